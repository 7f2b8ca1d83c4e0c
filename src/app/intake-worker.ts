import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import type { PublishedState } from '../index/published.ts';
import { openArchive } from '../index/writer.ts';
import { Intake } from '../ingest/intake.ts';
import { folderSource } from '../sources/folder.ts';
import type { SyncNews } from './intake-thread.ts';

/** The worker's side of `intake-thread.ts`: the one writer while the bot runs. */

const settings = z
  .object({
    ...{ dataDir: z.string(), corpusDir: z.string(), timeZone: z.string(), everyMs: z.number() },
    state: z.custom<PublishedState>(),
  })
  .parse(workerData);
const { writer, published } = openArchive(settings.dataDir, settings.timeZone, { state: settings.state });
let told = settings.state.id;

/** What was published since it was told last. */
function newState(): PublishedState | null {
  const { state } = published;
  if (state.id === told) return null;
  told = state.id;
  return state;
}

function tell(news: SyncNews): void {
  parentPort?.postMessage(news);
}

const intake = new Intake(writer);
const folder = folderSource(settings.corpusDir, settings.timeZone);
const closing = new AbortController();
let polling: Promise<void> | null = null;

async function poll(): Promise<void> {
  try {
    const report = await intake.take(folder, closing.signal);
    tell({ report, state: newState() });
  } catch (error) {
    const errcode = error instanceof Error && 'errcode' in error ? Number(error.errcode) : null;
    tell({ trouble: error instanceof Error ? error.message : String(error), errcode });
  }
}

const timer = setInterval(() => {
  polling ??= poll().finally(() => {
    polling = null;
  });
}, settings.everyMs);

parentPort?.on('message', async () => {
  clearInterval(timer);
  closing.abort();
  await polling;
  writer.close();
  parentPort?.close();
});
