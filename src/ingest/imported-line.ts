import { z } from 'zod';
import type { Article } from '../coverage/article.ts';
import { UnreadableError } from '../coverage/unreadable.ts';
import { canonicalLine } from '../language/canonical-text.ts';
import { readFields } from './article-fields.ts';
import { readHeader } from './front-matter.ts';
import { parseFile } from './header.ts';
import { fieldName, type HeaderEntry, plainKey, toValue } from './header-entry.ts';
import { numbersAsWritten } from './json-numbers.ts';
import { maxArticleBytes } from './limits.ts';
import { buildArticle, type ReadingOptions } from './make-article.ts';
import { markdownBlocks } from './markdown.ts';
import { plainTextBlocks } from './plain-text.ts';
import { WithdrawnError } from './problem.ts';

/** What a line holds: our fields as in front matter with `text` or `body`, or BEIR's with `metadata`. */
const lineSchema = z.looseObject({}, { error: 'it is no JSON object' });
const words = z.string({ error: 'is not a text' }).nullish();
const object = z.looseObject({}, { error: 'is not an object' }).nullish();

/** Two of them in plain text are no slip of the pen: HTML was given as `text`. */
const htmlTags = /<\/(?:p|div|li|h[1-6]|a|strong|em)>[\s\S]*<\/(?:p|div|li|h[1-6]|a|strong|em)>/i;

/**
 * Reads one line of JSON into an article. `text` is plain text, `body` Markdown; where there are both, `body` counts.
 * Blank fields count as absent. A field that can't be used is left out, since an article can do without; what holds an article back is told
 * from whatever says so: the line, its `metadata`, front matter in its `body`.
 * @throws {UnreadableError} when it is no JSON, has no id, or there is nothing to read in it.
 * @throws {WithdrawnError} when there is nothing to read in it, and it isn't for readers either.
 */
export function readImportedLine(bytes: Uint8Array, { timeZone, warn }: ReadingOptions): Article {
  const parsed = lineSchema.safeParse(parseJson(bytes));
  if (!parsed.success) throw refusal('', parsed.error);
  const line = new Map(Object.entries(parsed.data).map(([key, value]) => [plainKey(key), value]));
  const body = given(line, 'body', words);
  const content = body ?? given(line, 'text', words) ?? '';
  const own = entriesOf(parsed.data).filter(({ key }) => !['text', 'body', 'metadata'].includes(plainKey(key)));
  const metadata = entriesOf(given(line, 'metadata', object) ?? {});
  const { header, body: written } = body == null ? { header: null, body: content } : parseFile(body, warn);
  const fields = readFields(
    outranking(own, outranking(metadata, header === null ? [] : readHeader(header, warn))),
    timeZone,
    warn,
  );
  if (fields.id === null) throw new UnreadableError('it has no id; give it one as id or _id');
  const { id, status } = fields;
  try {
    if (canonicalLine(content) === '') throw new UnreadableError('its text is empty; write it as text or body');
    if (Buffer.byteLength(content) > maxArticleBytes) {
      throw new UnreadableError(`it has over ${maxArticleBytes / 1024 / 1024} MiB of text; split it up`);
    }
    if (body == null && htmlTags.test(content))
      warn('its text holds HTML tags, which are shown as they stand; give it as body');
    return buildArticle(id, fields, body == null ? plainTextBlocks(content) : markdownBlocks(written, warn));
  } catch (error) {
    const isHeld = status === 'withdrawn' || status === 'draft';
    throw isHeld && error instanceof UnreadableError
      ? new WithdrawnError(id, `${error.message}. It is held back, an earlier version too`)
      : error;
  }
}

function entriesOf(values: Readonly<Record<string, unknown>>): HeaderEntry[] {
  return Object.entries(values).map(([key, value]) => ({ key, value: toValue(value), line: null }));
}

/** The first entries, and those of the others that they don't say; both of them where they speak of who may see the article. */
function outranking(first: readonly HeaderEntry[], others: readonly HeaderEntry[]): HeaderEntry[] {
  const said = new Set(first.filter(({ value }) => value !== null && value !== '').map(({ key }) => fieldName(key)));
  return [...first, ...others.filter(({ key }) => fieldName(key) === 'status' || !said.has(fieldName(key)))];
}

function given<T>(line: ReadonlyMap<string, unknown>, name: string, type: z.ZodType<T>): T {
  const parsed = type.safeParse(line.get(name));
  if (!parsed.success) throw refusal(`${name} `, parsed.error);
  return parsed.data;
}

function parseJson(bytes: Uint8Array): unknown {
  let line: string;
  try {
    line = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new UnreadableError("it isn't UTF-8; save it with that encoding");
  }
  try {
    return numbersAsWritten(line);
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/,? ?(?:"|\.\.\.).*$/s, '') : '';
    throw new UnreadableError(`it is no JSON: ${reason}`);
  }
}

function refusal(name: string, { issues: [issue] }: z.ZodError): UnreadableError {
  return new UnreadableError(`${name}${issue?.message ?? ''}`);
}
