import { LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { canonicalLine } from '../language/canonical.ts';
import { isDate } from '../language/dates.ts';
import { UnreadableError } from './problem.ts';

/** A title, a name or an address is sent to Claude with every question that finds its article. */
const maxLineChars = 2_000;
const tooLong = `has over ${maxLineChars} characters; shorten it`;

const line = z
  .union([z.string(), z.number()], { error: 'is not a line of text; put it in quotation marks' })
  .transform((value) => canonicalLine(String(value)))
  .refine((value) => value !== '', 'is blank; fill it in or take the line out')
  .refine((value) => value.length <= maxLineChars, tooLong);
const date = z
  .string({ error: 'is not a date; write it like 2026-02-03' })
  .trim()
  .refine(isDate, 'is no date of the calendar; write it like 2026-02-03, or 2026-02-03T09:30:00+01:00');
const optional = <T extends z.ZodType>(type: T) => type.nullish().transform((value) => value ?? null);

/** What an article says of itself: front matter of a file, or fields of an imported line. */
export const articleFields = z.object({
  title: optional(line),
  source: optional(line),
  url: optional(
    z
      .url({ protocol: /^https?$/, error: 'is not an http(s) address; write it like https://example.org/story' })
      .max(maxLineChars, tooLong)
      // What can't be seen would reorder a terminal's line or steer it; a link works as well with it escaped.
      .transform((url) => (/[\p{C}\p{Z}]/u.test(url) ? new URL(url).href : url)),
  ),
  date: optional(date),
  id: optional(line),
  author: optional(line),
  section: optional(line),
  language: optional(
    z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'is not a language tag; write it like en, pl or ko'),
  ),
  updated: optional(date),
  status: optional(
    z.enum(['published', 'corrected', 'withdrawn'], { error: 'must be published, corrected or withdrawn' }),
  ),
  correction: optional(line),
});

export type ArticleFields = z.infer<typeof articleFields>;

/** Every field at its longest is far shorter; a parser of YAML takes its time. */
const maxFrontMatterChars = 64 * 1024;

const fence = /^---[^\S\n]*\n([\s\S]*?)(?<=\n)---[^\S\n]*(?:\n|$)/;

/**
 * Splits a Markdown file into its front matter and its body. A file without front matter has empty fields.
 * @throws {UnreadableError} with the line in the file.
 */
export function parseFrontMatter(file: string): { fields: ArticleFields; body: string } {
  const text = file.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  const match = fence.exec(text);
  if (!match) {
    if (/^---[^\S\n]*\n/.test(text)) {
      throw new UnreadableError("the front matter isn't closed; put a line with --- below it", 1);
    }
    return { fields: articleFields.parse({}), body: text };
  }
  if (match[0].length > maxFrontMatterChars) {
    throw new UnreadableError(`the front matter has over ${maxFrontMatterChars} characters; shorten it`, 1);
  }
  const lineCounter = new LineCounter();
  const yaml = parseDocument((match[1] ?? '').replace(/\n$/, ''), { lineCounter });
  const [error] = yaml.errors;
  if (error) {
    const reason = error.message.split('\n')[0]?.replace(/ at line \d+.*$/, '') ?? '';
    throw new UnreadableError(`the front matter is no YAML: ${reason}`, (error.linePos?.[0].line ?? 1) + 1);
  }
  const parsed = articleFields.safeParse(valuesOf(yaml) ?? {});
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const key = issue?.path[0];
    const node = key === undefined ? undefined : yaml.get(key, true);
    const offset =
      typeof node === 'object' && node !== null && 'range' in node
        ? (node.range as readonly number[] | null | undefined)?.[0]
        : undefined;
    throw new UnreadableError(
      key === undefined
        ? 'the front matter must be lines of the form key: value'
        : `${String(key)} ${issue?.message ?? 'cannot be used'}`,
      offset === undefined ? 2 : lineCounter.linePos(offset).line + 1,
    );
  }
  return { fields: parsed.data, body: text.slice(match[0].length) };
}

/** The values of the front matter. Aliases are refused: with them a short file can grow without end. */
function valuesOf(yaml: ReturnType<typeof parseDocument>): unknown {
  try {
    return yaml.toJS({ maxAliasCount: 0 });
  } catch {
    throw new UnreadableError('the front matter uses an alias (*name); write the value out', 2);
  }
}
