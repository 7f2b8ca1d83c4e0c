import { differInContext } from '../language/number-context.ts';
import { differInUnit, isCurrency } from '../language/units.ts';
import type { Figure } from './figures.ts';

/** "About 300" is there where a number within this share of it is. */
const aboutShare = 0.1;
/** "A third" is there where 33% is, this many percent points more or less: shares in words are round. */
const shareTolerance = 1;
/** "More than 300" is there where a number up to this many times as large is: nobody says it of 5,000. */
const overTimes = 1.5;
/** "Thousands" ends where the next larger word begins; dozens end at a hundred or so. */
const vagueTimes = { over: 2, under: 1000 };
/** Spans of time that are one another's multiples: each of a line in the line's first unit. */
const timeSpans: readonly Readonly<Record<string, number>>[] = [
  { month: 1, year: 12, decade: 120, century: 1200 },
  { second: 1 / 60, minute: 1, hour: 60, day: 1440, week: 10_080 },
];

/** A number in the units of another, where both are spans of time: 18 months for a year and a half. */
function inUnitOf({ unit }: Figure, other: Figure): Figure {
  for (const units of timeSpans) {
    const [here, there] = [units[unit ?? ''], units[other.unit ?? '']];
    if (here === undefined || there === undefined || unit === other.unit) continue;
    const times = there / here;
    return { ...other, unit, value: other.value * times, step: other.step * times };
  }
  return other;
}

/** Whether a cited number is the one that a sentence states, allowing for how people round. */
export function isSameNumber(claimed: Figure, written: Figure): boolean {
  if (differInContext(claimed, written)) return false;
  const cited = inUnitOf(claimed, written);
  if (claimed.unit !== null && cited.unit !== null && differInUnit(claimed.unit, cited.unit)) return false;
  if ((claimed.unit === 'point') !== (cited.unit === 'point') && (claimed.kind === 'share' || cited.kind === 'share'))
    return false;
  if (claimed.kind !== cited.kind) {
    const isVague = claimed.kind === 'vague' && cited.kind === 'count';
    return isVague && cited.value >= claimed.value * vagueTimes.over && cited.value < claimed.value * vagueTimes.under;
  }
  if (claimed.value === cited.value) return !isOpposed(claimed.bound, cited.bound);
  if (claimed.kind === 'share' && Math.abs(claimed.value - cited.value) <= roundingOf(claimed, cited)) return true;
  if (claimed.kind !== 'count' && claimed.kind !== 'share') return false;
  // Two bounds of one kind are compared as they are stated, but for a rounder one: "over 300" for "over 320".
  if (cited.bound !== 'exact' && !isRounder(claimed.value, cited.value)) return false;
  if (claimed.bound === 'over' && cited.bound !== 'under') {
    return cited.value > claimed.value && cited.value <= claimed.value * overTimes;
  }
  if (claimed.bound === 'under' && cited.bound !== 'over') {
    return cited.value < claimed.value && claimed.value <= cited.value * overTimes;
  }
  if (claimed.bound === 'about' && cited.bound === 'exact' && isRounder(claimed.value, cited.value)) {
    return Math.abs(claimed.value - cited.value) <= claimed.value * aboutShare;
  }
  // "2.5 million" for 2,512,340: rounded to what its scale says, as everyone rounds.
  return claimed.step >= 1000 && cited.step < claimed.step && Math.abs(claimed.value - cited.value) <= claimed.step / 2;
}

/** Whether a number has fewer digits before its zeros than another. */
function isRounder(a: number, b: number): boolean {
  const significant = (value: number): number =>
    String(value)
      .replace('.', '')
      .replace(/^0+|0+$/g, '').length;
  return significant(a) < significant(b);
}

/** "Fewer than 300" isn't there where "more than 300" is. */
function isOpposed(a: Figure['bound'], b: Figure['bound']): boolean {
  return (a === 'over' && b === 'under') || (a === 'under' && b === 'over');
}

/** How far two shares may lie apart: one in words is round, one in whole percents is rounded. */
function roundingOf(claimed: Figure, cited: Figure): number {
  const isFraction = (one: Figure): boolean => !Number.isInteger(one.value) && one.step === 1;
  if (isFraction(claimed) || isFraction(cited) || (claimed.bound === 'about' && cited.bound === 'exact'))
    return shareTolerance;
  return claimed.step > cited.step ? claimed.step / 2 : 0;
}

/** Whether a cited number is of the same kind and unit, so that it could stand there instead. */
export function isRival(claimed: Figure, cited: Figure): boolean {
  const areMoney = isCurrency(claimed.unit ?? undefined) && isCurrency(cited.unit ?? undefined);
  const isOneKind = claimed.kind === cited.kind;
  // All 12 of them and ten of the 12; one sum in two currencies.
  const isOneNumber = claimed.value === cited.value && (areMoney || differInContext(claimed, cited));
  return isOneKind && (claimed.unit === cited.unit || isOneNumber);
}

/** "One" and "first" are words of grammar as often as numbers. */
export function isIdle({ kind, value }: Figure, written: string): boolean {
  return value === 1 && /^\p{L}/u.test(written) && (kind === 'count' || kind === 'ordinal');
}
