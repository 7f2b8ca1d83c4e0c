import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { ArchiveReader } from '../index/archive-reader.ts';
import { Published, type PublishedState } from '../index/published-index.ts';
import { calendarIn } from '../language/calendar.ts';
import { loadTagger } from '../language/parts-of-speech.ts';
import { openStoreForReading } from '../store/sqlite/database.ts';
import { errorMessage } from '../wording/error-message.ts';
import { runCall } from './library.ts';
import type { LibraryReply, LibraryRequest } from './library-thread.ts';

/** The worker's side of `library-thread.ts`: a library on a connection of its own, answering one call after the other. */

/** After so long the bot is online, or waits for Discord. */
const restMs = 1_000;

const { dataDir, timeZone, state } = z
  .object({ dataDir: z.string(), timeZone: z.string(), state: z.custom<PublishedState>() })
  .parse(workerData);
const published = new Published(state);
const reader = new ArchiveReader(openStoreForReading(dataDir), published);
const searched = { archive: reader, calendar: calendarIn(timeZone) };

function answer({ id, call }: LibraryRequest): LibraryReply {
  try {
    return { id, result: runCall(searched, call) };
  } catch (error) {
    const errcode = error instanceof Error && 'errcode' in error ? Number(error.errcode) : null;
    return { id, failure: { message: errorMessage(error), errcode } };
  }
}

parentPort?.on('message', (message: LibraryRequest | { readonly adopt: PublishedState } | 'close') => {
  if (message === 'close') {
    reader.close();
    parentPort?.close();
    return;
  }
  if ('adopt' in message) {
    published.adopt(message.adopt);
    return;
  }
  parentPort?.postMessage(answer(message));
});

// Before the first question, and not with it; but the bot goes online first.
setTimeout(loadTagger, restMs).unref();
