import type { DefaultTreeAdapterTypes } from 'parse5';
import { type HeaderValue, isList, toValue, wordsOfValue } from './header-entry.ts';
import { fragmentBlocks } from './html.ts';
import { attribute, plainText } from './html-elements.ts';
import type { TextBlock } from './text-blocks.ts';

type Element = DefaultTreeAdapterTypes.Element;

/** A thing that JSON-LD describes. */
type Linked = Readonly<Record<string, HeaderValue>>;

/** What a page's JSON-LD describes; its things may say the same, or lie in each other. */
export interface LinkedData {
  readonly article: Linked | null;
  /** The page as a page, which may say when it was published where no article does. */
  readonly page: Linked | null;
}

const articleType = /Article|BlogPosting|LiveBlog/;
const pageType = /WebPage|CollectionPage|SearchResultsPage|ProfilePage/;
/** Deeper things are a part of an article, or of its author. */
const maxDepth = 3;

/** The first article and the first page that a page's JSON-LD describes. What isn't JSON is passed over: the page says the same elsewhere. */
export function linkedDataOf(elements: readonly Element[]): LinkedData {
  const things = elements.flatMap((element) =>
    element.tagName === 'script' && /^application\/ld\+json\b/i.test(attribute(element, 'type')?.trim() ?? '')
      ? thingsIn(parsed(plainText(element)), 0)
      : [],
  );
  const first = (type: RegExp): Linked | null => things.find((thing) => type.test(typeOf(thing))) ?? null;
  return { article: first(articleType), page: first(pageType) };
}

/** What kind of thing it is, as schema.org calls it. */
export function typeOf(thing: Linked | null): string {
  return wordsOfValue(thing?.['@type'] ?? null) ?? '';
}

/** The text that JSON-LD gives is the article where the page shows less than this share of it: a script would show the rest. */
const shownShare = 0.5;
/** A shorter one is a teaser. */
const minBodyChars = 500;

/**
 * The blocks of the text that JSON-LD gives; `null` where it gives none, or hardly more than the page shows.
 * @param shownChars how much of an article the page shows.
 */
export function linkedBlocks(article: Linked | null, shownChars: number): TextBlock[] | null {
  const body = wordsOfValue(article?.['articleBody'] ?? null) ?? '';
  if (body.length < minBodyChars || shownChars >= shownShare * body.length) return null;
  const html = /<\/?(?:p|br|div|h[1-6])\b/i.test(body) ? body : body.replace(/\s*\n\s*/g, '<p>');
  return fragmentBlocks(html, () => {});
}

function parsed(script: string): HeaderValue {
  // Line breaks within a string, and marks of comments around it all, are what is wrong most often.
  const json = script
    .replace(/\p{Cc}+/gu, ' ')
    .replace(/^\s*(?:<!--|\/[/*]\s*<!\[CDATA\[[\s*/]*)|(?:-->|\/[/*]\s*\]\]>[\s*/]*)\s*$/g, '');
  try {
    return toValue(JSON.parse(json));
  } catch {
    return null;
  }
}

function thingsIn(value: HeaderValue, depth: number): Linked[] {
  if (value === null || typeof value === 'string' || depth > maxDepth) return [];
  if (isList(value)) return value.flatMap((each) => thingsIn(each, depth + 1));
  const within = [value['@graph'], value['mainEntity'], value['mainEntityOfPage']];
  return [value, ...within.flatMap((each) => thingsIn(each ?? null, depth + 1))];
}
