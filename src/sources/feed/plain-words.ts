import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import { clean } from '../../language/visible-text.ts';
import type { SaidText } from './said.ts';

type Node = DefaultTreeAdapterTypes.Node;

/** Elements that a headline may be dressed in. What else stands in angle brackets are its words: "History of the <blink> tag". */
const dress =
  /<\/?(?:a|abbr|b|big|cite|code|div|em|font|h[1-6]|i|img|mark|p|q|s|small|span|strong|sub|sup|tt|u|wbr)(?:\s[^<>]*)?\/?>|<!--.*?-->/gis;
const lineBreak = /<br(?:\s[^<>]*)?\/?>/gi;

/** A headline or a name as a reader sees it: on one line, its entities decoded, its markup gone. `null` where nothing is left. */
export function plainWords({ value, form }: SaidText): string | null {
  const bare = form === 'plain' ? value : value.replace(lineBreak, ' ').replace(dress, '');
  const decoded = bare.includes('&') ? textOf(parseFragment(bare.replaceAll('<', '&lt;'))) : bare;
  const words = clean(decoded.replace(/\s+/g, ' '));
  return words === '' ? null : words;
}

/** Plain text as HTML: a blank line parts paragraphs. */
export function asHtml(text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return escaped
    .split(/\n[^\S\n]*\n\s*/)
    .map((paragraph) => `<p>${paragraph.trim().replaceAll('\n', '<br>')}</p>`)
    .join('\n');
}

function textOf(node: Node): string {
  if ('value' in node) return node.value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}
