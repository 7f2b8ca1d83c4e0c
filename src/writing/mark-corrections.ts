import type { Citation, Sentence } from '../coverage/answer.ts';
import type { Span } from '../coverage/article.ts';
import type { Correction } from '../coverage/correction.ts';

/** What was told, and what it cites. */
interface Told {
  readonly sentences: readonly Sentence[];
  readonly citations: readonly Citation[];
}

/**
 * What was told as it must be seen now: sentences whose cited words no longer stand are struck out, in a quote those of its sentences alone; an article carries what its newsroom says of the
 * correction, and a withdrawn one says that where its headline stood.
 */
export function markCorrections<T extends Told>(told: T, corrections: readonly Correction[]): T {
  if (corrections.length === 0) return told;
  const byCitation = new Map(corrections.flatMap((each) => each.citations.map((number) => [number, each] as const)));
  return {
    ...told,
    sentences: told.sentences.map((sentence) => struckOut(sentence, corrections)),
    citations: told.citations.map((citation) => corrected(citation, byCitation.get(citation.number))),
  };
}

/** The same for the parts of a digest or a timeline. */
export function markItems<T extends { readonly items: readonly Told[] }>(
  told: T,
  corrections: readonly Correction[],
): T {
  return corrections.length === 0
    ? told
    : { ...told, items: told.items.map((item) => markCorrections(item, corrections)) };
}

function struckOut(sentence: Sentence, corrections: readonly Correction[]): Sentence {
  const gone = corrections
    .flatMap(({ changes }) => changes)
    .filter(({ citation, before }) => sentence.citations.includes(citation) && before.trim() !== '')
    .map(({ before }) => spansOf(before, sentence.text));
  if (gone.length === 0) return sentence;
  const whole = { start: 0, end: sentence.text.length };
  // What Claude worded holds as a whole, or doesn't.
  return { ...sentence, struck: gone.every((spans) => spans.length > 0) ? joined(gone.flat()) : [whole] };
}

/** Everywhere that words stand in a text. */
function spansOf(words: string, text: string): Span[] {
  const found: Span[] = [];
  for (let start = text.indexOf(words); start >= 0; start = text.indexOf(words, start + words.length))
    found.push({ start, end: start + words.length });
  return found;
}

/** In order; those that meet are one. */
function joined(spans: readonly Span[]): Span[] {
  const all: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    const last = all.at(-1);
    if (last !== undefined && span.start <= last.end)
      all[all.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    else all.push(span);
  }
  return all;
}

function corrected(citation: Citation, correction: Correction | undefined): Citation {
  if (correction === undefined) return citation;
  const { note, standing } = correction;
  return {
    ...citation,
    ...(note !== null && { correction: note }),
    ...(standing === 'withdrawn' && { isWithdrawn: true }),
  };
}
