import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import type { Problem } from '../ingest/problem.ts';
import { isDay } from '../language/dates.ts';
import { shownPath } from '../sources/folder-files.ts';
import { parseJson, textLines } from './beir-files.ts';
import { DataSetError } from './beir-set.ts';

const referenceLine = z.object({
  days: z.array(z.string().refine(isDay)).min(1),
  text: z.string(),
});

/** A timeline that journalists wrote: the days of its entries, each once, and all that they say. */
export type ReferenceTimeline = Readonly<z.infer<typeof referenceLine>>;

/** The coverage of one topic, and what journalists made of it. */
export interface TimelineSet {
  readonly name: string;
  /** A folder with `corpus.jsonl`. */
  readonly corpus: string;
  readonly references: readonly ReferenceTimeline[];
  readonly problems: readonly Problem[];
}

/**
 * Reads a folder of topics, a folder each, or one topic's folder: `corpus.jsonl`, and `timelines.jsonl` with `days` and `text` a line.
 * @throws {DataSetError}
 */
export function readTimelineSets(folder: string): TimelineSet[] {
  const isTopic = (one: string): boolean => existsSync(join(one, 'timelines.jsonl'));
  if (!existsSync(folder) || !statSync(folder).isDirectory())
    throw new DataSetError(`The folder ${folder} doesn't exist.`);
  const topics = isTopic(folder)
    ? [folder]
    : readdirSync(folder)
        .toSorted()
        .map((name) => join(folder, name))
        .filter(isTopic);
  if (topics.length === 0)
    throw new DataSetError(`${folder} holds no topic: a folder with corpus.jsonl and timelines.jsonl.`);
  return topics.map(readTimelineSet);
}

function readTimelineSet(folder: string): TimelineSet {
  const file = join(folder, 'timelines.jsonl');
  if (!existsSync(join(folder, 'corpus.jsonl'))) throw new DataSetError(`${join(folder, 'corpus.jsonl')} is missing.`);
  const problems: Problem[] = [];
  const references = [...textLines(file, problems)].flatMap(({ number, text }): ReferenceTimeline[] => {
    const parsed = referenceLine.safeParse(parseJson(text));
    if (parsed.success) return [{ ...parsed.data, days: [...new Set(parsed.data.days)].toSorted() }];
    problems.push({ file: shownPath(file), line: number, reason: 'it lacks "days" (ISO days) or "text"' });
    return [];
  });
  if (references.length === 0) throw new DataSetError(`${file} holds no timeline that can be read.`);
  const name = resolve(folder).split(/[\\/]/).at(-1) ?? folder;
  return { name, corpus: folder, references, problems };
}
