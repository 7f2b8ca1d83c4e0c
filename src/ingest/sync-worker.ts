import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { ArchiveWriter } from '../index/writer.ts';
import { openIndex } from '../store/database.ts';
import { syncFolder } from './sync.ts';
import type { SyncNews } from './sync-thread.ts';

/** The worker's side of `sync-thread.ts`: the one writer while the bot runs. */

const settings = z
  .object({ dataDir: z.string(), corpusDir: z.string(), timeZone: z.string(), everyMs: z.number() })
  .parse(workerData);
const writer = new ArchiveWriter(openIndex(settings.dataDir, settings.timeZone).database, settings.timeZone);

function tell(news: SyncNews): void {
  parentPort?.postMessage(news);
}

const timer = setInterval(() => {
  try {
    tell({ report: syncFolder(writer, settings.corpusDir) });
  } catch (error) {
    const errcode = error instanceof Error && 'errcode' in error ? Number(error.errcode) : null;
    tell({ trouble: error instanceof Error ? error.message : String(error), errcode });
  }
}, settings.everyMs);

parentPort?.on('message', () => {
  clearInterval(timer);
  writer.close();
  parentPort?.close();
});
