import type { Span } from '../coverage/article.ts';
import { rulesOf } from './languages.ts';
import type { Quantity } from './quantities.ts';

/** What the words around a number make of it: "cut to 5 percent" isn't "cut by 5 percent". */
export interface NumberContext {
  /** Where a change goes to, comes from, how large it is. */
  readonly role: 'to' | 'by' | 'from' | null;
  /** `falling` may be written with a minus or without: "fell 0.3 percent", "-0.3 percent". */
  readonly sign: 'minus' | 'falling' | 'plain';
  /** "All 12" of them, or the whole of which a part is told: "ten of the 12". */
  readonly extent: 'all' | 'whole' | null;
  /** The lower or upper end of a range: "10 to 15 euros". */
  readonly isRangeEnd: boolean;
  /** The number with these words. */
  readonly told: Span;
}

const charsBefore = 48;
const charsAfter = 24;
const plain = { role: null, sign: 'plain', extent: null, isRangeEnd: false } as const;
const rangeDash = /^ ?(?:[-–—]|to|do|[~∼～]|에서) ?[$€£¥₩₹₽]?$/;

/** The contexts of a text's numbers, in their order. */
export function contextsOf(text: string, quantities: readonly Quantity[], language: string): NumberContext[] {
  const words = rulesOf(language)?.numbers?.context ?? null;
  return quantities.map((one, at): NumberContext => {
    if (words === null) return { ...plain, told: { start: one.boundStart, end: one.end } };
    const before = text.slice(Math.max(0, one.start - charsBefore), one.start);
    const after = text.slice(one.end, one.end + charsAfter);
    const near = `${before}|${after}`;
    const starts: number[] = [one.boundStart];
    // Korean says it behind the number, the others before it.
    const says = (pattern: RegExp): boolean => {
      const match = pattern.exec(near);
      if (match && match.index < before.length) starts.push(one.start - before.length + match.index);
      return match !== null;
    };
    const role =
      one.bound === 'exact' ? (['to', 'by', 'from'] as const).find((name) => says(words.roles[name])) : undefined;
    const isMinus = says(words.minus);
    const extent = says(words.all) ? 'all' : says(words.whole) ? 'whole' : null;
    const [previous, next] = [quantities[at - 1], quantities[at + 1]];
    const isLower = next !== undefined && one.value < next.value && rangeDash.test(text.slice(one.end, next.start));
    const isUpper =
      previous !== undefined && previous.value < one.value && rangeDash.test(text.slice(previous.end, one.start));
    const lead = text.slice(0, isUpper ? previous.start : one.start);
    const isRangeEnd = (isLower || isUpper) && !words.roles.from.test(`${lead.slice(-charsBefore)}|`);
    if (isRangeEnd && isUpper) starts.push(previous.start);
    return {
      role: isRangeEnd ? null : (role ?? null),
      sign: isMinus ? 'minus' : words.falling.test(near) ? 'falling' : 'plain',
      extent,
      isRangeEnd: isRangeEnd || words.endOfRange.test(near),
      told: { start: wordStart(text, Math.min(...starts)), end: isRangeEnd && isLower ? next.end : one.end },
    };
  });
}

/** Where words begin, past the space before them. */
function wordStart(text: string, at: number): number {
  return at + (/^[\s(]*/.exec(text.slice(at))?.[0].length ?? 0);
}

/** Whether what stands around two numbers tells them apart. @param stated the one that is claimed. */
export function differInContext(stated: Quantity & NumberContext, cited: Quantity & NumberContext): boolean {
  const isMeasured = stated.unit !== null || stated.kind === 'share';
  const isSigned = stated.sign !== 'falling' && cited.sign !== 'falling';
  return (
    (isMeasured && stated.role !== null && cited.role !== null && stated.role !== cited.role) ||
    (isSigned && stated.sign !== cited.sign) ||
    (stated.extent === 'all' && cited.extent === 'whole') ||
    (!stated.isRangeEnd && cited.isRangeEnd && stated.bound === 'exact' && cited.bound === 'exact')
  );
}
