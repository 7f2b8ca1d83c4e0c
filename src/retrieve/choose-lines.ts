import { contextsOf } from '../language/sentence-context.ts';
import { isShouted } from '../language/terms.ts';
import { type Statement, statementOf } from '../stories/aligned-statements.ts';
import { differingNumbers } from '../stories/number-differences.ts';
import { dice } from '../stories/word-hashes.ts';
import type { DatedArticle } from './weigh-days.ts';

/** A sentence that may stand for what happened on a day. */
export interface DayLine {
  /** ISO day: named by the sentence itself, or of publication. */
  readonly day: string;
  readonly isReported: boolean;
  readonly source: DatedArticle;
  /** Index into the article's sentences. */
  readonly sentence: number;
  readonly statement: Statement;
}

/** The lines of a timeline, oldest first. */
interface ChosenLines {
  readonly lines: readonly DayLine[];
  /** Further days that have a sentence. */
  readonly daysLeftOut: number;
  /** Every sentence that was looked at, the lines among them. */
  readonly looked: readonly DayLine[];
}

/** What words are worth to a line. */
interface WordWorth {
  /** Of a term in the archive. */
  readonly rarity: (term: string) => number;
  /** How much of the topic some words hold: 0 to 1. */
  readonly topical: (words: ReadonlySet<string>) => number;
}

/** Sentences of an article that tell what happened that day; what stands further down is background. */
const firstSentences = 8;
/** Shorter ones say too little on their own, longer ones are no line, in characters. */
const leastChars = 40;
const mostChars = 350;
/** Content words from which a longer sentence gains nothing by its length. */
const fullWords = 14;

/** A sentence that names its day is surer to tell of it than one that was printed on it. */
const writtenWeight = 1.3;
/** It says "on Monday", and Monday it was; it speaks of another weekday. */
const sameWeekdayWeight = 1.2;
const otherWeekdayWeight = 0.5;
/** A sentence without a name most often needs the one before it. */
const namelessWeight = 0.5;
/** What is taken off for each sentence further down. */
const placeWeight = 0.05;
/** Content words in common by which two lines tell the same event. */
const sameEvent = 0.6;

/** A capital behind a space: a name, in any script that has capitals. */
const name = /\s["'“‘„«(]*\p{Lu}/u;
const capitals = /\p{Lu}/u;

/**
 * Chooses a line for each of some days, those that matter most first, until there are enough. A day that has no sentence of its own, or only what
 * another line tells already, gets none.
 */
export function chooseLines(
  days: readonly string[],
  articles: readonly DatedArticle[],
  count: number,
  worth: WordWorth,
): ChosenLines {
  const candidates = Map.groupBy(articles.flatMap(linesOf), ({ day }) => day);
  const lines: DayLine[] = [];
  const looked: DayLine[] = [];
  let daysLeftOut = 0;
  for (const day of days) {
    const own = candidates.get(day) ?? [];
    if (own.length === 0) continue;
    if (lines.length === count) {
      daysLeftOut++;
      continue;
    }
    const read = bestOf(own.map(readStatement), worth);
    looked.push(...read);
    const best = read.find((line) => !lines.some((other) => isOneEvent(other, line)));
    if (best) lines.push(best);
  }
  return { lines: lines.toSorted((a, b) => (a.day < b.day ? -1 : 1)), daysLeftOut, looked };
}

/** Whether two lines tell the same, with the same numbers: a death toll that rose is told again. */
function isOneEvent({ statement: one, source }: DayLine, { statement: other }: DayLine): boolean {
  return (
    dice(one.content, other.content) >= sameEvent && differingNumbers(one, other, source.article.language).length === 0
  );
}

type Candidate = Omit<DayLine, 'statement'>;

/** The sentences of an article that may be lines. */
function linesOf(source: DatedArticle): Candidate[] {
  const { article, published, told } = source;
  const contexts = contextsOf(article);
  return article.sentences.flatMap(({ start, end }, sentence): Candidate[] => {
    const days = told[sentence];
    if (!days) return [];
    const { written, eventDay } = days;
    const isTold = eventDay !== null && (published === null || eventDay <= published);
    const isReport = published !== null && written.every((day) => day >= published) && sentence < firstSentences;
    if (!(isTold || isReport) || end - start < leastChars || end - start > mostChars) return [];
    const context = contexts[sentence];
    if (!context || context.isQuestion || context.isCorrection || context.correctedBy || context.row || context.item)
      return [];
    const text = article.text.slice(start, end);
    if (!isWhole(text)) return [];
    const day = isTold ? eventDay : (published ?? '');
    return [{ day, isReported: !isTold, source, sentence }];
  });
}

/** It ends as a statement does, and no quotation begins or ends outside it. */
function isWhole(text: string): boolean {
  const count = (mark: RegExp): number => text.match(mark)?.length ?? 0;
  return /[.!。．]["'”’»)]*$/.test(text) && count(/"/g) % 2 === 0 && count(/[“„«]/g) === count(/[”»]/g);
}

function readStatement(candidate: Candidate): DayLine {
  const { article } = candidate.source;
  const span = article.sentences[candidate.sentence] ?? { start: 0, end: 0 };
  return { ...candidate, statement: statementOf(article, span, isShouted(article.text.slice(span.start, span.end))) };
}

/** Lines of a day, the best first: those that hold most of what the day's sentences have in common (the centroid of MEAD, Radev 2004). */
function bestOf(lines: readonly DayLine[], { rarity, topical }: WordWorth): DayLine[] {
  const distinct = ({ statement: { terms } }: DayLine): Set<string> =>
    new Set(terms.flatMap(({ text, stop }) => (stop ? [] : [text])));
  const stories = new Map<string, Set<number>>();
  const words = lines.map(distinct);
  lines.forEach(({ source }, at) => {
    for (const word of words[at] ?? []) stories.set(word, (stories.get(word) ?? new Set()).add(source.story));
  });
  return lines
    .flatMap((line, at) => {
      const own = words[at] ?? new Set();
      const topic = topical(own);
      if (topic === 0 && !line.source.isAbout) return [];
      const sum = [...own].reduce((total, word) => total + (stories.get(word)?.size ?? 0) * rarity(word), 0);
      return [{ line, score: (sum / Math.max(fullWords, own.size)) * (1 + topic) * fitness(line) }];
    })
    .toSorted((a, b) => b.score - a.score || a.line.source.doc - b.line.source.doc || a.line.sentence - b.line.sentence)
    .map(({ line }) => line);
}

function fitness({ day, isReported, source, sentence, statement: { text } }: DayLine): number {
  const { meant = [] } = source.told[sentence] ?? {};
  const isSame = meant.includes(day);
  const weekday = meant.length === 0 ? 1 : isSame ? sameWeekdayWeight : otherWeekdayWeight;
  const isNameless = capitals.test(text) && !name.test(text);
  return (
    ((isReported ? weekday : writtenWeight) * (isNameless ? namelessWeight : 1)) /
    (1 + (isReported ? placeWeight * sentence : 0))
  );
}
