import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import { UnreadableError } from '../coverage/unreadable.ts';
import { wordsOfValue } from '../ingest/header-entry.ts';
import { canonicalLine } from '../language/canonical-text.ts';
import { readWrittenDate } from '../language/written-date.ts';
import type { PageReader } from '../sources/page/page-reader.ts';
import type { ReadPage } from '../sources/page/read-page.ts';
import { DataSetError } from './beir-set.ts';
import type { ShowProgress } from './build-corpus.ts';
import { type NgramScores, ngramScores } from './ngrams.ts';

const pageLine = z.object({
  file: z.string(),
  url: z.string(),
  /** The article's whole text. */
  articleBody: z.string().optional(),
  /** What must stand in its text, and what mustn't. */
  with: z.array(z.string()).optional(),
  without: z.array(z.string()).optional(),
  /** The day of publication; `null` where the page doesn't say it. */
  date: z.string().nullable().optional(),
});

/** A page with what is known of it. */
type LabelledPage = Readonly<z.infer<typeof pageLine>>;

/** What was wrong with one page. */
interface PageMiss {
  readonly file: string;
  readonly kind: 'text' | 'missing' | 'unwanted' | 'date' | 'no date' | 'problem';
  readonly what: string;
}

export interface PagesReport {
  readonly pages: number;
  /** Pages that weren't read, or were said to be no article. */
  readonly refused: number;
  /** Means over the pages whose whole text is known. */
  readonly text: NgramScores & { readonly pages: number };
  readonly snippets: { readonly with: number; readonly in: number; readonly without: number; readonly out: number };
  /** `none`: the page says a day, and none was found; `invented`: it says none. */
  readonly days: { readonly right: number; readonly wrong: number; readonly none: number; readonly invented: number };
  /** Milliseconds a page, sorted. */
  readonly ms: readonly number[];
  /** The most memory that the thread had after a page. */
  readonly heapBytes: number;
  readonly misses: readonly PageMiss[];
}

/** Pages whose text is further from the article than this are named. */
const namedBelow = 0.95;

/**
 * Reads labelled pages and measures their texts and days.
 * @param folder one with `index.jsonl` and the pages that it names, gzipped.
 * @throws {DataSetError}
 */
export async function evaluatePages(
  folder: string,
  reader: PageReader,
  timeZone: string,
  show: ShowProgress,
): Promise<PagesReport> {
  const pages = readIndex(folder);
  const texts: NgramScores[] = [];
  const snippets = { with: 0, in: 0, without: 0, out: 0 };
  const days = { right: 0, wrong: 0, none: 0, invented: 0 };
  const ms: number[] = [];
  const misses: PageMiss[] = [];
  let refused = 0;
  for (const [at, page] of pages.entries()) {
    show('reading pages', at, pages.length);
    const miss = (kind: PageMiss['kind'], what: string): void => void misses.push({ file: page.file, kind, what });
    const { read, problem, took } = await readOne(folder, page, reader, timeZone);
    ms.push(took);
    if (problem !== null) {
      refused++;
      miss('problem', problem);
    }
    const text = read?.blocks.map((block) => block.text).join('\n\n') ?? '';
    if (page.articleBody !== undefined) {
      const scores = ngramScores(page.articleBody, text);
      texts.push(scores);
      if (scores.f1 < namedBelow)
        miss(
          'text',
          `F1 ${scores.f1.toFixed(3)}, precision ${scores.precision.toFixed(3)}, recall ${scores.recall.toFixed(3)}`,
        );
    }
    const line = canonicalLine(text);
    for (const snippet of page.with ?? []) {
      snippets.with++;
      if (line.includes(canonicalLine(snippet))) snippets.in++;
      else miss('missing', snippet);
    }
    for (const snippet of page.without ?? []) {
      snippets.without++;
      if (!line.includes(canonicalLine(snippet))) snippets.out++;
      else miss('unwanted', snippet);
    }
    if (page.date === undefined) continue;
    const day = read === null ? null : dayOf(read, timeZone);
    if (page.date === null) days.invented += day === null ? 0 : 1;
    else if (day === null) days.none++;
    else if (day === page.date) days.right++;
    else days.wrong++;
    if (day !== page.date) miss(day === null ? 'no date' : 'date', `${page.date ?? 'none'}, not ${day ?? 'none'}`);
  }
  return {
    ...{ pages: pages.length, refused, snippets, days, misses, heapBytes: reader.peakHeapBytes },
    text: { ...meanOf(texts), pages: texts.length },
    ms: ms.toSorted((a, b) => a - b),
  };
}

function readIndex(folder: string): LabelledPage[] {
  const index = join(folder, 'index.jsonl');
  if (!existsSync(index)) throw new DataSetError(`${index} is missing. Name a folder with index.jsonl and its pages.`);
  const lines = readFileSync(index, 'utf8').split('\n');
  return lines.flatMap((line, at) => {
    if (line.trim() === '') return [];
    const parsed = pageLine.safeParse(parseJson(line));
    if (parsed.success) return [parsed.data];
    throw new DataSetError(`${index}:${at + 1}: it lacks "file" or "url", or one of its fields is none that is known.`);
  });
}

async function readOne(
  folder: string,
  { file, url }: LabelledPage,
  reader: PageReader,
  timeZone: string,
): Promise<{ read: ReadPage | null; problem: string | null; took: number }> {
  const path = join(folder, file);
  if (!existsSync(path)) throw new DataSetError(`${path} is missing, though index.jsonl names it.`);
  const bytes = gunzipSync(readFileSync(path));
  const start = performance.now();
  try {
    const read = await reader.read(bytes, { url, charset: null, timeZone });
    return { read, problem: read.problem, took: performance.now() - start };
  } catch (error) {
    if (!(error instanceof UnreadableError)) throw error;
    return { read: null, problem: error.message, took: performance.now() - start };
  }
}

/** The day as the page writes it: where its instant names a zone, the day there. */
function dayOf({ entries }: ReadPage, timeZone: string): string | null {
  const date = wordsOfValue(entries.find(({ key }) => key === 'date')?.value ?? null);
  return date === null ? null : (readWrittenDate(date, timeZone)?.date.slice(0, 10) ?? null);
}

function meanOf(scores: readonly NgramScores[]): NgramScores {
  const mean = (name: keyof NgramScores): number =>
    scores.reduce((sum, each) => sum + each[name], 0) / Math.max(1, scores.length);
  return { precision: mean('precision'), recall: mean('recall'), f1: mean('f1') };
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
