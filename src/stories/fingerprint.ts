import type { Article } from '../coverage/article.ts';
import { dayNumber, dayOf } from '../language/dates.ts';
import { placeOf } from '../language/places.ts';
import { type Marks, markOf, toMarks } from './marks.ts';
import type { Reading, Word } from './reading.ts';

/** What tells whether two articles report the same event. */
export interface Fingerprint {
  /** Days since 1970; `null` when undated. */
  readonly day: number | null;
  /** Content words compared. */
  readonly length: number;
  /** Numbers among all words read, in whole ten-thousandths: a table has many. */
  readonly numberShare: number;
  /** The headline's first word, where wires put the subject; `null` without a headline. */
  readonly headlineFirst: number | null;
  readonly headline: Marks;
  /** Countries of the headline, by whatever word. */
  readonly headlinePlaces: Marks;
  /** Countries of headline and text. */
  readonly places: Marks;
  /** The first names of persons, companies, bodies in the text: who the report is about. */
  readonly subject: Marks;
  /** Words of names; places and the calendar left out. */
  readonly names: Marks;
  /** Numbers that tell: no years, no days of a month, no small counts. */
  readonly numbers: Marks;
  readonly lede: Marks;
  readonly terms: Marks;
  /** Runs of three content words (shingles, Broder 1997). */
  readonly runs: Marks;
}

/** `numberShare` is rounded to one part of this, so that it is the same before and after it was stored. */
export const numberUnits = 10_000;
const subjectNames = 3;
const leastSubjectLetters = 3;
/** Below this a number is a count or a day that many reports share. */
const leastTellingNumber = 32;

/** @param timeZone in which the day of publication is told. */
export function fingerprintOf(
  { date }: Article,
  { headline, body, ledeLength, wordsRead }: Reading,
  timeZone: string,
): Fingerprint {
  const words = body.filter(({ kind }) => kind !== 'number');
  const marks = body.map(({ text }) => markOf(text));
  return {
    day: date === null ? null : dayNumber(dayOf(date, timeZone)),
    length: body.length,
    numberShare:
      wordsRead === 0 ? 0 : Math.round((numberUnits * (body.length - words.length)) / wordsRead) / numberUnits,
    headlineFirst: headline[0] ? markOf(headline[0].text) : null,
    headline: marksOf(headline),
    headlinePlaces: placesOf(headline),
    places: placesOf([...headline, ...body]),
    subject: toMarks(subjectOf(headline, body)),
    names: marksOf(body.filter(({ kind }) => kind === 'name')),
    numbers: marksOf(body.filter(({ text, kind }) => kind === 'number' && isTelling(text))),
    lede: marksOf(body.slice(0, ledeLength).filter(({ kind }) => kind !== 'number')),
    terms: marksOf(words),
    runs: toMarks(marks.slice(2).map((third, at) => runMark(marks[at] ?? 0, marks[at + 1] ?? 0, third))),
  };
}

function marksOf(words: readonly Word[]): Marks {
  return toMarks(words.map(({ text }) => markOf(text)));
}

function placesOf(words: readonly Word[]): Marks {
  return toMarks(words.flatMap(({ text }) => placeOf(text)?.names[0] ?? []).map(markOf));
}

/** The text's first names; where it names fewer than two, the headline's first words help. */
function subjectOf(headline: readonly Word[], body: readonly Word[]): number[] {
  const isLong = ({ text }: Word): boolean => text.length >= leastSubjectLetters;
  const names = body.filter((word) => word.kind === 'name' && isLong(word));
  const first = new Set(names.map(({ text }) => markOf(text)));
  const subject = [...first].slice(0, subjectNames);
  if (subject.length >= 2) return subject;
  const titled = headline.filter((word) => word.kind === 'other' && word.text.length > leastSubjectLetters);
  return [...new Set([...subject, ...titled.map(({ text }) => markOf(text))])].slice(0, subjectNames);
}

function isTelling(number: string): boolean {
  if (/^(?:19|20)\d\d$/.test(number)) return false;
  return number.includes('.') || Number.parseInt(number, 10) >= leastTellingNumber;
}

function runMark(first: number, second: number, third: number): number {
  const mixed = Math.imul(Math.imul(Math.imul(first, 0x9e3779b1) ^ second, 0x85ebca6b) ^ third, 0xc2b2ae35);
  return mixed >>> 16 || 1;
}
