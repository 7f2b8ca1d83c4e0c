// @module-tag thorough
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import type { Library } from '../../src/retrieve/library.ts';
import { startLibraryThread } from '../../src/retrieve/library-thread.ts';
import { isDamage } from '../../src/store/damage.ts';
import { storePath } from '../../src/store/sqlite/database.ts';
import { archiveOf, timeZone } from '../building/archive.ts';
import { article } from '../building/article.ts';
import { question } from '../building/desk.ts';
import { onTestFinished } from '../building/running-test.ts';

const harbour = article('harbour', { date: '2026-03-02' }, 'The harbour of Gdynia opened again on Monday.');

/** What the library says after a value of the article's row was changed where SQLite can't see it. */
async function thrownAfter(change: string, inThread = false): Promise<unknown> {
  const { dataDir, library: own, published } = archiveOf(harbour);
  let library: Library = own;
  if (inThread) {
    const thread = startLibraryThread(dataDir, timeZone, published.state);
    onTestFinished(() => thread.close());
    library = thread;
  }
  const database = new DatabaseSync(storePath(dataDir));
  database.exec(`UPDATE articles SET ${change}`);
  database.close();
  return library.retrieve(question('Which harbour opened?')).then(
    () => null,
    (error: unknown) => error,
  );
}

test.each([
  ["text = replace(text, 'Monday', 'Nonday')"],
  ["title = 'harbor'"],
  ["date = '2026-03-03'"],
  ["status = 'publishes'"],
  ["hash = 'f00'"],
])('nothing is quoted from an article that is not as it was written: %s is damage', async (change) => {
  expect(isDamage(await thrownAfter(change))).toBe(true);
});

test(
  'it is damage, too, where a thread of its own reads the index: a running bot rebuilds it',
  { tags: 'thorough' },
  async () => {
    expect(isDamage(await thrownAfter("text = replace(text, 'Monday', 'Nonday')", true))).toBe(true);
  },
);
