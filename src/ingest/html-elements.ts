import type { DefaultTreeAdapterTypes } from 'parse5';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

/** Elements within each other; a browser stops at about as many. */
export const maxDepth = 512;

export const heading = /^h[1-6]$/;

/** Elements that a browser shows nothing of, or something else than words. */
const unseen = new Set(
  (
    'head script style template noscript noframes noembed iframe object embed audio video canvas svg map datalist rp ' +
    'button select textarea input progress meter'
  ).split(' '),
);
const noteMark = /^[[(]?(?:\d{1,3}|[a-z]|[*†‡§]+)[\])]?$/iu;

/** An attribute's value; `null` where it has none of that name. */
export function attribute({ attrs }: Element, name: string): string | null {
  return attrs.find((each) => each.name === name)?.value ?? null;
}

/** What its style attribute says; empty where there is none. */
export function styleOf(element: Element): string {
  return element.attrs.length === 0 ? '' : (attribute(element, 'style') ?? '');
}

/** Whether a browser shows nothing of it, or no words of the article. */
export function isHidden(element: Element): boolean {
  const { tagName: name, attrs } = element;
  if (unseen.has(name)) return true;
  if (name === 'dialog') return attribute(element, 'open') === null;
  if (attrs.length === 0) return false;
  return (
    attribute(element, 'hidden') !== null ||
    /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))/i.test(styleOf(element)) ||
    // What a Markdown renderer adds: the heading over footnotes, and the arrow back from each.
    attribute(element, 'id') === 'footnote-label' ||
    attribute(element, 'data-footnote-backref') !== null ||
    attribute(element, 'role') === 'doc-backlink'
  );
}

/** A raised number or sign that leads to a note on the same page. */
export function isNoteMark(element: Element): boolean {
  const { tagName: name } = element;
  if (name !== 'sup' && name !== 'a') return false;
  if (attribute(element, 'data-footnote-ref') !== null || attribute(element, 'role') === 'doc-noteref') return true;
  const inner = only(element);
  if (inner === null) return false;
  const link = name === 'a' ? element : inner;
  const raised = name === 'sup' ? element : inner;
  const isLink = link.tagName === 'a' && (attribute(link, 'href') ?? '').startsWith('#');
  return isLink && raised.tagName === 'sup' && noteMark.test(plainText(element).trim());
}

/** The one element that an element holds, when it holds nothing else. */
function only(element: Element): Element | null {
  const telling = element.childNodes.filter((child) => !('value' in child) || child.value.trim() !== '');
  const [first] = telling;
  return telling.length === 1 && first && 'tagName' in first ? first : null;
}

/** All text within a node, shown or not. */
export function plainText(node: Node): string {
  if ('value' in node) return node.value;
  return 'childNodes' in node ? node.childNodes.map(plainText).join('') : '';
}

/** Whether footnotes stand in it. */
export function isNotes(element: Element): boolean {
  if (element.attrs.length === 0) return false;
  return (
    attribute(element, 'data-footnotes') !== null ||
    /^doc-(?:endnotes|footnote)$/.test(attribute(element, 'role') ?? '') ||
    /(?:^|\s)footnotes(?:\s|$)/.test(attribute(element, 'class') ?? '')
  );
}

/** The elements right within an element. */
export function childrenOf({ childNodes }: Element): Element[] {
  return childNodes.filter((child) => 'tagName' in child);
}

/** The name of the element around it; empty at the top. */
export function parentName({ parentNode }: Element): string {
  return parentNode && 'tagName' in parentNode ? parentNode.tagName : '';
}
