import { truncateSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openArchive as open } from '../../src/index/open-archive.ts';
import { readAhead } from '../../src/index/read-ahead.ts';
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
  const ahead = await readAhead(dataDir, 0);
  expect(ahead.map(({ path }) => path)).toEqual(paths);
  const { writer, published, indexRebuilt } = open(dataDir, timeZone, { ahead });
  expect(published.state.segments.map(({ buffer }) => buffer)).toEqual(ahead.map(({ buffer }) => buffer));
  expect(indexRebuilt).toBeNull();
  writer.close();
});

test('a damaged segment is left out, and whoever opens the index finds the damage', async () => {
  const { dataDir, paths } = closed();
  truncateSync(paths[0] ?? '', 5_000);
  const ahead = await readAhead(dataDir, 0);
  expect(ahead.map(({ path }) => path)).toEqual(paths.slice(1));
  const { writer, published, indexRebuilt } = open(dataDir, timeZone, { ahead });
  expect(indexRebuilt).toBe('damaged');
  expect(published.state.sequence).toBe(writer.store.sequence);
  writer.close();
});

test('a small index, and none at all, is not worth a thread', async () => {
  expect(await readAhead(closed().dataDir)).toEqual([]);
  expect(await readAhead(temporaryFolder(), 0)).toEqual([]);
});
