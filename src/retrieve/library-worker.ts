import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { Published, type PublishedState } from '../index/published.ts';
import { ArchiveReader } from '../index/reader.ts';
import { openStoreForReading } from '../store/database.ts';
import { createLibrary, type Library } from './library.ts';
import type { LibraryCall, LibraryReply } from './library-thread.ts';

/** The worker's side of `library-thread.ts`: a library on a connection of its own, answering one call after the other. */

const { dataDir, timeZone, state } = z
  .object({ dataDir: z.string(), timeZone: z.string(), state: z.custom<PublishedState>() })
  .parse(workerData);
const published = new Published(state);
const reader = new ArchiveReader(openStoreForReading(dataDir), published);
const library = createLibrary(reader, timeZone);

function run(library: Library, call: LibraryCall): Promise<unknown> {
  switch (call.method) {
    case 'retrieve':
      return library.retrieve(...call.args);
    case 'search':
      return library.search(...call.args);
    case 'newest':
      return library.newest(...call.args);
    case 'article':
      return library.article(...call.args);
    case 'outlets':
      return library.outlets();
    case 'browse':
      return library.browse(...call.args);
    case 'facts':
      return library.facts(...call.args);
    case 'suggest':
      return library.suggest(...call.args);
  }
}

async function answer(call: LibraryCall): Promise<LibraryReply> {
  try {
    return { id: call.id, result: await run(library, call) };
  } catch (error) {
    const errcode = error instanceof Error && 'errcode' in error ? Number(error.errcode) : null;
    return { id: call.id, failure: { message: error instanceof Error ? error.message : String(error), errcode } };
  }
}

parentPort?.on('message', (call: LibraryCall | { readonly adopt: PublishedState } | 'close') => {
  if (call === 'close') {
    reader.close();
    parentPort?.close();
    return;
  }
  if ('adopt' in call) {
    published.adopt(call.adopt);
    return;
  }
  void answer(call).then((reply) => parentPort?.postMessage(reply));
});
