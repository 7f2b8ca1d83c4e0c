import { closeSync, openSync } from 'node:fs';
import { z } from 'zod';
import { termsOf } from '../../language/terms.ts';
import { maxLineBytes } from '../../sources/jsonl.ts';
import { readLines } from '../../sources/lines.ts';

/** An article as the rivals take it. */
export interface PlainArticle {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

/** The same with what a newsroom adds; `null` where the corpus doesn't say. */
export interface PublishedArticle extends PlainArticle {
  readonly date: string | null;
  readonly source: string | null;
}

const articleLine = z.object({
  _id: z.union([z.string(), z.number()]).transform(String),
  title: z.string().default(''),
  text: z.string(),
  metadata: z.object({ date: z.string().optional(), source: z.string().optional() }).optional().catch(undefined),
});

/** Reads `corpus.jsonl` one article at a time; lines that aren't one are passed over. */
export function* plainArticles(corpus: string): Generator<PublishedArticle> {
  const file = openSync(corpus, 'r');
  try {
    for (const { bytes } of readLines(file, { offset: 0, lines: 0 }, maxLineBytes)) {
      const parsed = articleLine.safeParse(parseJson(bytes?.toString() ?? ''));
      if (!parsed.success) continue;
      const { _id: id, title, text, metadata } = parsed.data;
      yield { id, title, text, date: metadata?.date ?? null, source: metadata?.source ?? null };
    }
  } finally {
    closeSync(file);
  }
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

/** Words of a passage, about as many as in ours. */
const passageWords = 150;

/** Cuts an article into passages of whole sentences: each with the article's id, a `#` and its number. */
export function* plainPassages({ id, title, text }: PlainArticle): Generator<PlainArticle> {
  let held = '';
  let words = 0;
  let number = 0;
  for (const sentence of text.split(/(?<=[.!?]["”’]?)\s+/)) {
    held = held === '' ? sentence : `${held} ${sentence}`;
    words += sentence.split(/\s+/).length;
    if (words < passageWords) continue;
    yield { id: `${id}#${number++}`, title, text: held };
    held = '';
    words = 0;
  }
  if (held !== '') yield { id: `${id}#${number}`, title, text: held };
}

/** Distinct articles of passages, in their order. */
export function articlesOf(passages: readonly string[]): string[] {
  return [...new Set(passages.map((id) => id.slice(0, id.lastIndexOf('#'))))];
}

/** The question's words for a rival: those of grammar left out, which would only slow it down. */
export function questionWords(question: string): string[] {
  const terms = termsOf(question, 'en');
  const telling = terms.filter(({ stop }) => !stop);
  return (telling.length > 0 ? telling : terms).map(({ start, end }) => question.slice(start, end));
}

/** Takes some at a time. */
export function* batches<T>(all: Iterable<T>, size: number): Generator<T[]> {
  let batch: T[] = [];
  for (const one of all) {
    batch.push(one);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
