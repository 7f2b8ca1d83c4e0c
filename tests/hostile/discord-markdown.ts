import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';

/** Where the links of a message lead, as a parser of CommonMark that knows nothing of ours sees them. */
export function linksOf(markdown: string): string[] {
  const found: string[] = [];
  walk(fromMarkdown(markdown), (node) => {
    if (node.type === 'link' || node.type === 'image' || node.type === 'definition') found.push(node.url);
  });
  return found;
}

/** Shapes that we never write: headings, code, HTML, images, rules. */
export function strangeShapesIn(markdown: string): string[] {
  const strange = new Set([
    'heading',
    'code',
    'inlineCode',
    'html',
    'image',
    'imageReference',
    'definition',
    'thematicBreak',
  ]);
  const found: string[] = [];
  walk(fromMarkdown(withoutOurs(markdown)), (node) => {
    if (strange.has(node.type)) found.push(node.type);
  });
  return found;
}

function walk(node: Nodes, visit: (node: Nodes) => void): void {
  visit(node);
  if ('children' in node) for (const child of node.children) walk(child, visit);
}

/** What we write: addresses of links, and timestamps. */
function withoutOurs(markdown: string): string {
  return markdown.replace(/\]\(<[^<>\n]*>\)/g, ']').replace(/<t:-?\d+:D>/g, '');
}

const liveMark = /@|<|`|\||~|_|(?<!\*)\*(?!\*)|\*{3,}|:\S|https?:/i;
const lineShape = /^(?:#|>|[-+*] |\d{1,9}[.)] )/;

/** What Discord would take for more than words: mentions, bare addresses, emoji, spoilers, code, shapes of lines. */
export function liveMarksIn(markdown: string): string[] {
  return withoutOurs(markdown)
    .replace(/\\[!-/:-@[-`{-~]/g, '·')
    .split('\n')
    .map((line) => line.replace(/^(?:> |-# |- )/, ''))
    .flatMap((line) => [liveMark.exec(line)?.[0], lineShape.exec(line)?.[0]])
    .filter((mark) => mark !== undefined);
}
