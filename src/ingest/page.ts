import type { DefaultTreeAdapterTypes } from 'parse5';
import { UnreadableError, type Warn } from '../coverage/unreadable.ts';
import type { HeaderEntry } from './header-entry.ts';
import { blocksOfNodes, parsePage } from './html.ts';
import { attribute, maxDepth } from './html-elements.ts';
import { type Access, accessOf } from './page-access.ts';
import { canonicalAddress } from './page-address.ts';
import { articleBlocks } from './page-article.ts';
import { type PageHead, type PageOptions, pageHead } from './page-head.ts';
import { linkedBlocks } from './page-linked.ts';
import { pageMetadata } from './page-metadata.ts';
import { otherThanArticle } from './page-other.ts';
import { isProse, type TextBlock } from './text-blocks.ts';

type Element = DefaultTreeAdapterTypes.Element;
type Parent = DefaultTreeAdapterTypes.ParentNode;

/** A page of news has a few thousand. */
const maxElements = 60_000;

/** An article saved by itself has fewer links; a site's page has more around it. */
const maxLinks = 25;

/** Elements that stand around an article and not in it. */
const furniture = new Set(['nav', 'aside', 'footer', 'form', 'menu']);
const furnitureRole = /^(?:navigation|banner|contentinfo|complementary|search|menu)$/;

/** A page with what was read of it. */
export interface PageReading {
  /** What it says of itself. */
  readonly entries: HeaderEntry[];
  readonly blocks: TextBlock[];
  /** The address that it gives as its own; `null` where it gives none of its site. */
  readonly canonical: string | null;
  readonly access: Access;
  /** Why it is no article; `null` where it is one. */
  readonly problem: string | null;
}

/** Whether HTML is a whole page, and not a piece of one. */
export function isPage(html: string): boolean {
  return /<(?:!doctype|html|head|body)[\s>]/i.test(html.slice(0, 10_000));
}

/**
 * A whole page as what it says of itself and its article's blocks. A page with nothing around its article is read whole; of another
 * Readability finds the article.
 * @throws {UnreadableError} when it is larger than a page of news.
 */
export function readPage(
  html: string,
  timeZone: string,
  warn: Warn,
  { url, now }: Pick<PageOptions, 'url' | 'now'> = { url: null, now: new Date() },
): PageReading {
  const document = parsePage(html);
  const { elements, depth } = sizeOf(document);
  if (elements > maxElements) throw new UnreadableError(`it has over ${maxElements} elements; save the article alone`);
  if (depth > maxDepth) throw new UnreadableError(`its HTML nests over ${maxDepth} elements in each other`);
  const head = pageHead(document);
  const entries = pageMetadata(head, { url, timeZone, now }, warn);
  const { blocks, isDescribed } = blocksOf(head, entries, warn);
  const problem = otherThanArticle(head, url, entries, blocks);
  const access = accessOf(head, blocks, isDescribed);
  if (access === 'partial' && problem === null)
    warn('only the part before the paywall, or before the link to the rest, was there to be read');
  return { entries, blocks, canonical: canonicalAddress(head, url), access, problem };
}

/** The article's blocks, and whether they are those that JSON-LD gives. */
function blocksOf(
  head: PageHead,
  entries: readonly HeaderEntry[],
  warn: Warn,
): { readonly blocks: TextBlock[]; readonly isDescribed: boolean } {
  const body = head.elements.find(({ tagName }) => tagName === 'body');
  if (!body) return { blocks: [], isDescribed: false };
  const shown = isFurnished(head.elements) ? articleBlocks(body, entries) : blocksOfNodes([body]);
  const described = linkedBlocks(head.linked.article, lengthOf(shown ?? []));
  if (described !== null) {
    warn('the page shows far less than it describes; its article was read from its JSON-LD');
    return { blocks: described, isDescribed: true };
  }
  if (shown === null) warn('no article could be told from what stands around it, so the whole page was read');
  return { blocks: shown ?? blocksOfNodes([body]), isDescribed: false };
}

/** How many elements there are, and how many nest in each other at the deepest. */
function sizeOf(document: DefaultTreeAdapterTypes.Document): { readonly elements: number; readonly depth: number } {
  let [elements, deepest] = [0, 0];
  const open: [Parent, number][] = [[document, 0]];
  for (let next = open.pop(); next; next = open.pop()) {
    const [node, depth] = next;
    deepest = Math.max(deepest, depth);
    for (const child of node.childNodes) {
      if (!('tagName' in child)) continue;
      elements++;
      open.push([child, depth + 1]);
    }
  }
  return { elements, depth: deepest };
}

function lengthOf(blocks: readonly TextBlock[]): number {
  return blocks.filter(isProse).reduce((sum, { text }) => sum + text.length, 0);
}

function isFurnished(elements: readonly Element[]): boolean {
  const links = elements.filter(({ tagName }) => tagName === 'a').length;
  return (
    links > maxLinks ||
    elements.some(
      (element) =>
        furniture.has(element.tagName) || furnitureRole.test(attribute(element, 'role')?.toLowerCase() ?? ''),
    )
  );
}
