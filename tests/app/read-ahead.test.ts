// @module-tag thorough
import { truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readAhead } from '../../src/app/read-ahead.ts';
import { openArchive as open } from '../../src/index/open-archive.ts';
import { syncFolder } from '../../src/sources/folder.ts';
import { listFolder } from '../../src/sources/folder-files.ts';
import { timeZone } from '../building/archive.ts';
import { article } from '../building/article.ts';
import { temporaryFolder } from '../building/folder.ts';

/** A data folder with an index of two segments, which nobody has open. */
function closed(): { readonly dataDir: string; readonly paths: readonly string[] } {
  const dataDir = temporaryFolder();
  const { writer, published } = open(dataDir, timeZone);
  for (const id of ['one', 'two']) {
    writer.transaction(() => writer.put(article(id, {}, `The harbour of ${id} reopened on Monday.`)));
    writer.publish();
  }
  const paths = published.state.segments.map(({ path }) => path);
  writer.close();
  return { dataDir, paths };
}

test('what was read in a thread is searched as what is read when an index is opened', async () => {
  const { dataDir, paths } = closed();
  const { segments: ahead } = await readAhead(dataDir, temporaryFolder(), 0);
  expect(ahead.map(({ path }) => path)).toEqual(paths);
  const { writer, published, indexRebuilt } = open(dataDir, timeZone, { ahead });
  expect(published.state.segments.map(({ buffer }) => buffer)).toEqual(ahead.map(({ buffer }) => buffer));
  expect(indexRebuilt).toBeNull();
  writer.close();
});

test('a damaged segment is left out, and whoever opens the index finds the damage', async () => {
  const { dataDir, paths } = closed();
  truncateSync(paths[0] ?? '', 5_000);
  const { segments: ahead } = await readAhead(dataDir, temporaryFolder(), 0);
  expect(ahead.map(({ path }) => path)).toEqual(paths.slice(1));
  const { writer, published, indexRebuilt } = open(dataDir, timeZone, { ahead });
  expect(indexRebuilt).toBe('damaged');
  expect(published.state.sequence).toBe(writer.store.sequence);
  writer.close();
});

test('a small index, and none at all, is not worth a thread', async () => {
  const nothing = { segments: [], folder: null };
  expect(await readAhead(closed().dataDir, temporaryFolder())).toEqual(nothing);
  expect(await readAhead(temporaryFolder(), temporaryFolder(), 0)).toEqual(nothing);
});

test('the corpus folder is listed as well; what changes after that comes with the next look', async () => {
  const { dataDir } = closed();
  const corpus = temporaryFolder({
    'ferry.md': 'The ferry to Hel runs again.',
    'notes/port.txt': 'The port is closed.',
  });
  const { folder } = await readAhead(dataDir, corpus, 0);
  expect(folder).toEqual(listFolder(corpus));
  writeFileSync(join(corpus, 'ferry.md'), 'The ferry to Hel runs no more.');
  writeFileSync(join(corpus, 'later.md'), 'The lighthouse was lit.');
  const { writer } = open(temporaryFolder(), timeZone);
  expect(await syncFolder(writer, corpus, undefined, folder)).toMatchObject({ added: 2, problems: [] });
  expect(await syncFolder(writer, corpus)).toMatchObject({ added: 1, problems: [] });
  writer.close();
});

test('a corpus folder that can’t be listed is left to whoever says so', async () => {
  const { folder } = await readAhead(closed().dataDir, join(temporaryFolder(), 'nowhere'), 0);
  expect(folder).toBeNull();
});
