import { createRequire } from 'node:module';
import type { DefaultTreeAdapterTypes } from 'parse5';
import { isHidden } from './html-elements.ts';

type Element = DefaultTreeAdapterTypes.Element;
type Parent = DefaultTreeAdapterTypes.ParentNode;

/** What builds trees is loaded with the first page that comes. */
const require = createRequire(import.meta.url);

/** Attributes that tell what an element is for, or how its words are read; the others are most of a page. */
const telling = new Set(
  (
    'class id role rel itemprop href src hidden aria-hidden aria-modal start value reversed colspan rowspan summary ' +
    'data-footnotes data-footnote-ref data-footnote-backref'
  ).split(' '),
);

/** As much of the DOM as is used here. */
export interface DomNode {
  readonly nodeType: number;
  readonly localName?: string;
  readonly data?: string;
  readonly attributes?: Iterable<{ readonly name: string; readonly value: string }>;
  readonly childNodes: Iterable<DomNode>;
  appendChild(child: DomNode): void;
  setAttribute(name: string, value: string): void;
}

/** A DOM that holds a page's body. */
export interface DomDocument {
  title: string;
  readonly body: DomNode;
  createElement(name: string): DomNode;
  createTextNode(text: string): DomNode;
}

const [elementNode, textNode] = [1, 3];

/**
 * What a page shows of its body, as the DOM that Readability takes apart. What was parsed is built anew and not written out and parsed again.
 * @param title the headline, by which Readability tells the heading that repeats it.
 * @param nameOf what an element is to be called; `null` leaves it out with all that it holds.
 */
export function domOf(body: Element, title: string, nameOf: (element: Element) => string | null): DomDocument {
  const { parseHTML }: typeof import('linkedom') = require('linkedom');
  const empty = '<!doctype html><html><head><title></title></head><body></body></html>';
  const { document }: { document: DomDocument } = parseHTML(empty);
  document.title = title;
  copyAttributes(body, document.body);
  const open: [Parent, DomNode][] = [[body, document.body]];
  for (let next = open.pop(); next; next = open.pop()) {
    const [from, to] = next;
    for (const child of from.childNodes) {
      if ('value' in child) to.appendChild(document.createTextNode(child.value));
      const name = 'tagName' in child && !isHidden(child) ? nameOf(child) : null;
      if (!('tagName' in child) || name === null) continue;
      const copy = document.createElement(name);
      copyAttributes(child, copy);
      to.appendChild(copy);
      open.push([child, copy]);
    }
  }
  return document;
}

function copyAttributes(from: Element, to: DomNode): void {
  for (const { name, value } of from.attrs) if (telling.has(name)) to.setAttribute(name, value);
}

/** An element of the DOM with all that it holds, as the tree that its blocks are read from. */
export function treeOf(node: DomNode): Element {
  const { defaultTreeAdapter: tree, html }: typeof import('parse5') = require('parse5');
  const root = tree.createElement('div', html.NS.HTML, []);
  const open: [DomNode, Element][] = [[node, root]];
  for (let next = open.pop(); next; next = open.pop()) {
    const [from, to] = next;
    for (const child of from.childNodes) {
      if (child.nodeType === textNode) tree.insertText(to, child.data ?? '');
      if (child.nodeType !== elementNode) continue;
      const attributes = [...(child.attributes ?? [])].map(({ name, value }) => ({ name, value }));
      const copy = tree.createElement(child.localName ?? 'div', html.NS.HTML, attributes);
      tree.appendChild(to, copy);
      open.push([child, copy]);
    }
  }
  return root;
}
