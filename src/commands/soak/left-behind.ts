import { join } from 'node:path';
import { ArchiveReader } from '../../index/archive-reader.ts';
import { indexFolder, readManifest } from '../../index/manifest.ts';
import { Published } from '../../index/published-index.ts';
import { readSegment } from '../../index/segment-file.ts';
import { openStore, openStoreForReading } from '../../store/sqlite/database.ts';
import { openState } from '../../store/sqlite/open-state.ts';
import { Store } from '../../store/sqlite/store.ts';
import type { Trace } from '../../store/trace.ts';
import type { ShownTrace } from './broken-promises.ts';
import type { FolderTruth } from './changing-folder.ts';

/** Everything here looks at the data folder of a bot that has ended, and returns what is wrong with it, in sentences. */

interface ArchiveFindings {
  readonly articles: number;
  readonly wrong: readonly string[];
}

/** Whether the index finds each article that stands in the store, and nothing else, and whether the files of the folder stand there as they are. */
export function archiveFindings(dataDir: string, truth: FolderTruth): ArchiveFindings {
  const wrong: string[] = [];
  const manifest = readManifest(indexFolder(dataDir));
  if (manifest === null || manifest === 'damaged')
    return { articles: 0, wrong: [`the index is ${manifest ?? 'missing'}`] };
  const published = new Published();
  published.publish(
    manifest.sequence,
    manifest.segments.map((name) => readSegment(join(indexFolder(dataDir), name))),
  );
  const store = new Store(openStore(dataDir).database);
  const reader = new ArchiveReader(openStoreForReading(dataDir), published);
  try {
    const { snapshot } = published;
    const standing = new Set(store.since(0).written);
    if (manifest.sequence !== store.sequence)
      wrong.push(`the index stands at change ${manifest.sequence}, the store at ${store.sequence}`);
    const found = new Set<number>();
    for (let doc = 0; doc < snapshot.docs.size; doc++)
      if (snapshot.docs.live[doc] === 1) found.add(snapshot.storedAs(doc));
    const unfound = standing.difference(found);
    const strangers = found.difference(standing);
    if (unfound.size > 0) wrong.push(`${unfound.size} articles of the store are not in the index`);
    if (strangers.size > 0) wrong.push(`${strangers.size} articles of the index are not in the store`);
    // Each is read whole, and held against its hash.
    const texts = [...standing].map((doc) => store.article(doc).text.replaceAll(/\s+/g, ' '));
    wrong.push(...folderFindings(texts, truth));
    return { articles: standing.size, wrong };
  } finally {
    reader.close();
    published.close();
    store.close();
  }
}

function folderFindings(texts: readonly string[], truth: FolderTruth): string[] {
  const wrong: string[] = [];
  for (const [file, words] of truth) {
    const number = /\d{4}-\d{6}/.exec(file)?.[0] ?? file;
    const told = texts.filter((text) => text.includes(`file ${number}.`));
    const last = words?.paragraphs.join(' ').replaceAll(/\s+/g, ' ');
    if (words === null && told.length > 0) wrong.push(`${file} was deleted or withdrawn, and still stands there`);
    if (last !== undefined && !told.some((text) => text.includes(last)))
      wrong.push(`${file} does not stand there as it is`);
    if (told.length > 1) wrong.push(`${file} stands there ${told.length} times`);
  }
  return wrong;
}

interface Limits {
  readonly personPerDay: number;
  readonly personBurst: number;
}

interface TraceFindings {
  readonly traces: number;
  readonly dollars: number;
  readonly wrong: readonly string[];
}

interface Asked {
  readonly shown: Iterable<ShownTrace>;
  /** By person, the moments between which all of theirs was erased, in milliseconds since 1970. */
  readonly forgotten: ReadonlyMap<string, readonly { readonly pressedAt: number; readonly doneAt: number }[]>;
  readonly limits: Limits;
  readonly since: Date;
}

/** A minute, less what passes between a question's admission and its trace. */
const burstMs = 55_000;

/** Whether each answer that was shown has its trace, none that was erased has one, and nobody asked more than they may. */
export async function traceFindings(
  dataDir: string,
  { shown, forgotten, limits, since }: Asked,
): Promise<TraceFindings> {
  const state = openState(dataDir);
  try {
    const summaries = await state.traces.latest(1_000_000);
    const traces = new Map<string, Trace>();
    for (const { id } of summaries) {
      const trace = await state.traces.find(id);
      if (trace !== null) traces.set(id, trace);
    }
    const wrong: string[] = [];
    for (const { trace, person, askedAt } of shown) {
      const erasures = forgotten.get(person) ?? [];
      // A question that was sent before the press may reach the bot after it, as one of its own.
      const keptAt = traces.get(trace)?.askedAt.getTime();
      const isErased = keptAt !== undefined && erasures.some(({ pressedAt }) => keptAt < pressedAt);
      const mayBeErased = erasures.some(({ doneAt }) => askedAt <= doneAt);
      if (isErased) wrong.push(`trace ${trace} is kept although its asker had it erased`);
      if (!mayBeErased && !traces.has(trace)) wrong.push(`trace ${trace} was shown and is not kept`);
    }
    const byAsker = Map.groupBy(
      [...traces.values()].filter(({ status }) => status !== 'failed'),
      ({ asker }) => asker ?? '',
    );
    for (const [asker, theirs] of byAsker) {
      const moments = theirs.map(({ askedAt }) => askedAt.getTime()).toSorted((a, b) => a - b);
      const crowded = moments.filter((at, index) => at - (moments[index - limits.personBurst] ?? 0) < burstMs);
      if (moments.length > limits.personPerDay) wrong.push(`${asker} asked ${moments.length} times in a day`);
      if (crowded.length > 0) wrong.push(`${asker} asked more than ${limits.personBurst} times in a minute`);
    }
    return { traces: traces.size, dollars: await state.spending.since(since), wrong };
  } finally {
    await state.close();
  }
}

/** What Claude cost since then, in dollars, by the books of a bot that has ended. */
export async function spentSince(dataDir: string, since: Date): Promise<number> {
  const state = openState(dataDir);
  try {
    return await state.spending.since(since);
  } finally {
    await state.close();
  }
}
