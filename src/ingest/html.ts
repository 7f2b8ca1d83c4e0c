import { createRequire } from 'node:module';
import type { DefaultTreeAdapterTypes } from 'parse5';
import { UnreadableError, type Warn } from '../coverage/unreadable.ts';
import { canonical, canonicalLine } from '../language/canonical-text.ts';
import {
  attribute,
  childrenOf,
  heading,
  isHidden,
  isNoteMark,
  isNotes,
  maxDepth,
  parentName,
  styleOf,
} from './html-elements.ts';
import { cellsOf, isDataTable, rowsOf, spanOf } from './html-tables.ts';
import { partedByBreaks, rowOf, type TextBlock } from './text-blocks.ts';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

/** The parser is loaded with the first HTML that comes: most newsrooms' folders hold none, and reading can't wait for an import. */
const require = createRequire(import.meta.url);

const struck = new Set(['del', 's', 'strike']);
const stressing = new Set(['b', 'strong', 'em', 'i']);
/** Elements that begin a line of their own. */
const blockwise = new Set(
  (
    'address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer form ' +
    'h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre search section summary table ul ' +
    'caption colgroup tbody td tfoot th thead tr optgroup option'
  ).split(' '),
);

/** The blocks of a piece of HTML, as a browser would show it. */
export function fragmentBlocks(html: string, warn: Warn): TextBlock[] {
  const { parseFragment }: typeof import('parse5') = require('parse5');
  warnOfComment(html, warn);
  return blocksOfNodes(parseFragment(html).childNodes);
}

/** The element tree of a whole page. */
export function parsePage(html: string): DefaultTreeAdapterTypes.Document {
  const { parse }: typeof import('parse5') = require('parse5');
  return parse(html);
}

function warnOfComment(html: string, warn: Warn): void {
  const last = html.lastIndexOf('<!--');
  if (last >= 0 && html.indexOf('-->', last) < 0)
    warn('a comment (<!--) is not closed: what stands below it was left out');
}

/**
 * The blocks of elements that were parsed already.
 * @throws {UnreadableError} when they nest too deep.
 */
export function blocksOfNodes(nodes: readonly Node[]): TextBlock[] {
  const reader = new HtmlReader();
  for (const node of nodes) reader.read(node, { kind: 'paragraph', isStressed: false, isPre: false }, 0);
  return reader.finish();
}

/** What the elements around some words make of them. */
interface TreePlace {
  readonly kind: 'heading' | 'paragraph' | 'item' | 'note';
  readonly isStressed: boolean;
  readonly isPre: boolean;
}

class HtmlReader {
  readonly #blocks: TextBlock[] = [];
  readonly #notes: TextBlock[] = [];
  /** The words of the line that is open. */
  #line: string[] = [];
  /** Nothing stands before the next words, or a break. */
  #isLineStart = true;
  #isAllStressed = true;
  #place: TreePlace | null = null;
  /** Stands before the next words of an item. */
  #number = '';

  finish(): TextBlock[] {
    this.#flush();
    return [...this.#blocks, ...this.#notes];
  }

  read(node: Node, place: TreePlace, depth: number): void {
    if (depth > maxDepth) throw new UnreadableError(`its HTML nests over ${maxDepth} elements in each other`);
    if ('value' in node) this.#say(node.value, place);
    if (!('tagName' in node)) return;
    const { tagName: name } = node;
    if (isHidden(node) || struck.has(name) || isNoteMark(node)) return;
    if (name === 'br') {
      this.#line.push('\n');
      this.#isLineStart = true;
      return;
    }
    if (name === 'table' && isDataTable(node)) {
      this.#flush();
      this.#readTable(node, depth);
      return;
    }
    const isBlock = blockwise.has(name) || /display\s*:\s*(?:block|flex|grid|list-item|table)/i.test(styleOf(node));
    if (isBlock) this.#flush();
    if (name === 'q') this.#say('“', place);
    this.#readChildren(node, placeIn(node, place), depth);
    if (name === 'q') this.#say('”', place);
    if (isBlock) this.#flush();
    if (name === 'li') this.#number = '';
  }

  #readChildren(node: Element, place: TreePlace, depth: number): void {
    const numbers = node.tagName === 'ol' && place.kind !== 'note' ? numbersOf(node) : null;
    let item = 0;
    for (const child of node.childNodes) {
      if (numbers && 'tagName' in child && child.tagName === 'li') {
        this.#flush();
        this.#number = numbers[item++] ?? '';
      }
      this.read(child, place, depth + 1);
    }
  }

  #say(text: string, place: TreePlace): void {
    const words = place.isPre ? text : text.replace(/[ \t\n\f\r]+/g, ' ');
    if (words === '') return;
    // White space after a break is none.
    this.#line.push(this.#isLineStart ? words.replace(/^ +/, '') : words);
    if (words.trim() === '') return;
    this.#isLineStart = false;
    this.#place = place;
    this.#isAllStressed &&= place.isStressed;
  }

  #flush(): void {
    const text = canonical(this.#line.join('')).trim();
    const { kind } = this.#place ?? { kind: 'paragraph' };
    const isStressed = this.#isAllStressed;
    this.#line = [];
    this.#isLineStart = true;
    this.#place = null;
    this.#isAllStressed = true;
    if (text === '') return;
    const number = this.#number === '' ? '' : `${this.#number} `;
    this.#number = '';
    if (kind === 'heading') {
      this.#blocks.push({ kind, text: canonicalLine(text) });
      return;
    }
    const blocks = partedByBreaks(`${number}${text}`).map(
      (line): TextBlock => ({ kind, text: line, ...(isStressed && kind === 'paragraph' && { isStressed }) }),
    );
    (kind === 'note' ? this.#notes : this.#blocks).push(...blocks);
  }

  #readTable(table: Element, depth: number): void {
    const rows = rowsOf(table);
    const caption = childrenOf(table).find(({ tagName }) => tagName === 'caption');
    if (caption) this.read(caption, { kind: 'paragraph', isStressed: false, isPre: false }, depth + 1);
    /** How many rows further a cell of an earlier row reaches, by column. */
    const reaching: number[] = [];
    for (const row of rows) {
      const cells: string[] = [];
      const skip = (): void => {
        for (; (reaching[cells.length] ?? 0) > 0; cells.push('')) {
          reaching[cells.length] = (reaching[cells.length] ?? 0) - 1;
        }
      };
      for (const cell of cellsOf(row)) {
        skip();
        const words = wordsOf(cell, depth + 1);
        const [wide, high] = [spanOf(cell, 'colspan'), spanOf(cell, 'rowspan')];
        for (let column = 0; column < wide; column++) {
          reaching[cells.length] = high - 1;
          cells.push(column === 0 ? words : '');
        }
      }
      skip();
      const isHeads = parentName(row) === 'thead' || cellsOf(row).every(({ tagName }) => tagName === 'th');
      this.#blocks.push(...rowOf(cells, isHeads ? 'heads' : 'row'));
    }
  }
}

/** The words of an element on one line. */
function wordsOf(element: Element, depth: number): string {
  const reader = new HtmlReader();
  for (const child of element.childNodes)
    reader.read(child, { kind: 'paragraph', isStressed: false, isPre: false }, depth);
  return canonicalLine(
    reader
      .finish()
      .map(({ text }) => text)
      .join(' '),
  );
}

function placeIn(node: Element, place: TreePlace): TreePlace {
  const { tagName: name } = node;
  const isStressed = place.isStressed || stressing.has(name) || name === 'dt';
  const isPre = place.isPre || name === 'pre' || /white-space\s*:\s*pre/i.test(styleOf(node));
  if (isNotes(node)) return { kind: 'note', isStressed, isPre };
  if (place.kind === 'note') return { ...place, isStressed, isPre };
  if (heading.test(name)) return { kind: 'heading', isStressed, isPre };
  // One item with a number is a sentence that begins with one; its list has said so.
  const isSentence = place.kind === 'paragraph' && parentName(node) === 'ol' && itemsOf(node.parentNode) === 1;
  if (name === 'li') return { kind: isSentence ? 'paragraph' : 'item', isStressed, isPre };
  return { ...place, isStressed, isPre };
}

function itemsOf(list: DefaultTreeAdapterTypes.ParentNode | null): number {
  return list?.childNodes.filter((child) => 'tagName' in child && child.tagName === 'li').length ?? 0;
}

/** The numbers of a list's items, where they say more than the order: `null` for 1, 2, 3. */
function numbersOf(list: Element): string[] | null {
  const items = childrenOf(list).filter(({ tagName }) => tagName === 'li');
  const start = Number.parseInt(attribute(list, 'start') ?? '1', 10);
  const isReversed = attribute(list, 'reversed') !== null;
  const isPlain = items.length > 1 && (start === 1 || start === 0) && !isReversed;
  if (isPlain && items.every((item) => attribute(item, 'value') === null)) return null;
  let number = isReversed && attribute(list, 'start') === null ? items.length : start;
  return items.map((item) => {
    const value = Number.parseInt(attribute(item, 'value') ?? '', 10);
    if (!Number.isNaN(value)) number = value;
    const written = `${number}.`;
    number += isReversed ? -1 : 1;
    return written;
  });
}
