import { z } from 'zod';
import type { Article, Headline, Span, StructureMark } from '../../coverage/article.ts';
import { DamagedRowError } from '../damage.ts';
import { versionOf } from '../version.ts';

/** Rows of `articles` as SQLite gives them, parsed into our nouns. */

const text = z.string();
const nullable = z.string().nullable();

const headlineRow = z.object({
  id: text,
  title: text,
  title_is_ours: z.number(),
  source: nullable,
  date: nullable,
  url: nullable,
});

export const headlineColumns = 'id, title, title_is_ours, source, date, url';

/** A row of articles as a headline. Throws where the row isn't ours. */
export function toHeadline(row: unknown): Headline {
  const { title_is_ours: titleIsOurs, ...rest } = headlineRow.parse(row);
  return { ...rest, titleIsOurs: titleIsOurs === 1 };
}

const articleRow = headlineRow.extend({
  author: nullable,
  section: nullable,
  language: text,
  updated: nullable,
  status: z.enum(['published', 'corrected', 'withdrawn', 'draft']),
  correction: nullable,
  hash: text,
  sentences: z.instanceof(Uint8Array),
  structure: text,
  text,
});

const span = z.object({ start: z.number(), end: z.number() });
const marks: z.ZodType<StructureMark[]> = z.array(
  z.discriminatedUnion('kind', [
    z.object({ kind: z.enum(['heading', 'question', 'note']), span }),
    z.object({ kind: z.literal('item'), span, leadIn: span.nullable(), list: span }),
    z.object({ kind: z.literal('row'), span, heads: z.array(span), cells: z.array(span) }),
    z.object({ kind: z.literal('entry'), span, time: z.string() }),
    z.object({ kind: z.literal('correction'), span, corrects: span.nullable() }),
    z.object({ kind: z.literal('update'), span, replaces: span }),
  ]),
);

/**
 * @throws {DamagedRowError} when the words aren't those of the article's version: nothing may be quoted from them.
 */
export function toArticle(row: unknown): Article {
  const parsed = articleRow.safeParse(row);
  if (!parsed.success) throw new DamagedRowError('an article of the index cannot be read', { cause: parsed.error });
  const { title_is_ours: titleIsOurs, sentences, structure, ...rest } = parsed.data;
  const decoded = { sentences: decodeSpans(sentences), structure: decodeMarks(structure) };
  const article = { ...rest, titleIsOurs: titleIsOurs === 1, ...decoded };
  if (versionOf(article) !== article.hash) throw new DamagedRowError(`article ${article.id} is not as it was written`);
  return article;
}

/** Spans as pairs of 32-bit offsets. */
export function encodeSpans(spans: readonly Span[]): Uint8Array {
  return new Uint8Array(Uint32Array.from(spans.flatMap(({ start, end }) => [start, end])).buffer);
}

/** Marks as JSON; most articles have few or none. */
export function encodeMarks(structure: readonly StructureMark[]): string {
  return JSON.stringify(structure);
}

function decodeMarks(json: string): StructureMark[] {
  // What was damaged into something else fails with the article's version.
  if (json === '[]') return [];
  try {
    return marks.parse(JSON.parse(json));
  } catch (error) {
    throw new DamagedRowError('the structure of an article cannot be read', { cause: error });
  }
}

function decodeSpans(bytes: Uint8Array): Span[] {
  const offsets = new Uint32Array(bytes.slice(0, bytes.length & ~7).buffer);
  return Array.from({ length: offsets.length / 2 }, (_, index) => ({
    start: offsets[index * 2] ?? 0,
    end: offsets[index * 2 + 1] ?? 0,
  }));
}
