import type { Article, Span } from '../coverage/article.ts';
import type { Evidence, EvidenceSource, QueryTerm } from '../coverage/evidence.ts';
import { articleTerms } from '../language/article-terms.ts';
import { detectLanguage } from '../language/detect.ts';
import { type AnswerType, answersIn, answerTypeOf, answerTypesOf, mayAnswer } from '../language/en/answer-type.ts';
import { contextsOf, type SentenceContext, termsAbove, wordsWithHeads } from '../language/sentence-context.ts';
import { longestCommonSubsequence } from '../language/similar-words.ts';
import { type Term, termsOf } from '../language/terms.ts';
import { type MetTerms, meeter, most, share } from './met-terms.ts';

/**
 * Weights of what makes a sentence the answer, for verbatim quotes: natural logarithms of odds, so that scores become probabilities. Fitted
 * on `xquad/en` and `news` together in four folds each, then rounded from the middle of a plateau.
 */
const articleWeight = 3;
const overlapWeight = 3;
const previousWeight = 2.5;
const nextWeight = 1;
const localWeight = 3;
const orderWeight = 2.5;
const typeAbsentWeight = 1.5;
/** News says first what matters: this is taken off by the twentieth sentence. */
const placeWeight = 1.5;
const lastPlace = 20;
/** A sentence that shares nothing that tells of the question's subject, nor follows one that does, speaks of something else. */
const besideShare = 0.3;
/** Sources whose sentences are looked at. */
const maxSources = 5;
/** Fewer words in a question are in order by chance. */
const minOrdered = 3;
/** Kinds of answers that are told by their words alone. */
const unmistakable: ReadonlySet<AnswerType> = new Set(['anyone', 'money', 'age']);
const questionWord = /^(?:what|which|who|when|where|how|why|did|do|doe)$/;

/** A verbatim sentence that speaks to the question. */
export interface RankedSentence {
  readonly source: EvidenceSource;
  /** Index into the article's sentences. */
  readonly sentence: number;
  readonly context: SentenceContext;
  readonly score: number;
  /** The part of the score that is the sentence's own, not its article's. */
  readonly match: number;
  /** The share of the question that it, its headline and what it stands under hold between them, by rarity. */
  readonly met: MetTerms;
  /** What in it is of the kind that is asked for. */
  readonly answers: readonly Span[];
}

/**
 * Ranks the sentences of the evidence by how much of the question they, what stands before, after and above them and their headline hold,
 * best first. An interviewer's question is none of them, nor is what the article itself corrects.
 * @param type the kind of answer that is asked for; by default, what the question as a whole asks for, where a sentence that lacks what
 * one of its parts asks for stands back.
 */
export function rankSentences(question: string, evidence: Evidence, type?: AnswerType): RankedSentence[] {
  const { terms } = evidence;
  const best = evidence.sources[0]?.score ?? 1;
  const meet = meeter(terms);
  const read = evidence.sources.slice(0, maxSources).map((source) => readSource(source, meet));
  const whole = type ?? (isEnglish(question) ? answerTypeOf(question) : 'any');
  const parts =
    type === undefined && isEnglish(question) ? answerTypesOf(question).filter((part) => part !== whole) : [];
  const asked: AskedTerms = {
    terms,
    type: whole,
    parts,
    tells: tellingTerms(terms, read, whole),
    order: orderOf(question),
  };
  return read
    .flatMap((one) =>
      scoreSentences(one, asked).map((scored) => ({
        ...scored,
        source: one.source,
        score: (articleWeight * one.source.score) / best + scored.match,
      })),
    )
    .toSorted((a, b) => b.score - a.score || a.sentence - b.sentence);
}

function isEnglish(text: string): boolean {
  return detectLanguage(text).startsWith('en');
}

/** The question's words in order, without those by which it asks. */
function orderOf(question: string): string[] {
  const terms = termsOf(question, detectLanguage(question)).map(({ text }) => text);
  return terms.filter((term) => !questionWord.test(term));
}

interface AskedTerms {
  readonly terms: readonly QueryTerm[];
  readonly type: AnswerType;
  /** Further kinds, which parts of the question ask for: "…, and when?" */
  readonly parts: readonly AnswerType[];
  readonly tells: readonly boolean[];
  readonly order: readonly string[];
}

interface SentenceWords {
  readonly text: string;
  readonly words: readonly Term[];
  readonly context: SentenceContext;
  readonly met: MetTerms;
  /** By what it stands under. */
  readonly above: MetTerms;
  readonly wordsAbove: readonly Term[];
}

/** A source, and how far its headline and each of its sentences meet the question. */
interface ReadSource {
  readonly source: EvidenceSource;
  readonly title: MetTerms;
  readonly sentences: readonly SentenceWords[];
}

function readSource(source: EvidenceSource, meet: (words: readonly Term[]) => MetTerms): ReadSource {
  const { article } = source;
  const { title, sentences } = articleTerms(article);
  const contexts = contextsOf(article);
  const aboveAll = termsAbove(article);
  return {
    source,
    title: meet(title),
    sentences: article.sentences.flatMap((span, index) => {
      const context = contexts[index];
      const words = sentences[index];
      if (!context || !words) return [];
      const above = aboveAll[index] ?? [];
      const text = wordsWithHeads(article, span, context);
      return [{ text, words, context, met: meet(words), above: meet(above), wordsAbove: above }];
    }),
  };
}

/**
 * Which terms tell of the question's subject: its nouns, its numbers, and names. Where no kind of answer is asked for ("What countermeasures
 * did South Korea announce?"), a name must be as rare as the rarest noun of the evidence: a country's name alone is in half of the sentences.
 * A person, place or date that is asked for may well stand next to a name and a verb alone.
 */
function tellingTerms(terms: readonly QueryTerm[], read: readonly ReadSource[], type: AnswerType): boolean[] {
  const isHeld = (term: number): boolean =>
    read.some(({ sentences }) => sentences.some(({ met }) => (met[term] ?? 0) > 0));
  const nouns = type === 'any' ? terms.filter(({ kind }, term) => kind === 'noun' && isHeld(term)) : [];
  const rarest = Math.max(0, ...nouns.map(({ idf }) => idf));
  return terms.map(({ kind, idf }) => kind === 'noun' || kind === 'number' || (kind === 'name' && idf >= rarest));
}

type ScoredSentence = Omit<RankedSentence, 'source' | 'score'>;

/** The sentences that hold something of the question, or follow or stand under something that does. */
function scoreSentences({ source: { article }, title, sentences }: ReadSource, asked: AskedTerms): ScoredSentence[] {
  const { terms, type, parts, tells, order } = asked;
  const rarity = terms.map(({ idf, weight }) => idf * weight);
  const local = localRarity(sentences, rarity);
  const isRead = article.language.startsWith('en');
  const askedTerms = new Set(terms.map(({ text }) => text));
  const hasSubject = tells.includes(true);
  const none = new Float64Array(terms.length);
  const scored = sentences.flatMap((one, sentence): ScoredSentence[] => {
    const { text, words, context, met, above } = one;
    if (context.isQuestion) return [];
    const before = neighbour(sentences, sentence, -1);
    const after = neighbour(sentences, sentence, 1);
    const answers = isRead ? answersIn(type, text, words, askedTerms) : [];
    // Whether anyone was hurt, or what it cost, may be said of the headline's subject without a word of the question.
    const isOfTitle = unmistakable.has(type) && answers.length > 0;
    const surrounding = most(most(before, above), isOfTitle ? title : none);
    if (share(met, rarity) === 0 && share(surrounding, rarity) === 0) return [];
    // In an interview, its answers are those of whom its beginning names.
    const known = most(most(met, title), context.isAnswer ? (sentences[0]?.met ?? none) : none);
    const gain = (other: MetTerms): number =>
      share(
        other.map((value, term) => Math.max(0, value - (known[term] ?? 0))),
        rarity,
      );
    const isAnswered = context.isAnswer && type === typeAbove(article, context);
    const isAbsent = isRead && type !== 'any' && answers.length === 0 && !isAnswered;
    const lacking = parts.filter(
      (part) => part !== 'any' && isRead && !mayAnswer(part, text, words, askedTerms),
    ).length;
    const isBeside = hasSubject && !tells.some((isTelling, term) => isTelling && (met[term] || surrounding[term]));
    const match =
      overlapWeight * share(met, rarity) +
      previousWeight * gain(surrounding) +
      nextWeight * gain(after) +
      localWeight * share(most(known, above), local) +
      orderWeight * Math.max(inOrder(order, words), inOrder(order, one.wordsAbove)) -
      (isAbsent ? typeAbsentWeight : 0) -
      lacking * typeAbsentWeight -
      (placeWeight * Math.min(sentence, lastPlace)) / lastPlace;
    return [
      {
        sentence,
        context,
        match: isBeside ? Math.min(match, match * besideShare) : match,
        met: most(known, above),
        answers: context.row === null ? answers : [],
      },
    ];
  });
  return outranked(scored, article.sentences);
}

/** What the question that a sentence answers asks for. */
function typeAbove(article: Article, { heading }: SentenceContext): AnswerType {
  return heading === null ? 'any' : answerTypeOf(article.text.slice(heading.start, heading.end));
}

/** A correction takes the place of what it corrects. */
function outranked(scored: readonly ScoredSentence[], spans: readonly Span[]): ScoredSentence[] {
  return scored
    .filter(({ context }) => context.correctedBy === null)
    .map((one) => {
      const span = spans[one.sentence];
      const corrected = scored.filter(
        ({ context: { correctedBy } }) => correctedBy !== null && correctedBy.start === span?.start,
      );
      return { ...one, match: Math.max(one.match, ...corrected.map(({ match }) => match)) };
    });
}

/** How far the sentence before or after one meets the question. An interviewer's question speaks for its answer alone. */
function neighbour(sentences: readonly SentenceWords[], index: number, step: 1 | -1): MetTerms {
  const other = sentences[index + step];
  return other && !other.context.isQuestion ? other.met : new Float64Array(sentences[index]?.met.length ?? 0);
}

/** The longest run of the question's words, gaps allowed, that stands in the same order. */
function inOrder(order: readonly string[], words: readonly Term[]): number {
  const texts = words.map(({ text }) => text);
  return longestCommonSubsequence(order, texts) / Math.max(minOrdered, order.length);
}

/** A term of every second sentence of an article says little about which of them answers. */
function localRarity(sentences: readonly SentenceWords[], rarity: readonly number[]): number[] {
  return rarity.map((weight, term) => {
    const holding = sentences.filter(({ met }) => (met[term] ?? 0) > 0).length;
    return weight * Math.log(1 + (sentences.length - holding + 0.5) / (holding + 0.5));
  });
}
