import type { DefaultTreeAdapterTypes } from 'parse5';
import type { HeaderEntry } from './header-entry.ts';
import { attribute, childrenOf, heading, isHidden, parentName, plainText } from './html-elements.ts';
import type { PageHead } from './page-head.ts';
import { typeOf } from './page-linked.ts';
import { sharesOf } from './page-links.ts';
import { isProse, type TextBlock } from './text-blocks.ts';

type Element = DefaultTreeAdapterTypes.Element;
type Parent = DefaultTreeAdapterTypes.ParentNode;

/** What schema.org calls pages that list others. */
const listing: readonly (readonly [RegExp, string])[] = [
  [/SearchResultsPage/, 'it is a list of search results'],
  [/CollectionPage/, 'it is a section that lists articles'],
  [/ProfilePage/, "it is somebody's profile"],
];
const searchAddress =
  /\/(?:search|suche|szukaj|wyszukiwarka|recherche|buscar)(?:[/?.]|$)|[?&](?:q|s|query|search|szukaj)=/i;
const privacyAddress = /privacy|prywatno|cookie|consent|gdpr|rodo|datenschutz/i;
const errorCode = /(?:^|[^\d.,/-])(?:40[0134]|410|451|50[0234])(?:[^\d.,/-]|$)/;
/** A page of its own that asks for something holds no more text than this. */
const [maxErrorChars, maxConsentChars] = [1_000, 2_500];
/** A site's own page leads to more others. */
const maxConsentLinks = 12;
/** A page shows a list when it has as many headlines that are links, or this share of it is links, and neither a paragraph nor some in a row are as long as an article's. */
const minLinkedHeadings = 5;
const listShare = 0.5;
const [minParagraphChars, minRunChars] = [200, 500];
/** What has no more text than this, and says neither that it is an article nor a date, is none. */
const minChars = 200;

/**
 * Why a page is no article: the front page, a section, results of a search, an error that came as a page, a wall of consent, a login. `null`
 * where nothing says so. A page that calls itself an article is believed, but at its site's root.
 */
export function otherThanArticle(
  head: PageHead,
  url: string | null,
  entries: readonly HeaderEntry[],
  blocks: readonly TextBlock[],
): string | null {
  const { elements, linked, meta } = head;
  const isDescribed = linked.article !== null || elements.some((each) => attribute(each, 'itemprop') === 'articleBody');
  const isArticle = isDescribed || /^article/i.test(meta.get('og:type') ?? '') || meta.has('article:published_time');
  const path = url === null ? null : (URL.parse(url)?.pathname ?? null);
  const isRoot = path !== null && /^\/(?:index\.\w+|home)?$/.test(path) && !/[?&]/.test(url ?? '');
  if (isRoot && (!isDescribed || linkedHeadings(elements) >= minLinkedHeadings)) return "it is a site's front page";
  if (isArticle) return null;
  const type = listing.find(([pattern]) => pattern.test(typeOf(linked.page)));
  if (type) return type[1];
  const shown = elements.filter(({ tagName }) => tagName === 'h1' || tagName === 'title').map(plainText);
  const chars = blocks.filter(isProse).reduce((sum, { text }) => sum + text.length, 0);
  if (chars < maxErrorChars && shown.some((text) => errorCode.test(text)))
    return 'it only says that something went wrong, though it came as a page';
  const reads = readsLikeArticle(blocks);
  const inputs = elements.filter((each) => each.tagName === 'input' && isShown(each.parentNode));
  if (!reads && inputs.some((each) => /^password$/i.test(attribute(each, 'type') ?? ''))) return 'it asks to log in';
  const isDated = entries.some(({ key }) => key === 'date');
  if (!isDated && searchAddress.test(url ?? '')) return 'it is a list of search results';
  if (!isDated && asksForConsent(elements, chars)) return 'it asks for consent to cookies, and shows no article before';
  if (chars === 0) return 'no article stands on it';
  if (!reads && isList(elements)) return 'it lists articles, and is none itself';
  return !isDated && chars < minChars ? 'no article stands on it' : null;
}

function readsLikeArticle(blocks: readonly TextBlock[]): boolean {
  let run = 0;
  return blocks.some((block) => {
    run = isProse(block) ? run + block.text.length : 0;
    return run >= minRunChars || (isProse(block) && block.text.length >= minParagraphChars);
  });
}

function asksForConsent(elements: readonly Element[], chars: number): boolean {
  const body = elements.find(({ tagName }) => tagName === 'body');
  if (!body || chars > maxConsentChars || sharesOf(body).all > maxConsentChars) return false;
  if (elements.some(({ tagName }) => tagName === 'nav' || tagName === 'article')) return false;
  const links = elements.filter(({ tagName }) => tagName === 'a');
  const hasButton = elements.some(
    (each) =>
      each.tagName === 'button' ||
      (each.tagName === 'input' && /^(?:submit|button)$/i.test(attribute(each, 'type') ?? '')),
  );
  const leadsToPolicy = links.some((link) =>
    privacyAddress.test(`${attribute(link, 'href') ?? ''} ${plainText(link)}`),
  );
  return hasButton && leadsToPolicy && links.length <= maxConsentLinks;
}

function isList(elements: readonly Element[]): boolean {
  const body = elements.find(({ tagName }) => tagName === 'body');
  const { all, linked } = body ? sharesOf(body) : { all: 0, linked: 0 };
  return linked >= listShare * all || linkedHeadings(elements) >= minLinkedHeadings;
}

/** How many headings lead to other pages. */
function linkedHeadings(elements: readonly Element[]): number {
  return elements.filter(
    (element) =>
      heading.test(element.tagName) &&
      (parentName(element) === 'a' || childrenOf(element).some(({ tagName }) => tagName === 'a')),
  ).length;
}

/** Whether neither an element nor anything around it is hidden. */
function isShown(parent: Parent | null): boolean {
  for (let node = parent; node && 'tagName' in node; node = node.parentNode) {
    if (isHidden(node)) return false;
  }
  return true;
}
