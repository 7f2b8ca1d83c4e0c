import { figuresOf } from '../check/figures.ts';
import { isIdle } from '../check/number-agreement.ts';
import { quotationsIn } from '../check/quotations.ts';
import { namesIn } from '../language/capitalised-names.ts';
import { placeOf } from '../language/places.ts';

export type Alteration = 'number' | 'date' | 'name' | 'quotation';

interface Altered {
  readonly kind: Alteration;
  readonly text: string;
}

const numberWords =
  'two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety'.split(
    ' ',
  );
const ordinalWords = 'first second third fourth fifth sixth seventh eighth ninth tenth'.split(' ');
const scaleWords = ['hundred', 'thousand', 'million', 'billion'];
const months = 'January February March April May June July August September October November December'.split(' ');
const weekdays = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' ');

/** One of a list, other than what is there. */
function other<T>(list: readonly T[], than: T, random: () => number): T {
  const rest = list.filter((one) => one !== than);
  return rest[Math.floor(random() * rest.length)] ?? than;
}

function put(text: string, start: number, end: number, words: string): string {
  return text.slice(0, start) + words + text.slice(end);
}

function alike(word: string, model: string): string {
  return /^\p{Lu}/u.test(model) ? word.charAt(0).toUpperCase() + word.slice(1) : word;
}

/** Another number in the place of one: a digit changed, another word, another size. */
function otherNumber(written: string, random: () => number): string | null {
  for (const words of [numberWords, ordinalWords, scaleWords]) {
    const pattern = new RegExp(`\\b(?:${words.join('|')})\\b`, 'i');
    const found = pattern.exec(written);
    if (found)
      return put(
        written,
        found.index,
        found.index + found[0].length,
        alike(other(words, found[0].toLowerCase(), random), found[0]),
      );
  }
  const digits = [...written.matchAll(/\d/g)];
  const digit = digits[Math.floor(random() * digits.length)];
  if (!digit) return null;
  const isFirst = digit.index === digits[0]?.index;
  const choices = [...'0123456789'].filter((one) => !(isFirst && one === '0'));
  return put(written, digit.index, digit.index + 1, other(choices, digit[0], random));
}

function otherDate(written: string, random: () => number): string | null {
  for (const names of [weekdays, months]) {
    const found = new RegExp(`\\b(?:${names.join('|')})\\b`).exec(written);
    if (found) return put(written, found.index, found.index + found[0].length, other(names, found[0], random));
  }
  const year = /\b[12]\d{3}/.exec(written);
  if (!year) return null;
  return put(
    written,
    year.index,
    year.index + 4,
    String(Number(year[0]) + (1 + Math.floor(random() * 9)) * (random() < 0.5 ? -1 : 1)),
  );
}

/**
 * All that code can falsify in a sentence and tell again: each result says something else than the sentence does.
 * @param near the sentence with its neighbours: what stands there already, at another place, is not taken, for only a reader
 * can tell that it changed places.
 * @param pool names of other sentences, to put in the place of a name.
 */
export function alterationsOf(
  sentence: string,
  near: string,
  pool: readonly string[],
  random: () => number,
): Altered[] {
  const found: Altered[] = [];
  const isFresh = freshIn(near);
  const add = (kind: Alteration, start: number, end: number, words: string): void => {
    const text = put(sentence, start, end, words);
    if (text !== sentence) found.push({ kind, text });
  };
  const quotation = quotationsIn(sentence).find((one) => /\p{L}{4}/u.test(one));
  const quote = quotation === undefined ? null : { text: quotation, index: sentence.indexOf(quotation) };
  const figures = figuresOf(sentence, 'en');
  const { dates } = figures;
  const quantities = figures.quantities.filter((one) => !isIdle(one, sentence.slice(one.start, one.end)));
  for (const { start, end } of dates.filter((date, index) => date.start !== dates[index - 1]?.start)) {
    const changed = otherDate(sentence.slice(start, end), random);
    if (changed !== null && isFresh(changed)) add('date', start, end, changed);
  }
  for (const { start, end } of quantities) {
    const changed = otherNumber(sentence.slice(start, end), random);
    if (changed !== null && isFresh(changed)) add('number', start, end, changed);
  }
  const spans = [...dates, ...quantities];
  const names = namesIn(sentence).filter(
    ({ text, start, opens }) =>
      !opens &&
      text.length > 2 &&
      !/\. /.test(text) &&
      !/[\p{L}\p{N}]/u.test(sentence.charAt(start - 1) + sentence.charAt(start + text.length)) &&
      !spans.some((one) => one.start < start + text.length && one.end > start),
  );
  const strange = names.length === 0 ? [] : pool.filter(strangeTo(near));
  for (const { text, start } of names) {
    const name = strange[Math.floor(random() * strange.length)];
    if (name !== undefined) add('name', start, start + text.length, name);
  }
  if (quote) {
    const words = [...quote.text.matchAll(/\p{L}{4,}/gu)];
    const word = words[Math.floor(random() * words.length)];
    const at = quote.index + (word?.index ?? 0);
    const others = ['certain', 'strange', 'modern', 'hidden'].filter((one) => !near.includes(one));
    if (word) add('quotation', at, at + word[0].length, other(others, word[0], random));
  }
  return found;
}

/** Whether none of the numbers and dates of some words stand in a text. */
function freshIn(text: string): (words: string) => boolean {
  const valuesOf = (words: string): string[] => {
    const { quantities, dates } = figuresOf(words, 'en');
    return [
      ...quantities.map(({ value }) => String(value)),
      ...dates.flatMap(({ year, month, day, weekday }) => [year, `m${month}`, day, `w${weekday}`].map(String)),
    ].filter((value) => !value.includes('null'));
  };
  const there = new Set(valuesOf(text));
  return (words) => valuesOf(words).some((value) => !there.has(value));
}

/**
 * Whether a name shares neither a word nor a place with a text: "Poland" in the place of "Polish" changes nothing, nor does "South
 * Korea" in the place of "Seoul".
 */
function strangeTo(text: string): (name: string) => boolean {
  const lower = text.toLowerCase();
  const wordsOf = (words: string): string[] => words.toLowerCase().split(/[^\p{L}]+/u);
  const places = new Set(wordsOf(text).flatMap((word) => placeOf(word) ?? []));
  return (name) =>
    wordsOf(name).every((word) => {
      const place = placeOf(word);
      return !(word.length > 2 && lower.includes(word)) && !(place && places.has(place));
    });
}

/** Other wordings of a sentence that say the same: what a check must let pass. */
export function paraphrasesOf(sentence: string): string[] {
  const words = 'two three four five six seven eight nine ten eleven twelve'.split(' ');
  const variants = [
    sentence.replace(
      new RegExp(
        `(?<!-)\\b(?:${words.join('|')})\\b(?![ -](?:${words.join('|')}|thirds|quarters|fifths|hundred|thousand|million))`,
      ),
      (word) => String(words.indexOf(word) + 2),
    ),
    sentence.replace(/(\d)(?: percent|%)/, '$1 per cent'),
    sentence.replace(
      /\b(January|February|March|April|May|June|July|August|September|October|November|December) (\d{1,2})(?=[,. ])(?!\d)/,
      '$2 $1',
    ),
    sentence.replace(
      /^((?:On|In|At|After|During) [^,]{3,30}), (\p{L})(.*?)([.])$/u,
      (_, lead: string, letter: string, rest: string, stop: string) =>
        `${letter.toUpperCase()}${rest} ${lead.charAt(0).toLowerCase()}${lead.slice(1)}${stop}`,
    ),
    sentence.replace(/, (?:which|who) [^,]+,/, ''),
    sentence.replace(/ \((?!or not)[^()]*\)/, ''),
    /[“"‘']/.test(sentence) ? sentence : sentence.replace(/\b(is|are|was|were|did|does|has|have|had) not\b/, "$1n't"),
    sentence.replace(/([$€£][\d.]+) million\b/, (_, amount: string) => `${amount}m`),
  ];
  return [...new Set(variants)].filter((one) => one !== sentence);
}
