import type { Article } from '../coverage/article.ts';
import type { Judgement } from '../coverage/evidence.ts';
import { type AnswerType, answerTypeOf, mayAnswer, particularTypes } from '../language/en/answer-type.ts';
import { synonymsOf } from '../language/en/synonyms.ts';
import { contextsOf, termsAbove, wordsWithHeads } from '../language/sentence-context.ts';
import { isShouted, termsOf } from '../language/terms.ts';
import type { Key } from './question-keys.ts';
import {
  coveredFrom,
  decisiveNameShare,
  decisiveShare,
  leastArticles,
  signalWeights,
  sizePenalty,
  unknownMargin,
  unknownShare,
  unsureFrom,
  windowSentences,
} from './ranking-constants.ts';
import type { ReadQuestion } from './read-question.ts';
import type { SentenceWindow } from './sentence-window.ts';

/** What speaks for and against a question being covered, taken from its best window: each 0 to 1, but `strength`, which may exceed 1. */
interface Signals {
  /** Share of the keys' weight that a few sentences meet between them. */
  readonly window: number;
  /** The same for two sentences in a row. */
  readonly pair: number;
  /** The article's score against the most that it could reach. */
  readonly strength: number;
  /** Longest run of the question's words, gaps allowed, that a sentence has in the same order. */
  readonly sequence: number;
  /** 1 where a name of the question isn't there. */
  readonly missingName: number;
  /** Share of the keys' weight that lies in names that aren't there. */
  readonly missingNameShare: number;
  /** 1 where nothing near could be what is asked for: no name for "who", no number for "how many". */
  readonly typeAbsent: number;
  /** A price or an age was asked for, and none stands near. */
  readonly particularAbsent: boolean;
  /** It was asked whether something is so, and what is asked of it stands nowhere near: "Will the lighthouse be sold?" */
  readonly predicateAbsent: boolean;
  /** "Who is the prime minister of …?", and nothing near holds all words of the office. */
  readonly officeAbsent: boolean;
  /** The heaviest name, number or noun that isn't there, as a share of all keys. */
  readonly missingKey: number;
  /** The heaviest one that the archive doesn't know at all. */
  readonly unknownKey: number;
}

/** Those of an article that meets nothing. */
export const nothing: Signals = {
  window: 0,
  pair: 0,
  strength: 0,
  sequence: 0,
  missingName: 1,
  missingNameShare: 1,
  typeAbsent: 1,
  particularAbsent: false,
  predicateAbsent: false,
  officeAbsent: false,
  missingKey: 1,
  unknownKey: 1,
};

/** Below this a key counts as not met: a word that only begins alike meets a noun, and no name. */
const metFrom = 0.5;
/** The most that a question may score that isn't covered. */
export const belowCovered = 0.499;
/** With so much else of a question there, its verb may well be said in other words. */
const enoughBeside = 3;
const whether = /^(?:is|are|was|were|do|does|did|has|have|had|will|would|can|could|should)\b/i;
const office = /^who(?:\s+(?:is|was|are|were)|['’]s)\s+(?:the\s+)?(?:[\p{L}-]+\s+){1,4}(?:of|in|at|for)\b/iu;
const questionWord = /^(?:what|which|who|when|where|how|why|did|do|doe)$/;

/** A question made ready to be judged against articles. */
export interface JudgedQuestion {
  readonly keys: readonly Key[];
  readonly type: AnswerType;
  /** Asks who holds an office or a part: whoever holds another is no answer. */
  readonly isOfOffice: boolean;
  /** It asks whether something is so, and not whether it was anyone. */
  readonly isWhether: boolean;
  /** All its terms, words of grammar included, in order. */
  readonly sequence: readonly string[];
}

/** What of a question decides whether it is covered: its key terms, and the kind of answer that it wants. */
export function judgedQuestion(reading: ReadQuestion, keys: readonly Key[]): JudgedQuestion {
  const sequence = termsOf(reading.text, reading.language).map(({ text }) => text);
  const isEnglish = reading.language.startsWith('en');
  const type = isEnglish ? answerTypeOf(reading.text) : 'any';
  return {
    keys,
    type,
    isOfOffice: isEnglish && office.test(reading.text),
    isWhether: isEnglish && type === 'any' && whether.test(reading.text),
    sequence: sequence.filter((term) => !questionWord.test(term)),
  };
}

/**
 * The signals of an article's best window.
 * @param strength the article's score against the most possible.
 * @param held the window's words, with those above it.
 * @param sequence the longest run of the question's words that the window's best sentence has in the same order.
 */
export function signalsOf(
  question: JudgedQuestion,
  article: Article,
  window: SentenceWindow,
  { strength, sequence, held }: { strength: number; sequence: number; held: ReadonlySet<string> },
): Signals {
  const total = question.keys.reduce((sum, { weight }) => sum + weight, 0);
  const missed = question.keys.map((key, index) => (window.met[index] ?? 0) < metFrom && key.weight > 0);
  const share = (isCounted: (key: Key, index: number) => number): number =>
    question.keys.reduce((sum, key, index) => sum + isCounted(key, index) * key.weight, 0) / total;
  const bearing = question.keys.map((key, index) =>
    missed[index] && !key.isHead && (key.kind === 'name' || key.kind === 'noun' || key.kind === 'number')
      ? key.weight
      : 0,
  );
  const isAnswered = hasAnswer(question, article, window);
  return {
    window: share((_, index) => window.met[index] ?? 0),
    pair: window.pair,
    strength,
    sequence: sequence / Math.max(3, question.sequence.length),
    missingName: question.keys.some((key, index) => key.kind === 'name' && missed[index]) ? 1 : 0,
    missingNameShare: share((key, index) =>
      key.kind === 'name' ? 1 - Math.min(1, (window.met[index] ?? 0) / metFrom) : 0,
    ),
    typeAbsent: isAnswered ? 0 : 1,
    particularAbsent: !isAnswered && particularTypes.has(question.type),
    officeAbsent: question.isOfOffice && !holdsOffice(question.keys, window),
    predicateAbsent: question.isWhether && isPredicateAbsent(question.keys, held, window),
    missingKey: Math.max(0, ...bearing) / total,
    unknownKey: Math.max(0, ...bearing.filter((_, index) => question.keys[index]?.isUnknown)) / total,
  };
}

/** Whether a window holds every word by which a question describes who it asks for. */
function holdsOffice(keys: readonly Key[], { met }: SentenceWindow): boolean {
  return keys.every(({ kind }, index) => (kind !== 'noun' && kind !== 'other') || (met[index] ?? 0) >= metFrom);
}

/** Whether none of the question's verbs, nor any that means the same, stands in the window. */
function isPredicateAbsent(keys: readonly Key[], held: ReadonlySet<string>, window: SentenceWindow): boolean {
  const verbs = keys.filter(({ kind, isFrame }) => kind === 'verb' && !isFrame);
  const isHeld = (key: Key): boolean =>
    (window.met[keys.indexOf(key)] ?? 0) >= metFrom || synonymsOf(key.text).some((other) => held.has(other));
  const others = keys.length - verbs.length;
  return verbs.length > 0 && others < enoughBeside && !verbs.some(isHeld);
}

function hasAnswer({ type, sequence }: JudgedQuestion, article: Article, window: SentenceWindow): boolean {
  if (type === 'any') return true;
  if (!article.language.startsWith('en') && !particularTypes.has(type)) return true;
  const asked = new Set(sequence);
  const shouted = isShouted(article.text);
  const contexts = article.structure.length === 0 ? [] : contextsOf(article);
  const above = termsAbove(article);
  // Whether it was anyone at all is often said a sentence or two further on.
  const reach = type === 'anyone' ? windowSentences : 1;
  // The best sentence may stand at the window's edge.
  const near = Math.max(0, window.best - reach);
  return article.sentences.slice(near, window.best + reach + 1).some((span, at) => {
    const index = near + at;
    const terms = termsOf(article.text.slice(span.start, span.end), article.language, shouted);
    const words = wordsWithHeads(article, span, contexts[index]);
    return mayAnswer(type, words, [...terms, ...(above[index] ?? [])], asked);
  });
}

/** The weighted sum of the signals. */
function weigh(signals: Signals): number {
  const { window, pair, strength, sequence, missingName, missingNameShare, typeAbsent } = signalWeights;
  return (
    window * signals.window +
    pair * signals.pair +
    strength * signals.strength +
    sequence * signals.sequence +
    missingName * signals.missingName +
    missingNameShare * signals.missingNameShare +
    typeAbsent * signals.typeAbsent
  );
}

/**
 * @param articles how many the archive holds.
 * @returns the judgement, and how sure it is of "covered" as a logistic score: 0.5 at the threshold.
 */
export function judge(
  signals: Signals,
  articles: number,
): { readonly judgement: Judgement; readonly coverage: number } {
  const sum = weigh(signals) - sizePenalty * Math.log10(Math.max(articles, leastArticles) / leastArticles);
  const coverage = 1 / (1 + Math.exp(coveredFrom - sum));
  const isUnknown = signals.unknownKey >= unknownShare && sum < coveredFrom + unknownMargin;
  const isLacking =
    signals.particularAbsent ||
    signals.predicateAbsent ||
    signals.officeAbsent ||
    signals.missingKey >= decisiveShare ||
    signals.missingNameShare >= decisiveNameShare;
  if (sum >= coveredFrom && !isUnknown && !isLacking) return { judgement: 'covered', coverage };
  const isUnsure = !isUnknown && (isLacking ? sum >= coveredFrom : sum >= unsureFrom);
  return { judgement: isUnsure ? 'unsure' : 'not_covered', coverage: Math.min(coverage, belowCovered) };
}
