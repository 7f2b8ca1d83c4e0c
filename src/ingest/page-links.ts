import type { DefaultTreeAdapterTypes } from 'parse5';
import { attribute, childrenOf, heading, isHidden } from './html-elements.ts';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

/** Characters that are no spaces, in all and within links to other pages. */
interface Shares {
  readonly all: number;
  readonly linked: number;
}

/** A paragraph of which this share is links only leads elsewhere; of a list's items a sentence may be more than its link. */
const [leadingShare, leadingListShare] = [0.9, 0.7];
/** Fewer teasers in a row are chance. */
const minTeasers = 3;
const maxTeaserChars = 500;
const minTeaserTitleChars = 8;
/** Without a heading, a shorter link at the beginning is a name. */
const minLinkChars = 25;

const table = /^(?:table|t(?:body|head|foot|r|d|h))$/;
const list = /^(?:[uo]l|menu|nav)$/;
/** Elements that hold one paragraph, or several. */
const paragraph = /^(?:p|div|section|article|aside|header|footer|center|blockquote|figure|address|d[dlt]|pre)$/;
const card = /^(?:article|li|div|section)$/;

/** How much of an element's text is links. */
export function sharesOf(element: Element): Shares {
  return new Links().of(element);
}

/**
 * Takes out what only leads to other pages: paragraphs and lists that are all links, and rows of teasers, each with a headline that is a link.
 * Headings, and what stands in a table, stay.
 */
export function withoutLeads(root: Element): void {
  prune(root, new Links());
}

function prune(element: Element, links: Links): void {
  for (const child of childrenOf(element)) prune(child, links);
  links.forget(element);
  const teasers = teasersOf(element, links);
  element.childNodes = element.childNodes.filter(
    (child) => !('tagName' in child) || !(teasers.has(child) || onlyLeads(child, links)),
  );
}

function onlyLeads(element: Element, links: Links): boolean {
  const { tagName: name } = element;
  if (table.test(name) || heading.test(name)) return false;
  const share = list.test(name) ? leadingListShare : paragraph.test(name) ? leadingShare : null;
  if (share === null) return false;
  const { all, linked } = links.of(element);
  return all > 0 && linked >= share * all;
}

function teasersOf(element: Element, links: Links): ReadonlySet<Element> {
  const children = childrenOf(element).filter((child) => links.of(child).all > 0);
  const teasers = new Set<Element>();
  for (const [name, alike] of Map.groupBy(children, ({ tagName }) => tagName)) {
    if (!card.test(name)) continue;
    const found = alike.filter(
      (child) =>
        links.of(child).all <= maxTeaserChars &&
        (hasLinkedTitle(child, leads(child), links) || beginsWithTitle(child, links)),
    );
    if (found.length >= minTeasers && found.length * 2 > alike.length) for (const child of found) teasers.add(child);
  }
  return teasers;
}

function hasLinkedTitle(element: Element, isLinked: boolean, links: Links): boolean {
  return childrenOf(element).some((child) => {
    const within = isLinked || leads(child);
    if (!heading.test(child.tagName)) return hasLinkedTitle(child, within, links);
    const { all, linked } = links.of(child);
    return all >= minTeaserTitleChars && (within || linked >= leadingShare * all);
  });
}

/** Its first words are a link as long as a headline. */
function beginsWithTitle(element: Element, links: Links): boolean {
  for (const child of element.childNodes) {
    if ('value' in child && child.value.trim() !== '') return false;
    if (!('tagName' in child) || links.of(child).all === 0) continue;
    return leads(child) ? links.of(child).all >= minLinkChars : beginsWithTitle(child, links);
  }
  return false;
}

/** A link to another page, and not to a place on this one. */
function leads(element: Element): boolean {
  if (element.tagName !== 'a') return false;
  const address = attribute(element, 'href');
  return address !== null && !address.startsWith('#');
}

/** Counts each element once. */
class Links {
  readonly #shares = new Map<Element, Shares>();

  of(element: Element): Shares {
    const known = this.#shares.get(element);
    if (known) return known;
    const shares = this.#count(element);
    this.#shares.set(element, shares);
    return shares;
  }

  /** What it holds is about to change, or has changed. */
  forget(element: Element): void {
    this.#shares.delete(element);
  }

  #count(element: Element): Shares {
    let [all, linked] = [0, 0];
    for (const child of element.childNodes) {
      const shares = this.#sharesOfNode(child);
      all += shares.all;
      linked += shares.linked;
    }
    return { all, linked: leads(element) ? all : linked };
  }

  #sharesOfNode(node: Node): Shares {
    if ('value' in node) return { all: node.value.replace(/\s+/g, '').length, linked: 0 };
    return 'tagName' in node && !isHidden(node) ? this.of(node) : { all: 0, linked: 0 };
  }
}
