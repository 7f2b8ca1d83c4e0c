import type { Nodes, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { canonical, canonicalLine } from '../text/canonical.ts';
import type { Block } from './blocks.ts';

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
    case 'listItem':
      return node.children.flatMap(blocksOf);
    case 'heading':
    case 'paragraph':
    case 'code': {
      const text = canonicalLine(wordsOf(node));
      return text === '' ? [] : [{ kind: node.type === 'heading' ? 'heading' : 'paragraph', text }];
    }
    default:
      return [];
  }
}

/** Takes the Markdown off: headings and paragraphs in order, list items and quotations as paragraphs of their own. */
export function markdownBlocks(markdown: string): Block[] {
  const root: Root = fromMarkdown(canonical(markdown));
  return blocksOf(root);
}
