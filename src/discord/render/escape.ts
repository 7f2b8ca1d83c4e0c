import { clean } from '../../language/visible-text.ts';
import { linkChars } from './size-limits.ts';

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** The characters of a text as people count them, one after the other; a grapheme longer than `limit` gives its code points. */
export function* graphemesOf(text: string, limit: number): Generator<string, void> {
  for (const { segment } of graphemes.segment(text)) {
    if (segment.length > limit) yield* segment;
    else yield segment;
  }
}

/** Cuts a text to `limit` UTF-16 units between graphemes, with an ellipsis where something is missing. */
export function clip(text: string, limit: number): string {
  if (text.length <= limit) return text;
  let kept = '';
  for (const grapheme of graphemesOf(text, limit)) {
    if (kept.length + grapheme.length + 1 > limit) break;
    kept += grapheme;
  }
  return `${kept.trimEnd()}…`;
}

/**
 * Escapes Discord's Markdown: emphasis, spoilers, code, links, mentions, timestamps, custom emoji, and with the colon
 * both bare addresses and `:emoji:` names.
 */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\*_~|`[\]<@]|:(?=\S|$)/g, '\\$&');
}

/** Takes its meaning from what begins a line: heading, quote, list or small text. */
export function guardLineStart(markdown: string): string {
  return markdown.replace(/^([#>+-])/, '\\$1').replace(/^(\d{1,9})([.)])/, '$1\\$2');
}

/** Words from outside as Markdown that shows them as they are, wherever they stand. */
export function asData(text: string, limit: number): string {
  return guardLineStart(escapeMarkdown(clip(clean(text), limit)));
}

/**
 * An article's own address, safe inside `[…](<…>)`; `null` when it isn't http(s), carries a name and password
 * (which make a link look like another site's), or is longer than `LINK_CHARS`.
 */
function linkTarget(url: string | null): string | null {
  if (url === null || !URL.canParse(url)) return null;
  const parsed = new URL(url);
  if (parsed.protocol !== 'https:' && parsed.protocol !== 'http:') return null;
  if (parsed.username !== '' || parsed.password !== '') return null;
  const href = parsed.href.replace(/[()<>[\]\\|`*~\s]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
  return href.length <= linkChars ? href : null;
}

/** A masked link without a preview, or the label alone where there is nothing to link to. `label` is Markdown. */
export function link(label: string, url: string | null): string {
  const target = linkTarget(url);
  return target === null ? label : `[${label}](<${target}>)`;
}
