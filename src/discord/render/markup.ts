import type { APIActionRowComponent, APIComponentInMessageActionRow } from 'discord.js';
import type { Span } from '../../coverage/article.ts';
import { clean } from '../../language/visible-text.ts';
import { asData } from './escape.ts';
import { contentChars } from './size-limits.ts';

/** A longer sentence might not fit on a page with all its backslashes. */
const maxEmphasisedChars = 1_000;

/** Words from outside: escaped when they are written, broken between words if a page is too short for them. */
export interface OutsideWords {
  readonly kind: 'words';
  readonly text: string;
  /** In bold; only for what fits on a page, since a page would end it. */
  readonly isBold?: boolean;
  /** Struck out; likewise. */
  readonly isStruck?: boolean;
}

/** Markdown of ours that is never broken: a link, a number, a date. */
interface Markdown {
  readonly kind: 'mark';
  readonly markdown: string;
}

export type TextRun = OutsideWords | Markdown;

/** A sentence with its numbers, or a line of the sources: kept on one page wherever it fits on one. */
export type Unit = readonly TextRun[];

export interface Paragraph {
  readonly style: 'plain' | 'quote' | 'small';
  /** True when a blank line goes before it. */
  readonly apart: boolean;
  readonly units: readonly Unit[];
}

/** @param text from an article or a person; made fit to be shown here. */
export function words(text: string): OutsideWords {
  return { kind: 'words', text: clean(text) };
}

/** Words of a sentence with spans of it in bold, in order; the whole is made fit first, and spans that this moved are left plain. */
export function wordsWithBold(text: string, spans: readonly Span[]): OutsideWords[] {
  if (text.length > maxEmphasisedChars || clean(text) !== text.replace(/\s+/g, ' ').trim()) return [words(text)];
  const cuts = [...new Set([0, ...spans.flatMap(({ start, end }) => [start, end]), text.length])].toSorted(
    (a, b) => a - b,
  );
  return cuts.slice(1).flatMap((end, index): OutsideWords[] => {
    const start = cuts[index] ?? 0;
    const piece = text.slice(start, end);
    if (piece.trim() === '') return [];
    const isBold = spans.some((span) => span.start <= start && end <= span.end);
    const isParted = start > 0 && /^\s|\s$/.test(text.slice(start - 1, start + 1));
    return [{ kind: 'words', text: `${isParted ? ' ' : ''}${clean(piece)}`, isBold }];
  });
}

/** Words of a text with spans of it struck out, in order; of a long one word by word, so that a page may end anywhere. */
export function wordsWithStruck(text: string, spans: readonly Span[]): OutsideWords[] {
  let from = 0;
  const runs: OutsideWords[] = [];
  const add = (piece: string, isStruck: boolean): void => {
    if (piece.trim() === '') return;
    const isParted = from > 0 && /^\s|\s$/.test(text.slice(from - 1, from + 1));
    runs.push({ kind: 'words', text: `${isParted ? ' ' : ''}${clean(piece)}`, isStruck });
  };
  for (const { start, end } of spans) {
    add(text.slice(from, start), false);
    from = Math.max(from, start);
    add(text.slice(from, end), true);
    from = Math.max(from, end);
  }
  add(text.slice(from), false);
  return runs.flatMap((run) =>
    run.isStruck === true && run.text.length > maxEmphasisedChars ? wordByWord(run) : [run],
  );
}

function wordByWord({ text }: OutsideWords): OutsideWords[] {
  return text
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => ({ kind: 'words', text: ` ${word}`, isStruck: true }));
}

/** Markdown of our own, which is never escaped. */
export function mark(markdown: string): Markdown {
  return { kind: 'mark', markdown };
}

/** A paragraph in our own words and marks, never broken. */
export function line(style: Paragraph['style'], apart: boolean, ...markdown: string[]): Paragraph {
  return { style, apart, units: [markdown.map(mark)] };
}

export interface Embed {
  readonly description: string;
  readonly color: number;
  readonly footer?: { readonly text: string };
}

/** Buttons or a menu below a message. */
export type Row = APIActionRowComponent<APIComponentInMessageActionRow>;

/** A message as Discord is sent it, but for who may be pinged (nobody) and who sees it. */
export interface Message {
  readonly content: string;
  readonly embeds: readonly Embed[];
  readonly rows: readonly Row[];
}

/** A message in one sentence of our own. */
export function sentence(text: string): Message {
  return { content: text, embeds: [], rows: [] };
}

/** A message in one plain sentence that may quote what a person typed. */
export function plainSentence(text: string): Message {
  // Escaping doubles a text at most.
  return sentence(asData(text, Math.floor(contentChars / 2) - 1));
}
