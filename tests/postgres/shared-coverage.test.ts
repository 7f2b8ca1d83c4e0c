import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { Newsroom } from '../../src/app/newsroom.ts';
import { readConfig } from '../../src/config.ts';
import { storePath } from '../../src/store/sqlite/database.ts';
import { contentsOf } from '../building/archive.ts';
import { markdown } from '../building/article.ts';
import { smallCoverage } from '../building/coverage.ts';
import { temporaryFolder } from '../building/folder.ts';
import { newSchema } from './schema.ts';

/** Processes of one bot: a data folder each, one database, one folder of articles. */
async function sharing() {
  const { url, query } = await newSchema();
  const corpusDir = temporaryFolder(smallCoverage);
  const open = async (dataDir = temporaryFolder(), more: Record<string, string> = {}) => {
    const config = readConfig({ DATABASE_URL: url, DATA_DIR: dataDir, CORPUS_DIR: corpusDir, ...more });
    const told: string[] = [];
    const newsroom = await Newsroom.open(config, config, (line) => told.push(line));
    let isOpen = true;
    const close = async (): Promise<void> => {
      if (isOpen) await newsroom.close();
      isOpen = false;
    };
    onTestFinished(close);
    newsroom.watch({ everyMs: 20 });
    const find = async (text: string): Promise<string[]> => {
      const question = { text, filter: { from: null, to: null, outlets: [] }, askedAt: new Date('2026-03-10') };
      return (await newsroom.library.search(question, 5)).map(({ article }) => article);
    };
    return { newsroom, told, dataDir, find, close };
  };
  const write = (name: string, text: string): void =>
    writeFileSync(join(corpusDir, name), markdown({ title: `On ${name}`, date: '2026-03-07' }, text));
  return { url, query, corpusDir, open, write };
}

/** All rows that processes have in common. */
function rowsOf(dataDir: string): Record<string, unknown> {
  const database = new DatabaseSync(storePath(dataDir), { readOnly: true });
  try {
    const tables = [
      'articles',
      'gone',
      'items',
      'item_counts',
      'item_names',
      'meta',
      'past_versions',
      'sites',
      'sources',
    ];
    return Object.fromEntries(tables.map((name) => [name, database.prepare(`SELECT * FROM ${name}`).all()]));
  } finally {
    database.close();
  }
}

const within = { timeout: 20_000, interval: 50 };

test('what one process takes in, the others have: the same store, the same index', async () => {
  const { open, write, corpusDir } = await sharing();
  const one = await open();
  const other = await open();
  expect(await other.find('harbour of Gdynia')).toEqual(await one.find('harbour of Gdynia'));
  write('lighthouse.md', 'The lighthouse of Rozewie was lit again on Saturday.');
  await expect.poll(() => other.find('lighthouse of Rozewie'), within).toHaveLength(1);
  write('lighthouse.md', 'The lighthouse of Rozewie was lit again on Sunday, and not on Saturday.');
  rmSync(join(corpusDir, 'ferry.txt'));
  await expect.poll(() => other.find('night ferry Karlskrona captain fog'), within).toEqual([]);
  await expect.poll(() => rowsOf(other.dataDir), within).toEqual(rowsOf(one.dataDir));
  await expect.poll(() => contentsOf(other.dataDir), within).toEqual(contentsOf(one.dataDir));
  // Whoever comes later has all of it at once.
  const third = await open();
  expect(await third.find('lighthouse of Rozewie')).toHaveLength(1);
  expect(rowsOf(third.dataDir)).toEqual(rowsOf(one.dataDir));
  await expect.poll(() => contentsOf(third.dataDir), within).toEqual(contentsOf(one.dataDir));
});

test('when the one that takes the coverage in ends, another goes on from what all have', async () => {
  const { open, write } = await sharing();
  const one = await open();
  const other = await open();
  write('lighthouse.md', 'The lighthouse of Rozewie was lit again on Saturday.');
  await expect.poll(() => other.find('lighthouse of Rozewie'), within).toHaveLength(1);
  await one.close();
  write('pier.md', 'The pier of Sopot closes for a year of repairs.');
  await expect.poll(() => other.find('pier of Sopot repairs'), { timeout: 40_000, interval: 200 }).toHaveLength(1);
  const again = await open(one.dataDir);
  await expect.poll(() => again.find('pier of Sopot repairs'), within).toHaveLength(1);
  await expect.poll(() => rowsOf(again.dataDir), within).toEqual(rowsOf(other.dataDir));
});

test('what an editor hides in one process no process finds, until it is shown again', async () => {
  const { open } = await sharing();
  const one = await open();
  const other = await open();
  const [harbour = ''] = await one.find('harbour of Gdynia');
  expect(await other.newsroom.hidden.hide(harbour, null, new Date())).toBe(true);
  expect(await other.find('harbour of Gdynia')).not.toContain(harbour);
  await expect.poll(() => one.find('harbour of Gdynia'), within).not.toContain(harbour);
  await expect.poll(() => contentsOf(other.dataDir), within).toEqual(contentsOf(one.dataDir));
  expect(await one.newsroom.hidden.show(harbour)).toBe(true);
  for (const each of [one, other]) await expect.poll(() => each.find('harbour of Gdynia'), within).toContain(harbour);
  expect(await other.newsroom.hidden.all()).toEqual([]);
});

test('what was hidden before the coverage was shared stays hidden, in all processes', async () => {
  const { open, corpusDir } = await sharing();
  const dataDir = temporaryFolder();
  const config = readConfig({ DATA_DIR: dataDir, CORPUS_DIR: corpusDir });
  const alone = await Newsroom.open(config, config, () => {});
  expect(await alone.hidden.hide('coast/harbour', null, new Date())).toBe(true);
  await alone.close();
  const [one, other] = [await open(dataDir), await open()];
  const hidden = async () => (await other.newsroom.hidden.all()).map(({ article }) => article);
  await expect.poll(hidden, within).toEqual(['coast/harbour']);
  for (const each of [one, other]) expect(await each.find('harbour of Gdynia')).not.toContain('coast/harbour');
  expect((await one.newsroom.hidden.all()).map(({ article }) => article)).toEqual(['coast/harbour']);
});

test('changes that nobody else has are given up by a process that no longer takes the coverage in', async () => {
  const { open, write, query } = await sharing();
  const one = await open();
  const other = await open();
  // As after a pause that was longer than the lease: another process has it, and went on.
  const [{ holder } = { holder: '' }] = await query(`SELECT holder FROM leases WHERE name = 'intake'`);
  await query(`UPDATE leases SET holder = 'somebody', until = until + 600000 WHERE name = 'intake'`);
  write('lighthouse.md', 'The lighthouse of Rozewie was lit again on Saturday.');
  await expect.poll(() => one.find('lighthouse of Rozewie'), within).toHaveLength(1);
  expect(await other.find('lighthouse of Rozewie')).toEqual([]);
  await expect.poll(() => one.told.join('\n'), { timeout: 30_000 }).toContain('fetched anew');
  await expect.poll(() => one.find('lighthouse of Rozewie'), within).toEqual([]);
  expect(rowsOf(one.dataDir)).toEqual(rowsOf(other.dataDir));
  // Whoever has it next takes in what is in the folder.
  await query(`UPDATE leases SET until = 0 WHERE name = 'intake'`);
  for (const each of [one, other])
    await expect.poll(() => each.find('lighthouse of Rozewie'), { timeout: 40_000, interval: 200 }).toHaveLength(1);
  expect(holder).not.toBe('');
});

test('a data folder with coverage of its own, and another time zone, are refused with what to do', async () => {
  const { open, corpusDir } = await sharing();
  await open();
  const dataDir = temporaryFolder();
  const config = readConfig({ DATA_DIR: dataDir, CORPUS_DIR: corpusDir });
  const alone = await Newsroom.open(config, config, () => {});
  await alone.close();
  await expect(open(dataDir)).rejects.toThrow(/holds coverage of its own.*Give this process an empty DATA_DIR/);
  // A copy that was written without the others meanwhile is one of its own, too.
  const other = await open();
  await other.close();
  const apart = readConfig({ DATA_DIR: other.dataDir, CORPUS_DIR: corpusDir });
  await (await Newsroom.open(apart, apart, () => {})).close();
  await expect(open(other.dataDir)).rejects.toThrow(/holds coverage of its own/);
  await expect
    .poll(() => open(undefined, { TIME_ZONE: 'Asia/Seoul' }).then(String, String), within)
    .toMatch(/TIME_ZONE is Asia\/Seoul here.*Set the same TIME_ZONE/);
});
