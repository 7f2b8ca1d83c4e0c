import { z } from 'zod';
import type { Article } from '../coverage/article.ts';
import { canonicalLine } from '../language/canonical.ts';
import { isDay } from '../language/dates.ts';
import { buildArticle } from './article.ts';
import { maxFileBytes } from './files.ts';
import { articleFields } from './front-matter.ts';
import { markdownBlocks } from './markdown.ts';
import { plainTextBlocks } from './plain-text.ts';
import { UnreadableError } from './problem.ts';

/** What a line holds: our fields as in front matter with `text` or `body`, or BEIR's with `metadata`. */
const lineSchema = z.looseObject(
  {
    text: z.string({ error: 'is not a text' }).nullish(),
    body: z.string({ error: 'is not a text' }).nullish(),
    metadata: z.looseObject({}, { error: 'is not an object' }).nullish(),
  },
  { error: 'it is no JSON object' },
);

/** Fields that an article can do without when they can't be used; a false `status` would publish what was withdrawn. */
const dispensable = new Set(['source', 'url', 'date', 'author', 'section', 'language', 'updated', 'correction']);

/** Instants without a zone tell their day and no more. */
const zoneless = /^(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?$/;

export interface ImportedLine {
  readonly article: Article;
  /** Fields that couldn't be used and were left out. */
  readonly leftOut: readonly string[];
}

/**
 * Reads one line of JSON into an article. `text` is plain text, `body` Markdown; where there are both, `body` counts.
 * Blank fields count as absent. An address or a date that can't be used is left out, since an article can do without.
 * @throws {UnreadableError} when it is no JSON, has no id, or there is nothing to read in it.
 */
export function readImportedLine(bytes: Uint8Array): ImportedLine {
  const parsed = lineSchema.safeParse(parseJson(bytes));
  if (!parsed.success) throw refusal(parsed.error);
  const { text, body, metadata, ...rest } = parsed.data;
  const given: Record<string, unknown> = {};
  for (const [name, value] of Object.entries({ ...metadata, ...rest })) {
    if (typeof value === 'string' && value.trim() === '') continue;
    given[name === '_id' ? 'id' : name] = name === 'date' || name === 'updated' ? dayOfZoneless(value) : value;
  }
  const { fields, leftOut } = readFields(given);
  if (fields.id === null) throw new UnreadableError('it has no id; give it one as id or _id');
  const content = body ?? text ?? '';
  if (canonicalLine(content) === '') throw new UnreadableError('its text is empty; write it as text or body');
  if (Buffer.byteLength(content) > maxFileBytes) {
    throw new UnreadableError(`it has over ${maxFileBytes / 1024 / 1024} MiB of text; split it up`);
  }
  const blocks = body === null || body === undefined ? plainTextBlocks(content) : markdownBlocks(content);
  return { article: buildArticle(fields.id, fields, blocks), leftOut };
}

function parseJson(bytes: Uint8Array): unknown {
  let line: string;
  try {
    line = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new UnreadableError("it isn't UTF-8; save it with that encoding");
  }
  try {
    return JSON.parse(line);
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/,? ?(?:"|\.\.\.).*$/s, '') : '';
    throw new UnreadableError(`it is no JSON: ${reason}`);
  }
}

function readFields(given: Record<string, unknown>) {
  const leftOut: string[] = [];
  let fields = articleFields.safeParse(given);
  while (!fields.success) {
    const name = String(fields.error.issues[0]?.path[0]);
    if (!dispensable.has(name)) throw refusal(fields.error);
    leftOut.push(name);
    delete given[name];
    fields = articleFields.safeParse(given);
  }
  return { fields: fields.data, leftOut };
}

function refusal({ issues: [issue] }: z.ZodError): UnreadableError {
  const name = issue?.path.join('.') ?? '';
  return new UnreadableError(`${name === '' ? '' : `${name} `}${issue?.message ?? ''}`);
}

function dayOfZoneless(value: unknown): unknown {
  const day = typeof value === 'string' ? zoneless.exec(value.trim())?.[1] : undefined;
  return day !== undefined && isDay(day) ? day : value;
}
