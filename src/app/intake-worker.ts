import { statSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { openArchive } from '../index/open-archive.ts';
import type { PublishedState } from '../index/published-index.ts';
import { Intake } from '../ingest/intake.ts';
import type { IntakeReport } from '../ingest/poll-tally.ts';
import { folderSource } from '../sources/folder.ts';
import type { openWeb as openSourcesWeb } from '../sources/open-sources.ts';
import { KnownFurniture } from '../sources/page/known-furniture.ts';
import { Poller } from '../sources/poller.ts';
import { readSourcesFile, type SourceEntry, SourcesFileError } from '../sources/sources-file.ts';
import type { WebParts } from '../sources/web-parts.ts';
import { isDamage } from '../store/damage.ts';
import type { ErrandProgress } from '../store/errands.ts';
import { diskTrouble } from '../wording/disk-trouble.ts';
import { errorMessage } from '../wording/error-message.ts';
import type { CoverageOrigins, ErrandNews, ErrandWork, IntakeNews, IntakeOrder } from './intake-thread.ts';

/** The worker's side of `intake-thread.ts`: the one writer while the bot runs. */

const { dataDir, timeZone, everyMs, isShared, state, origins } = z
  .object({
    ...{ dataDir: z.string(), timeZone: z.string(), everyMs: z.number(), isShared: z.boolean() },
    state: z.custom<PublishedState>(),
    origins: z.custom<CoverageOrigins>(),
  })
  .parse(workerData);
const { writer, published } = openArchive(dataDir, timeZone, { state, isShared });
const intake = new Intake(writer);
const furniture = new KnownFurniture((host) => writer.store.siteBlocks(host));
let lines: string[] = [];
const poller = new Poller({ intake, writer, random: Math.random, tell: (line) => lines.push(line) });
const folder = origins.corpusDir === null ? null : folderSource(origins.corpusDir, timeZone);
const closing = new AbortController();

let web: (WebParts & { close(): Promise<void> }) | null = null;
let toldState = state.id;
let toldSources = '';
let readStamp: string | null = null;
let toldFileTrouble: string | null = null;
/** Errands under way, and what stops each. */
const errands = new Map<string, AbortController>();
const running = new Set<Promise<void>>();
/** What the file says of each source. */
const knownEntries = new Map<string, string>();

/** Reads the file that names the sources when it has changed. What is wrong with it is told once, and the sources stay as they were. */
async function readFile(): Promise<void> {
  const stat = statSync(origins.sourcesFile, { throwIfNoEntry: false });
  // A file that was put back, or may be read again, has another time of change alone.
  const stamp = stat ? `${stat.size} ${stat.mtimeMs} ${stat.ctimeMs}` : '';
  if (stamp === readStamp) return;
  readStamp = stamp;
  let entries: readonly SourceEntry[];
  try {
    entries = readSourcesFile(origins.sourcesFile);
    toldFileTrouble = null;
  } catch (error) {
    if (!(error instanceof SourcesFileError)) throw error;
    if (error.message !== toldFileTrouble) lines.push(`${error.message} The sources stay as they were.`);
    toldFileTrouble = error.message;
    return;
  }
  const named = [...entries, ...origins.extra];
  if (named.length > 0) {
    // Loaded where there are sources: most of what this thread loads reads feeds and pages.
    const { openWeb, sourceOf } = await import('../sources/open-sources.ts');
    const opened = webBy(openWeb);
    poller.use(named.map((entry) => sourceOf(entry, opened)));
  } else poller.use([]);
  for (const entry of entries) {
    const [said, before] = [JSON.stringify(entry), knownEntries.get(entry.id)];
    knownEntries.set(entry.id, said);
    if (before !== undefined && before !== said) poller.wake(entry.id);
  }
}

/** What was learnt of sites is kept for the next start. */
function keepFurniture(): void {
  const learnt = furniture.takeChanged();
  if (learnt.length === 0) return;
  writer.transaction(() => {
    for (const { host, json } of learnt) writer.store.putSiteBlocks(host, json);
  });
}

function tell(report: IntakeReport | null): void {
  const { state } = published;
  const isNew = state.id !== toldState;
  toldState = state.id;
  const sources = poller.statuses();
  const standing = JSON.stringify(sources);
  const news: IntakeNews = {
    report,
    state: isNew ? state : null,
    sources: standing === toldSources ? null : sources,
    lines,
  };
  toldSources = standing;
  lines = [];
  parentPort?.postMessage(news);
}

/** What reads the web, opened once. */
function webBy(openWeb: typeof openSourcesWeb): WebParts {
  web ??= openWeb({ ...origins, timeZone }, undefined, furniture);
  return web;
}

/** What a command asks, next to the rounds. */
async function run({ id, form, path }: ErrandWork): Promise<void> {
  const say = (news: ErrandNews): void => parentPort?.postMessage(news);
  const stopping = new AbortController();
  errands.set(id, stopping);
  const signal = AbortSignal.any([stopping.signal, closing.signal]);
  try {
    const { openWeb } = await import('../sources/open-sources.ts');
    const { runErrand } = await import('./run-errand.ts');
    const { sourcesFile } = origins;
    const progress = (progress: ErrandProgress): void => say({ errand: id, progress });
    say({
      errand: id,
      outcome: await runErrand(form, path, {
        writer,
        poller,
        web: () => webBy(openWeb),
        sourcesFile,
        progress,
        signal,
      }),
    });
  } catch (error) {
    if (signal.aborted) say({ errand: id, outcome: null });
    else {
      if (isDamage(error)) tellTrouble(error);
      say({ errand: id, trouble: diskTrouble(error, dataDir)?.found ?? `${errorMessage(error)}.` });
    }
  } finally {
    errands.delete(id);
  }
}

function tellTrouble(error: unknown): void {
  const errcode = error instanceof Error && 'errcode' in error ? Number(error.errcode) : null;
  const trouble = errorMessage(error);
  parentPort?.postMessage({ trouble, errcode } satisfies IntakeNews);
}

async function round(): Promise<void> {
  try {
    await readFile();
    poller.tick();
    keepFurniture();
    tell(folder === null ? null : await intake.take(folder, closing.signal));
  } catch (error) {
    if (!closing.signal.aborted) tellTrouble(error);
  }
}

let going: Promise<void> | null = null;
const timer = setInterval(() => {
  going ??= round().finally(() => {
    going = null;
  });
}, everyMs);

parentPort?.on('message', (order: IntakeOrder) => {
  if (order === 'close') void close();
  else if ('stop' in order) errands.get(order.stop)?.abort();
  else {
    const work = run(order.run).finally(() => running.delete(work));
    running.add(work);
  }
});

async function close(): Promise<void> {
  clearInterval(timer);
  closing.abort();
  await going;
  // One that polls a source ends with the poll.
  await Promise.all([poller.close(), ...running]);
  for (const { id } of origins.extra) intake.remove(id);
  await web?.close();
  writer.close();
  parentPort?.close();
}
