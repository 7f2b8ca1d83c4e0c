import type { DefaultTreeAdapterTypes } from 'parse5';
import { attribute } from './html-elements.ts';
import { type LinkedData, linkedDataOf } from './page-linked.ts';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

/** Where a page says something of itself. */
export interface PageHead {
  /** All elements, in the order of the page. */
  readonly elements: readonly Element[];
  /** What stands in `<meta>`, by its name or property in lower case. */
  readonly meta: ReadonlyMap<string, string>;
  readonly linked: LinkedData;
}

/** How a page is read. */
export interface PageOptions {
  /** Where it was fetched from; `null` where that isn't known. */
  readonly url: string | null;
  /** That of times which name none. */
  readonly timeZone: string;
  /** What is said to expire before it is held back. */
  readonly now: Date;
}

/** Finds where a page says something of itself. */
export function pageHead(document: DefaultTreeAdapterTypes.Document): PageHead {
  const elements = [...elementsOf(document)];
  const meta = new Map<string, string>();
  for (const element of elements) {
    if (element.tagName !== 'meta') continue;
    const name = (attribute(element, 'property') ?? attribute(element, 'name') ?? '').toLowerCase();
    const content = attribute(element, 'content')?.trim() ?? '';
    if (name !== '' && content !== '' && !meta.has(name)) meta.set(name, content);
  }
  return { elements, meta, linked: linkedDataOf(elements) };
}

/** All elements below a node, in the order of the page. */
function* elementsOf(root: Node): Generator<Element> {
  const open: Node[] = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    if ('tagName' in node) yield node;
    if ('childNodes' in node) open.push(...node.childNodes.toReversed());
  }
}
