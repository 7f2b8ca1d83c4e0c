import { detectLanguage } from '../language/detect.ts';
import { termsOf } from '../language/terms.ts';
import { askingWords, frameWords } from '../retrieve/frame-words.ts';

/** A question that the coverage didn't answer. */
interface UnansweredQuestion {
  readonly question: string;
  readonly askedAt: Date;
}

/** Questions on one subject: an idea for the editors. */
export interface UnansweredGroup {
  /** The words that at least half of its questions share, as the newest one writes them. */
  readonly label: string;
  readonly count: number;
  readonly lastAsked: Date;
  /** Different wordings, newest first. */
  readonly examples: readonly string[];
  /** All wordings, newest first. */
  readonly questions: readonly string[];
}

/** From this share of common terms (Dice's coefficient) on, two questions are on one subject. */
const minSimilarity = 0.4;
const maxExamples = 3;

interface QuestionTerms extends UnansweredQuestion {
  /** Terms of its subject, each with the words that it is written in. */
  readonly terms: ReadonlyMap<string, string>;
}

/**
 * Groups questions by shared terms: leader clustering, in which each question joins the group whose first question is
 * most like it, or begins one of its own (Hartigan, Clustering Algorithms, 1975, chapter 3).
 * @param questions newest first.
 * @returns the largest groups first, then the newest.
 */
export function groupUnanswered(questions: readonly UnansweredQuestion[]): UnansweredGroup[] {
  const groups: { readonly leader: QuestionTerms; readonly members: QuestionTerms[] }[] = [];
  for (const question of questions) {
    const read = { ...question, terms: subjectOf(question.question) };
    let likest = 0;
    let joined: QuestionTerms[] | null = null;
    for (const { leader, members } of groups) {
      const likeness = dice(leader.terms, read.terms);
      if (likeness < minSimilarity || likeness <= likest) continue;
      likest = likeness;
      joined = members;
    }
    if (joined) joined.push(read);
    else groups.push({ leader: read, members: [read] });
  }
  return groups
    .map(({ leader, members }) => ({
      label: labelOf(leader, members),
      count: members.length,
      lastAsked: leader.askedAt,
      questions: [...new Set(members.map(({ question }) => question))],
    }))
    .map((group) => ({ ...group, examples: group.questions.slice(0, maxExamples) }))
    .toSorted((a, b) => b.count - a.count || b.lastAsked.getTime() - a.lastAsked.getTime());
}

/** Terms that name what is asked about; all terms where every one is a word of asking. */
function subjectOf(question: string): ReadonlyMap<string, string> {
  const written = termsOf(question, detectLanguage(question)).map(({ text, start, end, stop }) => {
    const word = question.slice(start, end);
    const isFrame = frameWords.has(word.toLowerCase()) || askingWords.has(word.toLowerCase());
    return { text, word, tells: !stop && !isFrame };
  });
  const telling = written.filter(({ tells }) => tells);
  return new Map((telling.length > 0 ? telling : written).map(({ text, word }) => [text, word]));
}

/** Dice's coefficient of two sets of terms: 0 to 1. */
function dice(one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): number {
  const shared = [...one.keys()].filter((term) => other.has(term)).length;
  return one.size + other.size === 0 ? 0 : (2 * shared) / (one.size + other.size);
}

function labelOf(leader: QuestionTerms, members: readonly QuestionTerms[]): string {
  const shared = [...leader.terms].filter(
    ([term]) => members.filter(({ terms }) => terms.has(term)).length * 2 >= members.length,
  );
  return shared.map(([, word]) => word).join(' ') || leader.question;
}
