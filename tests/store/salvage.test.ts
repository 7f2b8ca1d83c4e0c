// @module-tag thorough
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { openArchive as open } from '../../src/index/open-archive.ts';
import { Intake } from '../../src/ingest/intake.ts';
import type { Source } from '../../src/ingest/source.ts';
import { setStoreAside, storePath } from '../../src/store/sqlite/database.ts';
import { contentsOf, timeZone } from '../building/archive.ts';
import { article } from '../building/article.ts';
import { temporaryFolder } from '../building/folder.ts';

const stories = Array.from({ length: 60 }, (_, at) =>
  article(`example.org/${at}`, {}, `The ferry ${at} came late to Gdynia.`),
);

/** A feed that forgets what it once held. */
const feed: Source = {
  id: 'gazette',
  kind: 'feed',
  identity: 'web',
  *poll(cursor) {
    if (cursor !== null) return;
    const changes = stories.map((story) => ({
      kind: 'here' as const,
      names: [`address ${story.id}`] as const,
      stamp: '1',
      read: () => ({ article: story, warnings: [] }),
    }));
    yield { changes, cursor: 'read' };
  },
};

async function filled(): Promise<string> {
  const dataDir = temporaryFolder();
  const { writer } = open(dataDir, timeZone);
  await new Intake(writer).take(feed);
  writer.close();
  return dataDir;
}

test('what a feed has forgotten is taken over from a damaged store, word for word', async () => {
  const dataDir = await filled();
  const before = contentsOf(dataDir);
  // A row that isn't as it was written: damage of the store, which is otherwise readable.
  const database = new DatabaseSync(storePath(dataDir));
  database.exec("UPDATE articles SET text = 'altered' WHERE id = 'example.org/7'; PRAGMA wal_checkpoint(TRUNCATE)");
  database.close();
  setStoreAside(dataDir);

  const { writer } = open(dataDir, timeZone);
  expect(writer.store.known('example.org/7')).toBeNull();
  expect(stories.filter(({ id }) => writer.store.known(id) !== null)).toHaveLength(59);
  expect(writer.store.items.find(1, 'address example.org/3')).toMatchObject({ article: 'example.org/3' });
  writer.close();
  expect(Object.keys(contentsOf(dataDir))).toEqual(Object.keys(before));
  expect(readdirSync(dataDir).filter((name) => /^store-damaged-\w+\.sqlite$/.test(name))).toHaveLength(1);
});

test('a store of which nothing can be read is kept, and the new one starts from nothing', async () => {
  const dataDir = await filled();
  writeFileSync(storePath(dataDir), Buffer.alloc(readFileSync(storePath(dataDir)).length, 7));
  const { writer, rebuilt } = open(dataDir, timeZone);
  expect(rebuilt).toBe('damaged');
  expect(writer.store.known('example.org/3')).toBeNull();
  writer.close();
  expect(readdirSync(dataDir).filter((name) => name.startsWith('store-damaged-'))).not.toEqual([]);
});
