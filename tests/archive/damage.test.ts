import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { indexPath, isDamage } from '../../src/archive/database.ts';
import { archiveOf } from '../building/archive.ts';
import { article } from '../building/article.ts';
import { question } from '../building/desk.ts';

const harbour = article('harbour', { date: '2026-03-02' }, 'The harbour of Gdynia opened again on Monday.');

/** What the library says after a value of the article's row was changed where SQLite can't see it. */
async function thrownAfter(change: string): Promise<unknown> {
  const { dataDir, library } = archiveOf(harbour);
  const database = new DatabaseSync(indexPath(dataDir));
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
