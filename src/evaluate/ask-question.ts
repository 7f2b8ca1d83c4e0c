import type { Article } from '../coverage/article.ts';
import type { Evidence, Judgement } from '../coverage/evidence.ts';
import type { Question } from '../coverage/question.ts';
import { type Calendar, endOfDay } from '../language/calendar.ts';
import { isDay } from '../language/dates.ts';
import type { Library } from '../retrieve/library.ts';
import { passagesFor } from '../writing/quote-answer.ts';
import { rankSentences } from '../writing/rank-sentences.ts';
import { holdsAnswer } from './answer-strings.ts';
import type { EvaluationQuestion } from './beir-set.ts';

/** Articles of a ranking that are looked at, as trec_eval does: average precision needs the far ones too. */
const depth = 1_000;
/** Passages that are looked through for an answer. */
const answerPassages = 10;
const answerSentences = 3;

/** An article of a ranking. */
export interface Hit {
  readonly article: string;
  /** Index of its best passage, counted from 0; 0 also where the ranking didn't look at its passages. */
  readonly passage: number;
  readonly score: number;
}

/** What one question brought. */
export interface AskedQuestion {
  readonly hits: readonly Hit[];
  readonly judgement: Judgement;
  readonly evidence: Evidence;
  /** Time of `retrieve`. */
  readonly ms: number;
  /** For each of the first passages over all articles, whether it holds an answer; `null` for a set without answers. */
  readonly passagesHold: readonly boolean[] | null;
  readonly sentencesHold: readonly boolean[] | null;
  /** For each passage that quote mode would show. */
  readonly shownHold: readonly boolean[] | null;
}

/** The question as `/ask` has it. `asOf` is the end of that day. */
export function questionOf({ text, asOf }: Pick<EvaluationQuestion, 'text' | 'asOf'>, calendar: Calendar): Question {
  const askedAt = asOf === null ? calendar.now() : isDay(asOf) ? endOfDay(calendar, asOf) : new Date(asOf);
  return { text, filter: { from: null, to: null, outlets: [] }, askedAt };
}

/** Asks one question by the code of `/ask`. */
export async function ask(library: Library, asked: EvaluationQuestion, question: Question): Promise<AskedQuestion> {
  const begun = performance.now();
  const evidence = await library.retrieve(question);
  const ms = performance.now() - begun;
  const found = await library.search(question, depth);
  const hits = found.map(({ article, score, passages }) => ({ article, score, passage: passages[0]?.index ?? 0 }));
  const { judgement } = evidence;
  if (asked.answers.length === 0) {
    return { hits, judgement, evidence, ms, passagesHold: null, sentencesHold: null, shownHold: null };
  }
  const passages = found
    .flatMap((hit, rank) => hit.passages.map(({ passage, score }) => ({ passage, score, rank })))
    .toSorted((a, b) => b.score - a.score || a.rank - b.rank)
    .slice(0, answerPassages);
  const texts = await Promise.all(passages.map(({ passage }) => textOf(library, passage)));
  const sentences = rankSentences(question.text, evidence).slice(0, answerSentences);
  const shown = passagesFor(question.text, evidence);
  return {
    hits,
    judgement,
    evidence,
    ms,
    shownHold: shown.map(({ source: { article }, first, last }) =>
      holdsAnswer(textBetween(article, first, last), asked.answers),
    ),
    passagesHold: texts.map((text) => holdsAnswer(text, asked.answers)),
    sentencesHold: sentences.map(({ source: { article }, sentence }) => {
      const span = article.sentences[sentence];
      return span !== undefined && holdsAnswer(article.text.slice(span.start, span.end), asked.answers);
    }),
  };
}

async function textOf(
  library: Library,
  passage: { readonly article: string; readonly first: number; readonly last: number },
): Promise<string> {
  const article = await library.article(passage.article);
  return article === null ? '' : textBetween(article, passage.first, passage.last);
}

function textBetween({ text, sentences }: Article, first: number, last: number): string {
  return text.slice(sentences[first]?.start, sentences[last]?.end);
}
