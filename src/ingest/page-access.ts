import type { DefaultTreeAdapterTypes } from 'parse5';
import { type HeaderValue, isList, wordsOfValue } from './header-entry.ts';
import { attribute, plainText } from './html-elements.ts';
import type { PageHead } from './page-head.ts';
import type { TextBlock } from './text-blocks.ts';

type Element = DefaultTreeAdapterTypes.Element;

/** Whether a page holds its whole article, or only what stands before a paywall or a link to the rest. */
export type Access = 'whole' | 'partial';

/** Of the words that the page counts, as many have to be there: it counts captions too. */
const wholeShare = 0.8;
/** The part that has to be paid for is there when as much of it is read. */
const minPaidChars = 300;
/** What is longer and breaks off with three dots does so on purpose. */
const maxTeaserChars = 1_500;
/** A page that lets everybody read some articles a month sends the whole of them. */
const minMeteredChars = 2_500;

/**
 * Whether the blocks read are the whole article, by what the page says: that it isn't free (`isAccessibleForFree`, `hasPart`,
 * `article:content_tier`), how many words it has, and whether it breaks off.
 * @param isDescribed the blocks are those that JSON-LD gives as the article's text, paid for or not.
 */
export function accessOf(head: PageHead, blocks: readonly TextBlock[], isDescribed: boolean): Access {
  const text = blocks.map((block) => block.text).join(' ');
  const free = freeOf(head);
  const tier = head.meta.get('article:content_tier')?.toLowerCase() ?? null;
  if (isDescribed || (free !== 'false' && tier !== 'locked'))
    return free !== 'true' && breaksOff(text) ? 'partial' : 'whole';
  if (/…$|\.\.\.$/.test(text)) return 'partial';
  const counted = Number(wordsOfValue(head.linked.article?.['wordCount'] ?? null) ?? Number.NaN);
  if (counted > 0) return wordCount(text) >= wholeShare * counted ? 'whole' : 'partial';
  if (tier === 'metered' && text.length >= minMeteredChars) return 'whole';
  return holdsPaidPart(head, text) ? 'whole' : 'partial';
}

/** What the page says of its being free, in JSON-LD or in the page. */
function freeOf({ linked, elements }: PageHead): string | null {
  const marked = elements.find((element) => attribute(element, 'itemprop') === 'isAccessibleForFree');
  const said = [
    ...[linked.article, linked.page].map((thing) => wordsOfValue(thing?.['isAccessibleForFree'] ?? null)),
    marked ? (attribute(marked, 'content') ?? attribute(marked, 'href') ?? plainText(marked)) : null,
  ];
  const first = said.find((each) => each !== null && each.trim() !== '') ?? null;
  return first === null ? null : (first.trim().toLowerCase().split('/').at(-1) ?? null);
}

function holdsPaidPart({ linked, elements }: PageHead, text: string): boolean {
  const selectors = partsOf(linked.article?.['hasPart'] ?? linked.page?.['hasPart'] ?? null);
  const names = selectors.flatMap((selector) => /\.([\w-]+)\s*$/.exec(selector)?.[1] ?? []);
  if (names.length === 0) return false;
  const paid = elements.filter((element) => classesOf(element).some((name) => names.includes(name)));
  const words = new Set(text.match(/[\p{L}\p{N}]+/gu));
  const read = paid
    .flatMap((element) => plainText(element).match(/[\p{L}\p{N}]+/gu) ?? [])
    .filter((word) => words.has(word));
  return read.join('').length >= minPaidChars;
}

function partsOf(value: HeaderValue): string[] {
  if (value === null || typeof value === 'string') return [];
  if (isList(value)) return value.flatMap(partsOf);
  const selector = value['cssSelector'];
  return [selector ?? null].flat().flatMap((each) => (typeof each === 'string' ? each.split(',') : []));
}

function classesOf(element: Element): string[] {
  return attribute(element, 'class')?.split(/\s+/) ?? [];
}

/** The text ends in the middle: with three dots in brackets, or, where it is short, after a word. */
function breaksOff(text: string): boolean {
  if (/[[(](?:…|\.\.\.)[\])]$/.test(text)) return true;
  return text.length <= maxTeaserChars && /[\p{L}\p{N},]\s?(?:…|\.\.\.)$/u.test(text);
}

function wordCount(text: string): number {
  return text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
}
