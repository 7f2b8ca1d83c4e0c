import type { DefaultTreeAdapterTypes } from 'parse5';
import type { TextBlock } from './blocks.ts';
import type { HeaderEntry } from './entry.ts';
import { blocksOfNodes, parsePage } from './html.ts';
import { attribute } from './html-elements.ts';
import { articleBlocks } from './page-article.ts';
import { elementsOf, pageMetadata } from './page-metadata.ts';
import { UnreadableError, type Warn } from './problem.ts';

type Element = DefaultTreeAdapterTypes.Element;

/** A page of news has a few thousand. */
const maxElements = 60_000;

/** An article saved by itself has fewer links; a site's page has more around it. */
const maxLinks = 25;

/** Elements that stand around an article and not in it. */
const furniture = new Set(['nav', 'aside', 'footer', 'form', 'menu']);
const furnitureRole = /^(?:navigation|banner|contentinfo|complementary|search|menu)$/;

/** Whether HTML is a whole page, and not a piece of one. */
export function isPage(html: string): boolean {
  return /<(?:!doctype|html|head|body)[\s>]/i.test(html.slice(0, 10_000));
}

/**
 * A whole page as what it says of itself and its article's blocks. A page with nothing around its article is read whole; of another
 * Readability finds the article.
 * @throws {UnreadableError} when it is larger than a page of news.
 */
export function readPage(html: string, timeZone: string, warn: Warn): { entries: HeaderEntry[]; blocks: TextBlock[] } {
  const document = parsePage(html);
  const elements = [...elementsOf(document)];
  if (elements.length > maxElements)
    throw new UnreadableError(`it has over ${maxElements} elements; save the article alone`);
  const entries = pageMetadata(document, timeZone, warn);
  const body = elements.find(({ tagName }) => tagName === 'body');
  if (!body) return { entries, blocks: [] };
  if (!isFurnished(elements)) return { entries, blocks: blocksOfNodes([body]) };
  const found = articleBlocks(body, entries);
  if (found !== null) return { entries, blocks: found };
  warn('no article could be told from what stands around it, so the whole page was read');
  return { entries, blocks: blocksOfNodes([body]) };
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
