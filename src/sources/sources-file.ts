import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import {
  type Document,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  type YAMLMap,
} from 'yaml';
import { z } from 'zod';
import { isDay } from '../language/dates.ts';
import { corpusSource } from '../store/source-names.ts';
import { errorMessage } from '../wording/error-message.ts';
import { canonicalAddress } from './canonical-address.ts';
import type { WebKind } from './discover/kind-of-bytes.ts';

/** Which items of a source are wanted, by what they say of themselves. */
interface ItemFilter {
  /** Names of sections or categories, whatever their case. */
  readonly section: readonly string[];
  /** Beginnings of the path of an address; `*` stands for anything. */
  readonly path: readonly string[];
  /** Names within the author's. */
  readonly author: readonly string[];
}

/** A source as the file names it. */
export type SourceEntry = WebEntry | FileEntry;

export interface WebEntry {
  readonly id: string;
  readonly kind: WebKind;
  /** http or https. */
  readonly url: string;
  /** The outlet that its articles are of, where they don't say it themselves as it should read. */
  readonly outlet: string | null;
  readonly language: string | null;
  /** Where an article's text is taken from; `auto`: from the page where the feed has no more than a summary. */
  readonly text: 'auto' | 'feed' | 'page';
  readonly include: ItemFilter;
  readonly exclude: ItemFilter;
  /** Older items aren't taken in. */
  readonly maxAgeDays: number | null;
  /** A day: how far back an archive is read, of sitemaps. */
  readonly since: string | null;
  /** How often a feed is polled, whatever its pace; `null` where the interval follows that. The file can't say it: sites on the web are asked politely. */
  readonly everyMs: number | null;
}

interface FileEntry {
  readonly id: string;
  readonly kind: 'folder' | 'jsonl';
  /** Absolute. */
  readonly path: string;
}

/** The file can't be used; the message names file, line and what to do. */
export class SourcesFileError extends Error {
  override readonly name = 'SourcesFileError';
}

const words = z
  .union(
    [z.string(), z.array(z.string())],
    'is written as one word or a list of them, numbers in quotes: [Sport, "2026"]',
  )
  .transform((given) =>
    [given]
      .flat()
      .map((word) => word.trim())
      .filter((word) => word !== ''),
  );
const filter = z
  .strictObject(
    { section: words.default([]), path: words.default([]), author: words.default([]) },
    {
      error: ({ code }) =>
        code === 'invalid_type'
          ? 'says by what: { section: [Sport], path: [/sport/], author: [Press Release] }'
          : undefined,
    },
  )
  .default({ section: [], path: [], author: [] });
/** Words that YAML takes for a number or a date are none. */
const line = z.string('is no text; put it in quotes').trim().min(1, 'is empty; write it, or leave it out');
const id = line
  .regex(
    /^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,63}$/u,
    'must begin with a letter or digit; letters, digits, spaces, dots, _ and - may follow',
  )
  .refine((given) => given !== corpusSource, `is what the folder in CORPUS_DIR goes by; choose another`)
  .optional();
const address = z.url({
  protocol: /^https?$/,
  error: 'is not an http(s) address; write it like https://example.org/feed',
});
const day = z.string().refine(isDay, 'is not a day; write it like 2026-01-31');
const web = {
  id,
  outlet: line.max(200, 'is longer than 200 characters; shorten it').optional(),
  language: line
    .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'is not a language tag; write it like pl or en-GB')
    .optional(),
  include: filter,
  exclude: filter,
  maxAgeDays: z.int('is not a whole number of days').min(1, 'is not a whole number of days').optional(),
};
const kinds = {
  feed: z.strictObject({
    feed: address,
    ...web,
    text: z.enum(['auto', 'feed', 'page'], 'is one of auto, feed and page').default('auto'),
  }),
  sitemap: z.strictObject({ sitemap: address, ...web, since: day.optional() }),
  page: z.strictObject({ page: address, ...web }),
  folder: z.strictObject({ folder: line, id }),
  jsonl: z.strictObject({ jsonl: line, id }),
};
const kindNames = ['feed', 'sitemap', 'page', 'folder', 'jsonl'] as const;

/**
 * Reads the file that names a newsroom's sources. Paths count from where the file lies.
 * @returns its sources in their order; none where there is no such file.
 * @throws {SourcesFileError} with line and what to do.
 */
export function readSourcesFile(file: string): readonly SourceEntry[] {
  if (!existsSync(file)) return [];
  let content: string;
  try {
    content = readFileSync(file, 'utf8');
  } catch (error) {
    throw new SourcesFileError(`${file} can't be read (${errorMessage(error)}).`);
  }
  return parseSources(content, file);
}

/** The same from the file's content. @throws {SourcesFileError} */
export function parseSources(content: string, file: string): readonly SourceEntry[] {
  const lines = new LineCounter();
  const document = parseDocument(content.replace(/^\ufeff/, ''), { lineCounter: lines, schema: 'core' });
  const fail = (reason: string, node?: Node | null): never => {
    const offset = node?.range?.[0];
    throw new SourcesFileError(`${file}${offset === undefined ? '' : `:${lines.linePos(offset).line}`}: ${reason}.`);
  };
  const [broken] = document.errors;
  if (broken) {
    const reason =
      broken.code === 'MULTIPLE_DOCS'
        ? 'it holds several documents; take out the lines with ---'
        : `it isn't valid YAML: ${broken.message.split(' at line')[0]}; indent with spaces, and put what holds : or # in quotes`;
    throw new SourcesFileError(`${file}:${lines.linePos(broken.pos[0]).line}: ${reason}.`);
  }
  const root = document.contents;
  if (root === null) return [];
  const list = isMap(root) ? root.get('sources', true) : root;
  if (isMap(root)) {
    const other = root.items.find(({ key }) => String(key) !== 'sources');
    if (other !== undefined)
      fail(
        `“${other.key}” isn't known here; the file holds a list under sources`,
        isNode(other.key) ? other.key : root,
      );
  }
  if (list === null || list === undefined || (isScalar(list) && list.value === null)) return [];
  if (!isSeq(list))
    return fail('it holds no list of sources; write each as “- feed: https://…”', isNode(list) ? list : root);
  const entries = list.items.map((item): SourceEntry => {
    const node = item as Node;
    if (!isMap(node)) return fail('a source is written as “- feed: https://…”', node);
    const named = kindNames.filter((kind) => node.has(kind));
    const [kind] = named;
    if (kind === undefined || named.length > 1) {
      const said = node.items.map(({ key }) => String(key)).join(', ');
      return fail(`a source says exactly one of ${kindNames.join(', ')}; this one says ${said}`, node);
    }
    const parsed = kinds[kind].safeParse(valuesOf(node, document, fail));
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      const path = [...(issue?.path ?? []), ...(issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [])];
      const at = node.getIn(path, true);
      const known = path.length > 1 ? ['section', 'path', 'author'] : Object.keys(kinds[kind].shape);
      const of = path.length > 1 ? String(path[0]) : `a ${kind}`;
      return fail(
        issue?.code === 'unrecognized_keys'
          ? `“${issue.keys[0]}” isn't known of ${of}; it may say ${known.join(', ')}`
          : `${path.join('.')} ${issue?.message ?? "can't be used"}`,
        isNode(at) && at.range ? at : node,
      );
    }
    return entryOf(kind, parsed.data, file);
  });
  const seen = new Map<string, number>();
  entries.forEach(({ id }, index) => {
    const earlier = seen.get(id);
    if (earlier !== undefined)
      fail(`the source ${id} stands twice; give one of them another id`, list.items[index] as Node);
    seen.set(id, index);
  });
  return entries;
}

/** What an entry says; what is left blank isn't said. */
function valuesOf(node: YAMLMap, document: Document, fail: (reason: string, node: Node) => never): object {
  let values: Readonly<Record<string, unknown>>;
  try {
    values = node.toJS(document);
  } catch (error) {
    return fail(`it can't be used: ${errorMessage(error)}`, node);
  }
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
}

type Parsed = { [K in keyof typeof kinds]: z.infer<(typeof kinds)[K]> }[keyof typeof kinds];

function entryOf(kind: (typeof kindNames)[number], given: Parsed, file: string): SourceEntry {
  const place = (given as Readonly<Record<string, unknown>>)[kind];
  const named = String(place);
  if (kind === 'folder' || kind === 'jsonl') {
    // The corpus folder goes by that.
    const own = named === corpusSource ? `./${named}` : named;
    return { kind, id: given.id ?? own, path: resolve(dirname(file), named) };
  }
  const { outlet, language, include, exclude, maxAgeDays, text, since } = given as z.infer<typeof kinds.feed> &
    Partial<z.infer<typeof kinds.sitemap>>;
  return {
    kind,
    id: given.id ?? canonicalAddress(named) ?? named,
    url: named,
    outlet: outlet ?? null,
    language: language ?? null,
    text: text ?? 'auto',
    include,
    exclude,
    maxAgeDays: maxAgeDays ?? null,
    since: since ?? null,
    everyMs: null,
  };
}
