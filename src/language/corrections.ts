import type { Span } from '../coverage/article.ts';
import { languagesWithRules } from './languages.ts';
import { termsOf } from './terms.ts';

const rules = languagesWithRules.flatMap(({ corrections }) => corrections ?? []);
const headings = oneOf(rules.flatMap((words) => [...words.headings, ...words.updates]));
const updates = oneOf(rules.flatMap((words) => words.updates));

function oneOf(words: readonly string[]): string {
  return words.toSorted((a, b) => b.length - a.length).join('|');
}

/** A correction inside an article is headed as newsrooms head it: "Correction:", "Update 3:", "Correction, 3 February:", "[정정]". */
const opening = new RegExp(
  String.raw`^[\[(*]?(?:${headings})(?:\s*(?:no\.?\s*|nr\s*)?\d{1,3})?(?:\s*\([^)]*\)|,?\s+(?=[^:：\]]*\p{N})[\p{L}\p{N}., ]{1,25}?)?\s*(?:[:：\])]|[—–-]\s)`,
  'iu',
);
/** A sentence that says so without such a word. */
const saying = new RegExp(`^(?:${rules.flatMap((words) => words.openings).join('|')})`, 'iu');
const heading = new RegExp(`^(?:${headings})[.:：]?$`, 'iu');
const updating = new RegExp(String.raw`(?:${updates})(?![\p{L}\p{N}])`, 'iu');
const admitting = new RegExp(`(?<!\\p{L})(?:${rules.flatMap((words) => words.admissions).join('|')})`, 'iu');
/** The end of what stands before a figure that was wrong: "not", "not the". */
const contrasting = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:${rules.flatMap((words) => words.contrasts).join('|')})\s(?:\S+\s)?[^\s\p{L}\p{N}]*$`,
  'iu',
);
const figure = /\p{N}+(?:[.,]\p{N}+)*/gu;
const timeOfDay = /\b\d{1,2}[:.]\d{2}\b/g;
/** Words that a correction and what it corrects share at least. */
const minShared = 2;

/** Whether a paragraph says at its beginning that it corrects or updates: "Correction:", "An earlier version of this article". */
export function opensCorrection(paragraph: string): boolean {
  return opening.test(paragraph) || saying.test(paragraph);
}

/** A correction without the word that heads it: "Correction:", "[정정]". */
export function withoutHeading(correction: string): string {
  const rest = correction.replace(opening, '').trimStart();
  return rest === '' ? correction : rest;
}

/** Whether a paragraph that opens so only says that something was added: "Update 3:", "This story has been updated with quotes". */
export function opensUpdate(paragraph: string): boolean {
  const [opened] = opening.exec(paragraph) ?? saying.exec(paragraph) ?? [''];
  return updating.test(opened) && !admitting.test(paragraph);
}

/** A heading under which corrections stand: "Correction". */
export function headsCorrections(line: string): boolean {
  return heading.test(line);
}

/**
 * What a correction inside an article corrects: the sentence that shares most of its words, in the entry whose time it names where it
 * names one; else that entry; `null` where neither is clear, and where that sentence says already what is right.
 */
export function correctedSpan(
  text: string,
  correction: Span,
  entries: readonly { readonly time: string; readonly span: Span }[],
  sentences: readonly Span[],
  language: string,
): Span | null {
  const words = text.slice(correction.start, correction.end);
  const named = new Set(words.match(timeOfDay) ?? []);
  const entry = entries.find(
    ({ time, span }) => named.has(time) && (correction.start < span.start || correction.start >= span.end),
  );
  const candidates = entry
    ? sentences.filter(({ start, end }) => entry.span.start <= start && end <= entry.span.end)
    : sentences;
  const own = new Set(tellingTerms(words, language));
  const shared = candidates.map((span) => ({
    span,
    count: new Set(tellingTerms(text.slice(span.start, span.end), language).filter((term) => own.has(term))).size,
  }));
  const [best, second] = shared.toSorted((a, b) => b.count - a.count);
  if (!best || best.count < minShared || best.count <= (second?.count ?? 0)) return entry?.span ?? null;
  return isCorrected(text.slice(best.span.start, best.span.end), withoutHeading(words)) ? null : best.span;
}

/** Newsrooms mostly correct the sentence, and say below that it was wrong. Whether it has the figure that a correction comes to in the end, and none of its others. */
function isCorrected(sentence: string, correction: string): boolean {
  const given = [...correction.matchAll(figure)];
  if (new Set(given.map(([value]) => value)).size < 2) return false;
  const right = given.findLast(({ index }) => !contrasting.test(correction.slice(0, index)))?.[0];
  const held = new Set(sentence.match(figure));
  return right !== undefined && given.every(([value]) => held.has(value) === (value === right));
}

/** The terms of some words that tell of their subject. */
export function tellingTerms(words: string, language: string): string[] {
  return termsOf(words, language).flatMap(({ text, stop }) => (stop ? [] : [text]));
}
