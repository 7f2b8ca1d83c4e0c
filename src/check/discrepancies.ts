import type { CodeVerdict, Discrepancy } from '../coverage/verdict.ts';
import { languageCode } from '../language/language-code.ts';
import type { MentionedDate } from '../language/mentioned-dates.ts';
import { differInContext } from '../language/number-context.ts';
import { sentencesOf } from '../language/sentences.ts';
import { hasNames, hasRules, isOneLanguage } from './checkable-languages.ts';
import { carriesDate, dateKey, isComparable, publicationDay, weekdayOf } from './date-agreement.ts';
import { type Figure, figuresOf } from './figures.ts';
import { falseMajorities } from './majorities.ts';
import { swappedScores } from './match-scores.ts';
import { missingDigits } from './missing-digits.ts';
import { missingNames, nameWordsOf } from './missing-names.ts';
import { isIdle, isRival, isSameNumber } from './number-agreement.ts';
import { isVerbatim, quotable, quotationsIn } from './quotations.ts';
import { swappedTimes } from './times-of-day.ts';

/** What a sentence cites, and what a reader sees around it. */
export interface CitedTexts {
  /** Verbatim spans in reading order. */
  readonly cited: readonly string[];
  /** The sentences before and after them, headline, outlet. */
  readonly around: readonly string[];
  /** The date lines: ISO days or instants. */
  readonly published: readonly string[];
  /** What was asked, where somebody verifies: else "Did Poland buy 300 tanks?" would make 300 true. */
  readonly question?: string;
  readonly citedLanguage: string;
  /** The sentence's. */
  readonly language: string;
}

/** More than anyone reads; a sentence of ten thousand words must not carry as many. */
const maxDiscrepancies = 50;
/** "The fifth and deciding set" counts what the article may only list. */
const afterOrdinal = /^ and \p{L}/u;

/** "The two countries", "one of the three factors": what the article may list without a number. */
const beforeListed = /(?:^|\P{L})(?:the|these|those|both) $/iu;
const mostListed = 3;
/** What is cited names its year elsewhere. */
const thatYear = /\b(?:that|the same) year\b/i;

/**
 * What a sentence states and what stands nowhere in the words it cites and around them: its quotations, numbers, dates and
 * names. In languages whose numbers and dates can't be read, the digits alone are compared.
 */
export function discrepanciesOf(sentence: string, words: CitedTexts): Discrepancy[] {
  const { cited, around, language, citedLanguage, question } = words;
  const quoted = quotable(cited);
  const quotations = quotationsIn(sentence)
    .filter((quotation) => !isVerbatim(quotation, quoted))
    .map((stated): Discrepancy => ({ kind: 'quotation', stated, cited: null }));
  const texts = [...cited, ...around].map((text) => [text, citedLanguage] as const);
  const all = question === undefined ? texts : [...texts, [question, language] as const];
  const found = [...quotations];
  if (hasRules(language) && hasRules(citedLanguage)) found.push(...missingFigures(sentence, words, all));
  else {
    const there = [...all.map(([text]) => text), ...words.published];
    found.push(
      ...missingDigits(sentence, there).map((stated): Discrepancy => ({ kind: 'number', stated, cited: null })),
    );
  }
  if (hasNames(language) && hasNames(citedLanguage)) {
    const there = nameWordsOf(all);
    const other = isOneLanguage(language, citedLanguage) ? null : citedLanguage;
    for (const { start, end } of sentencesOf(sentence, 0, sentence.length, languageCode(language))) {
      const text = sentence.slice(start, end);
      const { dates, quantities } = figuresOf(text, language);
      const figures = [...dates, ...quantities];
      const isTaken = (at: number): boolean => figures.some((figure) => figure.start <= at && figure.end > at);
      const names = missingNames(text, language, there, isTaken, other);
      found.push(...names.map((stated): Discrepancy => ({ kind: 'name', stated, cited: null })));
    }
  }
  const told = new Map(found.map((one) => [`${one.kind} ${one.stated}`, one]));
  return [...told.values()].slice(0, maxDiscrepancies);
}

function missingFigures(
  sentence: string,
  words: CitedTexts,
  all: readonly (readonly [string, string])[],
): Discrepancy[] {
  const { published, language, citedLanguage } = words;
  const isAcross = !isOneLanguage(language, citedLanguage);
  const own = figuresOf(sentence, language);
  const texts = all.map(([text, of]) => figuresOf(text, of));
  const near = texts.slice(0, words.cited.length);
  const quantities = distinct(
    texts.flatMap((text) => text.quantities),
    quantityKey,
  );
  const dates = distinct([...texts.flatMap((text) => text.dates), ...published.map(publicationDay)], dateKey);
  const years = new Set(dates.map(({ year }) => year));
  const isYear = (value: number, year: number | null): boolean => year === value;
  const isNumberThere = (one: Figure): boolean =>
    quantities.some((other) => isSameNumber(one, other) || (isAcross && one.value === other.value)) ||
    ((one.kind === 'ordinal' || isAcross) && dates.some(({ day }) => day === one.value)) ||
    (one.kind === 'count' && dates.some(({ year, month }) => isYear(one.value, year) && (month === null || isAcross)));
  const isDateThere = (one: MentionedDate): boolean =>
    carriesDate(one, dates, years) ||
    (one.weekday !== null &&
      own.dates.some((date) => weekdayOf(date) === one.weekday && carriesDate(date, dates, years))) ||
    (one.year !== null && one.month === null && !one.isDecade && quantities.some(({ value }) => value === one.year));
  const isElsewhere =
    words.cited.some((text) => thatYear.test(text)) &&
    near.every((text) => text.dates.every(({ year }) => year === null));
  const found: Discrepancy[] = [];
  for (const one of distinct(own.quantities, quantityKey)) {
    const written = sentence.slice(one.start, one.end);
    const isListed = /^\p{L}/u.test(written) && one.value <= mostListed && one.unit === null && one.kind === 'count';
    const isCounting =
      (one.kind === 'ordinal' && afterOrdinal.test(sentence.slice(one.end))) ||
      (isListed && beforeListed.test(sentence.slice(0, one.start)) && sentence[one.end] !== '-');
    // Outside English not all forms of the numbers in words are known.
    const isRead = (language.startsWith('en') && !isAcross) || /\p{Nd}/u.test(written);
    if (!isRead || isIdle(one, written) || isCounting || isNumberThere(one)) continue;
    const rivals = near.flatMap(({ text, quantities: there }) =>
      there
        .filter((other) => isRival(one, other) && !own.quantities.some((mine) => isSameNumber(mine, other)))
        .map((other) => ({ other, text })),
    );
    // "To 5 percent" where "by 5 percent" is cited: what tells them apart belongs to both.
    const ofOneValue = rivals.filter(({ other }) => other.value === one.value);
    const isInContext = ofOneValue.some(({ other }) => differInContext(one, other));
    const wordsOf = (figure: Figure, text: string): string =>
      isInContext ? text.slice(figure.told.start, figure.told.end) : text.slice(figure.boundStart, figure.end);
    const cited = only((ofOneValue.length > 0 ? ofOneValue : rivals).map(({ other, text }) => wordsOf(other, text)));
    found.push({ kind: 'number', stated: wordsOf(one, sentence), cited });
  }
  const told = [
    ...swappedTimes(sentence, words.cited),
    ...swappedScores(sentence, words.cited),
    ...falseMajorities(sentence, language, near),
  ];
  found.push(...told.map(({ stated, cited }): Discrepancy => ({ kind: 'number', stated, cited })));
  for (const one of distinct(own.dates, dateKey)) {
    if (isDateThere(one)) continue;
    if (isElsewhere && one.month === null && one.weekday === null) continue;
    const rivals = near.flatMap(({ text, dates: there }) =>
      there
        .filter((other) => isComparable(one, other))
        .map((other) => text.slice(other.start, other.end).replace(/\.$/, '')),
    );
    // A name of a month or weekday may have a form in the other language that isn't known.
    if (isAcross && one.day === null && one.year === null && rivals.length === 0) continue;
    found.push({ kind: 'date', stated: sentence.slice(one.start, one.end).replace(/\.$/, ''), cited: only(rivals) });
  }
  return found;
}

function quantityKey({ kind, value, unit, bound, role, sign, extent, isRangeEnd }: Figure): string {
  return `${kind} ${value} ${unit} ${bound} ${role} ${sign} ${extent} ${isRangeEnd}`;
}

/** Each once: a flood of one number costs no more than the number. */
function distinct<T>(list: readonly T[], keyOf: (one: T) => string): T[] {
  return [...new Map(list.map((one) => [keyOf(one), one])).values()];
}

/** The one thing of a list that holds no other. */
function only(list: readonly string[]): string | null {
  const [first, ...others] = new Set(list);
  return others.length === 0 ? (first ?? null) : null;
}

/** A quotation that stands nowhere is out whatever anybody says: no reading makes it verbatim. */
export function isOutAtOnce(discrepancies: readonly Discrepancy[]): boolean {
  return discrepancies.some(({ kind }) => kind === 'quotation');
}

/** What code alone makes of discrepancies, where nobody verifies. */
export function codeVerdict(discrepancies: readonly Discrepancy[]): CodeVerdict {
  if (discrepancies.length === 0) return { label: 'unchecked', discrepancies };
  return { label: discrepancies.some(({ cited }) => cited !== null) ? 'contradicted' : 'unsupported', discrepancies };
}
