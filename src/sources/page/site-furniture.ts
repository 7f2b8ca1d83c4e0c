import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { TextBlock } from '../../ingest/text-blocks.ts';

/**
 * What stands on many pages of one site and so is none of their articles: "Subscribe to our newsletter", a correction policy, an agency's
 * disclaimer. A site's blocks are counted by the hash of their words, over the articles read last; nothing of their text is kept.
 */

/** A site's blocks, as JSON that can be kept from one run to the next. */
export interface SiteBlocks {
  /** Pages counted; fewer than all, since old ones fade. */
  readonly pages: number;
  /** On how many of them each block stood, by its hash. The one that was seen last stands last. */
  readonly counts: Readonly<Record<string, number>>;
}

/** What the store keeps is read by this. */
export const siteBlocksSchema: z.ZodType<SiteBlocks> = z.object({
  pages: z.number().nonnegative(),
  counts: z.record(z.string(), z.number().positive()),
});

/** On fewer pages nothing is furniture: a series or a correction may say the same twice. */
export const minPages = 5;
/** Furniture stands on this share of a site's pages; what fewer have may be the background of a long story. */
const minShare = 0.5;
/** ...and on as many of them: a quotation or a paragraph of background goes from article to article for some days. */
const minTimes = 4;
/** A quotation that many articles repeat is what the coverage says; it takes this share of all pages to be furniture. */
const minQuotationShare = 0.8;
/** At this many pages all counts are halved, so that what a site no longer shows is forgotten. */
const maxPages = 200;
/** Some 100 KB of JSON; the blocks that were seen longest ago go first. */
const maxBlocks = 4_000;

export const noBlocks: SiteBlocks = { pages: 0, counts: {} };

/** The site's blocks with those of one more page. A page that was counted before isn't to be counted again. */
export function withPage(site: SiteBlocks, blocks: readonly TextBlock[]): SiteBlocks {
  const fade = site.pages >= maxPages ? 0.5 : 1;
  const counts = new Map(
    Object.entries(site.counts).flatMap(([hash, count]): [string, number][] =>
      count * fade < 1 ? [] : [[hash, count * fade]],
    ),
  );
  for (const hash of new Set(blocks.map(hashOf))) {
    const count = counts.get(hash) ?? 0;
    counts.delete(hash);
    counts.set(hash, count + 1);
  }
  return { pages: site.pages * fade + 1, counts: Object.fromEntries([...counts].slice(-maxBlocks)) };
}

/**
 * The blocks of a page without its site's furniture, and the furniture.
 * @param site the blocks of other pages of the site, of one language and layout as a site has it.
 */
export function withoutFurniture(
  site: SiteBlocks,
  blocks: readonly TextBlock[],
): { readonly article: TextBlock[]; readonly furniture: TextBlock[] } {
  const parted = Map.groupBy(blocks, (block) => isFurniture(site, block));
  const [article, furniture] = [parted.get(false) ?? [], parted.get(true) ?? []];
  // An article that is all furniture isn't one: it is a page that the site shows again and again, and says so best itself.
  return article.some(({ kind }) => kind !== 'heading')
    ? { article, furniture }
    : { article: [...blocks], furniture: [] };
}

function isFurniture({ pages, counts }: SiteBlocks, block: TextBlock): boolean {
  const times = counts[hashOf(block)] ?? 0;
  if (pages < minPages || times < minTimes) return false;
  return times >= (isQuotation(block.text) ? minQuotationShare : minShare) * pages;
}

/** Words in quotation marks that somebody said: most of a block stands in them. */
function isQuotation(text: string): boolean {
  const quoted = text.match(/[“„«"「『][^”“»"」』]+[”“»"」』]/g)?.join('') ?? '';
  return quoted.length * 2 > text.length;
}

/** The same for the same words, whatever stands between them; numbers and dates in them tell one day's block from the next. */
function hashOf({ text }: TextBlock): string {
  const words = text
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [text];
  return createHash('sha256').update(words.join(' ')).digest('base64url').slice(0, 12);
}
