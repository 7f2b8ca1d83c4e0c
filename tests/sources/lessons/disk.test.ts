// @module-tag thorough
import { expect, test } from 'vitest';
import { ArchiveWriter } from '../../../src/index/archive-writer.ts';
import { indexFolder } from '../../../src/index/manifest.ts';
import { Published } from '../../../src/index/published-index.ts';
import { writeAll } from '../../../src/index/segment-file.ts';
import { openStore } from '../../../src/store/sqlite/database.ts';
import { Store } from '../../../src/store/sqlite/store.ts';
import { timeZone } from '../../building/archive.ts';
import { temporaryFolder, writeFiles } from '../../building/folder.ts';
import { Paper, paragraph, story } from './paper.ts';

test('a full disk in the middle of a poll: nothing acknowledged is lost, it is told once, and the site isn’t asked in vain', async () => {
  const dataDir = temporaryFolder();
  writeFiles(indexFolder(dataDir), { '.keep': '' });
  const { database } = openStore(dataDir);
  let now = Date.parse('2026-11-26T12:00:00Z');
  const published = new Published();
  published.publish(0, []);
  const writer = new ArchiveWriter({
    ...{ folder: indexFolder(dataDir), store: new Store(database), timeZone, write: writeAll, published },
    ...{ now: () => now, clock: () => new Date(now) },
  });
  const long = (number: number) =>
    story(number, { text: Array.from({ length: 20 }, (_, at) => paragraph(number * 100 + at)).join(' ') });
  const paper = await Paper.open(Array.from({ length: 3 }, (_, at) => long(at)));
  const { poller, lines } = paper.pollerOf(writer);
  poller.use(paper.sources());
  await poller.catchUp();
  const ids = (): number => Number(database.prepare('SELECT count(*) AS count FROM articles').get()?.['count']);
  expect(ids()).toBe(3);

  const pages = Number(database.prepare('PRAGMA page_count').get()?.['page_count']);
  database.exec(`PRAGMA max_page_count = ${pages + 30}`);
  paper.stories = Array.from({ length: 60 }, (_, at) => long(at));
  now += 10 * 60_000;
  for (let round = 0; round < 25; round++) {
    await poller.catchUp();
    now += 2_000;
  }
  expect(ids()).toBeGreaterThanOrEqual(3);
  expect(lines.filter((line) => line.includes('no room left'))).toHaveLength(1);
  expect(paper.asked.filter((path) => path === '/feed')).toHaveLength(2);

  database.exec('PRAGMA max_page_count = 1000000');
  now += 60_000;
  await poller.catchUp();
  expect(ids()).toBe(60);
  expect(published.snapshot.docs.count).toBe(60);
  writer.close();
});
