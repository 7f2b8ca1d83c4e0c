import { createRequire } from 'node:module';
import type { DefaultTreeAdapterTypes } from 'parse5';
import { type HeaderEntry, wordsOfValue } from './header-entry.ts';
import { blocksOfNodes } from './html.ts';
import { attribute, plainText } from './html-elements.ts';
import { type DomDocument, type DomNode, domOf, treeOf } from './page-dom.ts';
import { withoutEdges } from './page-edges.ts';
import { sharesOf, withoutLeads } from './page-links.ts';
import type { TextBlock } from './text-blocks.ts';

type Element = DefaultTreeAdapterTypes.Element;

/** What finds a page's article is loaded with the first page that comes. */
const require = createRequire(import.meta.url);

/** An aside within an article that holds as many characters, and few links, is a box of the article's own. */
const minBoxChars = 200;
const maxBoxLinks = 0.1;
/** What is called a caption and is longer, is none. */
const maxCaptionChars = 600;
/** Pictures' captions and credits, as templates call them. */
const caption = /(?:^|[\s_-])(?:captions?|credits?)(?:[\s_-]|$)/i;

/** The blocks of the article that stands among other things in a page's body; `null` where none can be told. */
export function articleBlocks(body: Element, about: readonly HeaderEntry[]): TextBlock[] | null {
  const title = wordsOfValue(about.find(({ key }) => key === 'title')?.value ?? null) ?? '';
  const found = mostReadable(domOf(body, title, nameInCopy));
  if (found === null) return null;
  const article = treeOf(found);
  withoutLeads(article);
  return withoutEdges(blocksOfNodes([article]), about);
}

/** Stands in no article: Readability would leave it out in the end, a fifth of its time later. */
const around = new Set(['nav', 'footer']);

/** Readability leaves out every aside, so that one of the article's own is called something else. */
function nameInCopy(element: Element): string | null {
  if (around.has(element.tagName) || isCaption(element)) return null;
  return element.tagName === 'aside' && isBox(element) ? 'section' : element.tagName;
}

/** The words under a picture stand in no order with those of the article, and say what the picture shows. */
function isCaption(element: Element): boolean {
  if (element.tagName === 'figcaption') return true;
  const name = `${attribute(element, 'class') ?? ''} ${attribute(element, 'id') ?? ''}`;
  return caption.test(name) && element.tagName !== 'table' && plainText(element).length < maxCaptionChars;
}

function isBox(aside: Element): boolean {
  let article = aside.parentNode;
  while (article && 'tagName' in article && article.tagName !== 'article') article = article.parentNode;
  if (!article || !('tagName' in article)) return false;
  const { all, linked } = sharesOf(aside);
  return all >= minBoxChars && linked <= maxBoxLinks * all;
}

function mostReadable(document: DomDocument): DomNode | null {
  const { Readability }: ReadabilityModule = require('@mozilla/readability');
  const options = { keepClasses: true, disableJSONLD: true, serializer: (node: DomNode) => node };
  return new Readability(document, options).parse()?.content ?? null;
}

/** As much of the library as is used here; its own types need a browser's. */
interface ReadabilityModule {
  readonly Readability: new (
    document: DomDocument,
    options: object,
  ) => { parse(): { readonly content?: DomNode | null } | null };
}
