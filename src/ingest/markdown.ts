import type { Nodes, Paragraph, Root, TableRow } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import { canonical, canonicalLine } from '../language/canonical.ts';
import { type Block, cellBreak } from './blocks.ts';
import { UnreadableError } from './problem.ts';

/** Quotations and lists within each other on one line; the parser's time and its stack grow with each. */
const maxNesting = 100;
const tooDeep = new RegExp(String.raw`^(?:(?:>|[-*+] |\d{1,9}[.)] ) ?){${maxNesting}}`, 'm');
const rule = /^(?:(?:\* ?)+|(?:- ?)+)$/gm;
/** Marks of emphasis, code and links in one paragraph; no writer sets as many, and what pairs them takes the square of their number. */
const maxMarks = 1_000;
const marks = /[*_`[\]]/g;

/** Words of a node without their Markdown; raw HTML and images carry none. */
function wordsOf(node: Nodes): string {
  switch (node.type) {
    case 'text':
    case 'inlineCode':
    case 'code':
      return node.value;
    case 'break':
      return ' ';
    case 'html':
    case 'image':
    case 'imageReference':
      return '';
    default:
      return 'children' in node ? node.children.map(wordsOf).join('') : '';
  }
}

function blocksOf(node: Nodes): Block[] {
  switch (node.type) {
    case 'root':
    case 'blockquote':
    case 'list':
      return node.children.flatMap(blocksOf);
    case 'listItem':
      return node.children
        .flatMap(blocksOf)
        .map((block) => (block.kind === 'paragraph' ? { ...block, kind: 'item' } : block));
    case 'table':
      return node.children.flatMap((row, index) => rowOf(row, index === 0 ? 'heads' : 'row'));
    case 'heading':
    case 'paragraph':
    case 'code': {
      const text = canonicalLine(wordsOf(node));
      if (text === '') return [];
      if (node.type === 'heading') return [{ kind: 'heading', text }];
      return [{ kind: 'paragraph', text, ...(isStressed(node) && { isStressed: true }) }];
    }
    default:
      return [];
  }
}

function rowOf(row: TableRow, kind: 'heads' | 'row'): Block[] {
  const cells = row.children.map((cell) => canonicalLine(wordsOf(cell)));
  const text = cells.filter((cell) => cell !== '').join(cellBreak);
  return text === '' ? [] : [{ kind, text, cells }];
}

/** Whether all words of a paragraph are set in bold or italics. */
function isStressed(node: Nodes): node is Paragraph {
  if (node.type !== 'paragraph') return false;
  const telling = node.children.filter((child) => wordsOf(child).trim() !== '');
  return telling.length > 0 && telling.every(({ type }) => type === 'strong' || type === 'emphasis');
}

/** Where a paragraph ends: a gap, or an item of a list. */
const paragraphEnd = /(\n{2,}|\n(?=[-*+] ))/;

/** The same Markdown without what only costs time: long gaps, and the marks of a paragraph that is a flood of them. */
function tamed(markdown: string): string {
  return markdown
    .split(paragraphEnd)
    .map((part, at) => {
      // Every second part is what parted the others.
      if (at % 2 === 1) return part.slice(0, 2);
      const isFlood = part.length > maxMarks && (part.match(marks)?.length ?? 0) > maxMarks;
      return isFlood ? part.replace(marks, '') : part;
    })
    .join('');
}

/**
 * Takes the Markdown off: headings, paragraphs, list items and rows of tables in order, quotations as paragraphs of their own.
 * @throws {UnreadableError} when its quotations or lists nest too deep.
 */
export function markdownBlocks(markdown: string): Block[] {
  const text = canonical(markdown);
  if (tooDeep.test(text.replace(rule, '---'))) {
    throw new UnreadableError(`it nests over ${maxNesting} quotations or lists in each other; write them flat`);
  }
  const root: Root = fromMarkdown(tamed(text), {
    extensions: [gfmTable()],
    mdastExtensions: [gfmTableFromMarkdown()],
  });
  return blocksOf(root);
}
