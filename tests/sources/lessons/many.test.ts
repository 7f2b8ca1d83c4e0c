// @module-tag thorough
import { expect, test } from 'vitest';
import { openStore } from '../../../src/store/sqlite/database.ts';
import { readSourceRows } from '../../../src/store/sqlite/source-rows.ts';
import { Store } from '../../../src/store/sqlite/store.ts';
import { temporaryFolder } from '../../building/folder.ts';

test('how many articles a source holds is counted as they come and go', () => {
  const dataDir = temporaryFolder();
  const store = new Store(openStore(dataDir).database);
  const at = new Date();
  store.transaction(() => {
    for (const id of ['a', 'b']) store.sources.open(id, 'feed', at);
    const put = (source: number, key: string, article: string | null): void =>
      store.items.put(source, { key, stamp: '', article, problem: null }, at);
    put(1, 'x', 'x');
    put(1, 'y', null);
    put(1, 'z', 'z');
    put(2, 'x', 'x');
    put(1, 'y', 'y');
    put(1, 'y', 'other');
    put(1, 'x', null);
    put(2, 'w', 'w');
    store.items.drop(2, 'x');
    store.items.drop(2, 'x');
  });
  expect(readSourceRows(dataDir).map(({ record: { id }, articles }) => [id, articles])).toEqual([
    ['a', 2],
    ['b', 1],
  ]);
  store.close();
});
