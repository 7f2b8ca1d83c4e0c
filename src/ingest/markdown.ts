import type { List, ListItem, Nodes, Paragraph, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote';
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTaskListItemFromMarkdown } from 'mdast-util-gfm-task-list-item';
import { micromark } from 'micromark';
import { gfmFootnote, gfmFootnoteHtml } from 'micromark-extension-gfm-footnote';
import { gfmStrikethrough, gfmStrikethroughHtml } from 'micromark-extension-gfm-strikethrough';
import { gfmTable, gfmTableHtml } from 'micromark-extension-gfm-table';
import { gfmTaskListItem, gfmTaskListItemHtml } from 'micromark-extension-gfm-task-list-item';
import { UnreadableError, type Warn } from '../coverage/unreadable.ts';
import { canonical, canonicalLine } from '../language/canonical-text.ts';
import { fragmentBlocks } from './html.ts';
import { partedByBreaks, rowOf, type TextBlock } from './text-blocks.ts';

/** Quotations and lists within each other on one line; the parser's time and its stack grow with each. */
const maxNesting = 100;
const tooDeep = new RegExp(String.raw`^(?:(?:>|[-*+] |\d{1,9}[.)] ) ?){${maxNesting}}`, 'm');
const rule = /^(?:(?:\* ?)+|(?:- ?)+)$/gm;
/** Marks of emphasis, code and links in one paragraph; no writer sets as many, and what pairs them takes the square of their number. */
const maxMarks = 1_000;
const marks = /[*_`~[\]]/g;

const lineEnds = /\r\n?|[\f\v\u2028\u2029\u0085]/g;
/** Items of lists within lists, items and quotations, footnotes: no writer has as many, and the parser takes the square of their number. */
const maxNestedItems = 2_000;
const maxItems = 2_000;
const maxFootnotes = 1_000;
/** What stands before the mark of an item within another item or a quotation. */
const nesting = /^(?:[^\S\n]|>|(?:[-*+]|\d{1,9}[.)])[^\S\n])+(?=(?:[-*+]|\d{1,9}[.)])[^\S\n])/gm;
const itemOrQuotation = /^(?:>|[-*+] |\d{1,9}[.)] )/;
const footnote = /^[^\S\n]*\[\^[^\]\n]+\]:/gm;
/** As far in as anybody indents: lists within lists cost the square of their depth. */
const deepIndent = /^([^\S\n]{24})[^\S\n]+/gm;
const blankLines = /^[^\S\n]+$/gm;

/** A single tilde strikes nothing: Korean writes ranges with it, `10~20`. */
const withoutFootnotes = {
  extensions: [gfmTable(), gfmStrikethrough({ singleTilde: false }), gfmTaskListItem()],
  mdastExtensions: [gfmTableFromMarkdown(), gfmStrikethroughFromMarkdown(), gfmTaskListItemFromMarkdown()],
  htmlExtensions: [gfmTableHtml(), gfmStrikethroughHtml(), gfmTaskListItemHtml()],
};
const withFootnotes = {
  extensions: [...withoutFootnotes.extensions, gfmFootnote()],
  mdastExtensions: [...withoutFootnotes.mdastExtensions, gfmFootnoteFromMarkdown()],
  htmlExtensions: [...withoutFootnotes.htmlExtensions, gfmFootnoteHtml()],
};

/** Words of a node without their Markdown, a line feed for each hard break; images, struck words and marks of footnotes carry none. */
function wordsOf(node: Nodes): string {
  switch (node.type) {
    case 'text':
    case 'inlineCode':
      return node.value.includes('\n') ? node.value.replace(/\n/g, ' ') : node.value;
    case 'code':
      return node.value;
    case 'break':
      return '\n';
    case 'html':
    case 'image':
    case 'imageReference':
    case 'delete':
    case 'footnoteReference':
      return '';
    default:
      return 'children' in node ? node.children.map(wordsOf).join('') : '';
  }
}

class Reader {
  readonly #source: string;
  readonly #notes: TextBlock[] = [];

  constructor(source: string) {
    this.#source = source;
  }

  blocks(root: Root): TextBlock[] {
    const body = this.#blocksOf(root);
    return [...body, ...this.#notes];
  }

  #blocksOf(node: Nodes): TextBlock[] {
    switch (node.type) {
      case 'root':
      case 'blockquote':
        return node.children.flatMap((child) => this.#blocksOf(child));
      case 'list':
        return this.#itemsOf(node);
      case 'table':
        return node.children.flatMap((row, index) =>
          rowOf(
            row.children.map((cell) => canonicalLine(wordsOf(cell))),
            index === 0 ? 'heads' : 'row',
          ),
        );
      case 'footnoteDefinition':
        this.#notes.push(
          ...node.children
            .flatMap((child) => this.#blocksOf(child))
            .map((block): TextBlock => (block.kind === 'paragraph' ? { ...block, kind: 'note' } : block)),
        );
        return [];
      case 'heading': {
        const text = canonicalLine(wordsOf(node));
        return text === '' ? [] : [{ kind: 'heading', text }];
      }
      case 'paragraph':
      case 'code': {
        const stressed = isStressed(node) && { isStressed: true };
        return partedByBreaks(canonical(wordsOf(node)).trim()).map((text) => ({
          kind: 'paragraph',
          text,
          ...stressed,
        }));
      }
      default:
        return [];
    }
  }

  #itemsOf(list: List): TextBlock[] {
    const numbers = this.#numbersOf(list);
    // One item with a number is a sentence that begins with one: "2027. The frigate enters service."
    const kind = list.ordered && list.children.length === 1 ? 'paragraph' : 'item';
    return list.children.flatMap((item, index) => {
      const blocks = item.children
        .flatMap((child) => this.#blocksOf(child))
        .map((block): TextBlock => (block.kind === 'paragraph' ? { ...block, kind } : block));
      const [first, ...rest] = blocks;
      const number = numbers?.[index];
      return number === undefined || first === undefined || first.cells
        ? blocks
        : [{ ...first, text: `${number} ${first.text}` }, ...rest];
    });
  }

  /** The numbers of a list's items as they were written, where they say more than the order: not 1, 2, 3. */
  #numbersOf({ ordered, children }: List): string[] | null {
    if (!ordered) return null;
    const numbers = children.map((item) => this.#numberOf(item));
    const isPlain =
      children.length > 1 && numbers.every((each, index) => [1, index, index + 1].includes(Number.parseInt(each, 10)));
    return isPlain ? null : numbers;
  }

  #numberOf({ position }: ListItem): string {
    const at = position?.start.offset ?? 0;
    return /^\d+[.)]/.exec(this.#source.slice(at, at + 12))?.[0] ?? '';
  }
}

/** Whether all words of a paragraph are set in bold or italics. */
function isStressed(node: Nodes): node is Paragraph {
  if (node.type !== 'paragraph') return false;
  const telling = node.children.filter((child) => wordsOf(child).trim() !== '');
  return telling.length > 0 && telling.every(({ type }) => type === 'strong' || type === 'emphasis');
}

/** Where a paragraph ends: a gap, or an item of a list. */
const paragraphEnd = /(\n{2,}|\n(?=[-*+] ))/;

/** The same Markdown without what only costs time: long gaps, the marks of a paragraph and the depth of lists that are a flood of them. */
function tamed(markdown: string): string {
  const isNested = (markdown.match(nesting)?.length ?? 0) > maxNestedItems;
  return (isNested ? markdown.replace(nesting, '') : markdown)
    .split(paragraphEnd)
    .map((part, at) => {
      // Every second part is what parted the others.
      if (at % 2 === 1) return part.slice(0, 2);
      const isFlood = part.length > maxMarks && (part.match(marks)?.length ?? 0) > maxMarks;
      return isFlood ? part.replace(marks, '') : part;
    })
    .join('');
}

/** A flood of items and quotations in parts that are parsed each for itself; what isn't one stays whole. */
function partedFlood(source: string): string[] {
  const lines = source.split('\n');
  if (lines.filter((line) => itemOrQuotation.test(line)).length <= maxItems) return [source];
  const parts: string[][] = [[]];
  let items = 0;
  for (const line of lines) {
    const isItem = itemOrQuotation.test(line);
    if (isItem) items++;
    if (isItem && items > maxItems / 4) {
      parts.push([]);
      items = 1;
    }
    parts.at(-1)?.push(line);
  }
  return parts.map((part) => part.join('\n'));
}

/** One comment and nothing else. */
function isComment(html: string): boolean {
  return html.startsWith('<!--') && html.indexOf('-->') === html.length - 3;
}

/** Whether there is HTML in it besides comments. */
function hasHtml(node: Nodes): boolean {
  if (node.type === 'html') return !isComment(node.value.trim());
  return 'children' in node && node.children.some(hasHtml);
}

/**
 * Takes the Markdown off: headings, paragraphs, list items and rows of tables in order, quotations as paragraphs of their own, footnotes at
 * the end. HTML within it is read as a browser would.
 * @throws {UnreadableError} when its quotations or lists nest too deep.
 */
export function markdownBlocks(markdown: string, warn: Warn = () => {}): TextBlock[] {
  // White space within lines is Markdown's own: hard breaks, lists in lists, code. What is canonical is made of the words.
  const text = markdown.toWellFormed().replace(lineEnds, '\n').replace(blankLines, '').replace(deepIndent, '$1');
  if (tooDeep.test(text.replace(rule, '---'))) {
    throw new UnreadableError(`it nests over ${maxNesting} quotations or lists in each other; write them flat`);
  }
  const source = tamed(text);
  const isFlood = (source.match(footnote)?.length ?? 0) > maxFootnotes;
  if (isFlood) warn(`it has over ${maxFootnotes} footnotes, which were read as they stand`);
  const { extensions, mdastExtensions, htmlExtensions } = isFlood ? withoutFootnotes : withFootnotes;
  const parts = partedFlood(source).map((part) => ({
    part,
    root: fromMarkdown(part, { extensions, mdastExtensions }),
  }));
  if (!source.includes('<') || !parts.some(({ root }) => hasHtml(root)))
    return parts.flatMap(({ part, root }) => new Reader(part).blocks(root));
  const html = parts.map(({ part }) => micromark(part, { allowDangerousHtml: true, extensions, htmlExtensions }));
  return fragmentBlocks(html.join('\n'), warn);
}
