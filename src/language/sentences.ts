import type { Span } from '../coverage/article.ts';
import { rulesOf } from './languages.ts';
import type { Abbreviations } from './rules.ts';

/** A sentence longer than this is cut at a space: text without full stops must not become one endless quote. */
const maxSentenceChars = 1_000;

const noAbbreviations: Abbreviations = {
  leading: new Set(),
  beforeNumber: new Set(),
  ambiguous: new Set(),
  starters: new Set(),
};

/** Unicode's rules let an opening quotation mark close the sentence before it where no space parts them: 。“ */
const openingAtEnd = /(?<=[.!?。！？…]["'”’」』）)\]]*)[“‘„«「『（《(]+$/u;

const segmenters = new Map<string, Intl.Segmenter>();

function segmenterFor(language: string): Intl.Segmenter {
  let segmenter = segmenters.get(language);
  if (!segmenter) {
    segmenter = new Intl.Segmenter(language, { granularity: 'sentence' });
    segmenters.set(language, segmenter);
  }
  return segmenter;
}

/** Whether a boundary that Unicode's rules found between two pieces of text is none: "Gen. Kim", "J. Smith", "“Go?” he said". */
function isFalseBoundary(before: string, after: string, abbreviations: Abbreviations): boolean {
  const { leading, beforeNumber, ambiguous, starters } = abbreviations;
  const next = after.trimStart();
  if (next === '') return false;
  if (/^\p{Ll}/u.test(next) || /^[,;:)\]–—-]/u.test(next)) return true;
  const last = /([\p{L}\p{N}.]+)\.["'”’)\]]*\s*$/u.exec(before)?.[1];
  if (last === undefined) return false;
  const word = last.toLowerCase();
  if (leading.has(word)) return true;
  if (beforeNumber.has(word)) return /^\p{N}/u.test(next);
  const nextWord = (/^["'“‘(]*([\p{L}\p{N}]+)/u.exec(next)?.[1] ?? '').toLowerCase();
  if (/^\p{Lu}$/u.test(last)) return !starters.has(nextWord) || word === 'j';
  const dotted = /^(?:\p{L}\.)+\p{L}$/u.test(last);
  return (dotted || ambiguous.has(word)) && !starters.has(nextWord) && /^\p{L}/u.test(next);
}

function* pieces(text: string, start: number, end: number): Generator<Span> {
  let from = start;
  while (end - from > maxSentenceChars) {
    // Looked for in this piece alone: text without spaces would be searched back to its beginning each time.
    const space = from + text.slice(from, from + maxSentenceChars + 1).lastIndexOf(' ');
    let cut = space > from ? space : from + maxSentenceChars;
    if (space <= from && /[\udc00-\udfff]/.test(text.charAt(cut))) cut -= 1;
    yield { start: from, end: cut };
    from = text.charAt(cut) === ' ' ? cut + 1 : cut;
  }
  if (end > from) yield { start: from, end };
}

/**
 * Sentences of one paragraph (`text` from `start` to `end`), trimmed of white space, in order.
 * Unicode's sentence boundaries (UAX #29, by `Intl.Segmenter`), mended where an abbreviation, an initial or a quotation fooled them.
 */
export function sentencesOf(text: string, start = 0, end = text.length, language = 'en'): Span[] {
  const paragraph = text.slice(start, end);
  const found: Span[] = [];
  let from = 0;
  const close = (to: number): void => {
    const raw = paragraph.slice(from, to);
    const lead = raw.length - raw.trimStart().length;
    const trimmed = raw.trim();
    if (trimmed !== '') found.push(...pieces(text, start + from + lead, start + from + lead + trimmed.length));
    from = to;
  };
  const abbreviations = rulesOf(language)?.abbreviations ?? noAbbreviations;
  for (const { index } of segmenterFor(language).segment(paragraph)) {
    const opening = openingAtEnd.exec(paragraph.slice(Math.max(from, index - 5), index))?.[0].length ?? 0;
    const at = index - opening;
    if (
      at > from &&
      !isFalseBoundary(paragraph.slice(Math.max(from, at - 40), at), paragraph.slice(at, at + 40), abbreviations)
    ) {
      close(at);
    }
  }
  close(paragraph.length);
  return found;
}
