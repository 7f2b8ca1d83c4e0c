import type { Span } from '../coverage/article.ts';
import { languagesWithRules } from './languages.ts';
import { termsOf } from './terms.ts';

const headings = languagesWithRules
  .flatMap(({ corrections }) => corrections ?? [])
  .toSorted((a, b) => b.length - a.length);
/** A correction inside an article is headed as newsrooms head it. */
const opening = new RegExp(String.raw`^(?:${headings.join('|')})(?:\s*\([^)]*\))?\s*[:：—–-]`, 'iu');
const timeOfDay = /\b\d{1,2}[:.]\d{2}\b/g;
/** Words that a correction and what it corrects share at least. */
const minShared = 2;

export function opensCorrection(paragraph: string): boolean {
  return opening.test(paragraph);
}

/**
 * What a correction inside an article corrects: the sentence that shares most of its words, in the entry whose time it names where it
 * names one; else that entry; `null` where neither is clear.
 */
export function correctedSpan(
  text: string,
  correction: Span,
  entries: readonly { readonly time: string; readonly span: Span }[],
  sentences: readonly Span[],
): Span | null {
  const words = text.slice(correction.start, correction.end);
  const named = new Set(words.match(timeOfDay) ?? []);
  const entry = entries.find(
    ({ time, span }) => named.has(time) && (correction.start < span.start || correction.start >= span.end),
  );
  const candidates = entry
    ? sentences.filter(({ start, end }) => entry.span.start <= start && end <= entry.span.end)
    : sentences;
  const own = new Set(telling(words));
  const shared = candidates.map((span) => ({
    span,
    count: new Set(telling(text.slice(span.start, span.end)).filter((term) => own.has(term))).size,
  }));
  const [best, second] = shared.toSorted((a, b) => b.count - a.count);
  return best && best.count >= minShared && best.count > (second?.count ?? 0) ? best.span : (entry?.span ?? null);
}

function telling(words: string): string[] {
  return termsOf(words, 'en').flatMap(({ text, stop }) => (stop ? [] : [text]));
}
