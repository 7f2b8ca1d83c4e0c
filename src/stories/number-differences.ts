import type { Span } from '../coverage/article.ts';
import { datesIn } from '../language/mentioned-dates.ts';
import { type Quantity, quantitiesIn } from '../language/quantities.ts';
import type { Statement } from './aligned-statements.ts';

/** A number and what it counts. */
interface CountedThing extends Span {
  readonly quantity: Quantity;
  /** What is counted: the unit, or the next word, as a term. */
  readonly of: string;
}

/** As far behind its number as the counted thing's word begins: at once. */
const maxGapChars = 1;
/** As far from a number as what makes it a part of another stands. */
const partChars = 8;

/** Pairs of spans, within two sentences that tell the same, that give another number for the same thing. */
export function differingNumbers(ours: Statement, theirs: Statement, language: string): [Span, Span][] {
  const [left, right] = [countsOf(ours, language), countsOf(theirs, language)];
  return left.flatMap((one): [Span, Span][] => {
    // Where a sentence counts one thing twice, nothing says which of the other's is meant.
    const [other, ...more] = right.filter((count) => count.of === one.of);
    if (!other || more.length > 0 || left.filter((count) => count.of === one.of).length > 1) return [];
    return disagree(one.quantity, other.quantity) ? [[spanOf(one), spanOf(other)]] : [];
  });
}

function spanOf({ start, end }: Span): Span {
  return { start, end };
}

function countsOf({ text, terms }: Statement, language: string): CountedThing[] {
  return quantitiesIn(text, language, datesIn(text, language)).flatMap((quantity): CountedThing[] => {
    const { kind, unit, start, end } = quantity;
    if (isPart(text, start, end)) return [];
    if (kind === 'share') return [{ quantity, of: 'percent', start, end }];
    if (kind !== 'count') return [];
    if (unit !== null) return [{ quantity, of: unit, start, end }];
    const next = terms.find((term) => term.start >= end);
    if (!next || next.stop || next.start - end > maxGapChars || /^\p{N}/u.test(next.text)) return [];
    return [{ quantity, of: next.text, start, end: next.end }];
  });
}

/** A piece of a fraction, a range or a code: "40-7/8", "10 to 15". */
function isPart(text: string, start: number, end: number): boolean {
  return (
    /(?:[\p{L}\p{N}][/–-]|\p{N}\s+to\s+)$/u.test(text.slice(0, start).slice(-partChars)) ||
    /^(?:[/–-]|\s+to\s+)\p{N}/u.test(text.slice(end, end + partChars))
  );
}

/** Two plain numbers of which neither is the other rounded. */
function disagree(a: Quantity, b: Quantity): boolean {
  if (a.bound !== 'exact' || b.bound !== 'exact' || a.value === b.value) return false;
  const [coarse, fine] = grain(a.value) > grain(b.value) ? [a.value, b.value] : [b.value, a.value];
  return Math.round(fine / grain(coarse)) * grain(coarse) !== coarse;
}

/** The power of ten of a number's last digit that isn't 0: 100 for 2,300. */
function grain(value: number): number {
  if (value === 0) return 1;
  let unit = 10 ** Math.floor(Math.log10(Math.abs(value)));
  while (unit > 1e-6 && Math.abs(value / unit - Math.round(value / unit)) > 1e-6) unit /= 10;
  return unit;
}
