import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { dateline, startDateline } from '../building/command.ts';
import { temporaryFolder } from '../building/folder.ts';
import { manyLines } from '../building/imported-lines.ts';
import { startProgram } from '../building/program.ts';
import { articlesIn, startNewsroom } from '../building/running-newsroom.ts';
import { rowsOf, sharing } from './sharing.ts';

// Processes of their own take their time to start, and a lease its time to run out.
vi.setConfig({ testTimeout: 300_000 });
const within = { timeout: 90_000, interval: 5 };
const own = 3;
const linesAtOnce = 256;

/** Two processes on one database, the first of which takes the coverage in, and an editor with a file and a folder of their own. */
async function office(articles: number) {
  const { url, query, corpusDir, open } = await sharing();
  const folder = temporaryFolder({ 'old.jsonl': manyLines(articles) });
  const file = join(folder, 'old.jsonl');
  const env = { DATABASE_URL: url, CORPUS_DIR: corpusDir, SOURCES_FILE: join(folder, 'sources.yaml') };
  const desk = { ...env, DATA_DIR: join(folder, 'desk') };
  return { url, query, open, folder, file, env, desk };
}

test('a file is imported, and taken out, from an editor’s machine while two processes run: both have it, and nothing is left behind', async () => {
  const { open, file, desk, query } = await office(300);
  const one = await open();
  const other = await open();
  const imported = await dateline(['import', file], { env: desk });
  expect(imported).toMatchObject({ code: 0, stderr: expect.stringContaining('300 added, 0 changed') });
  // No copy of the coverage was fetched for that.
  expect(existsSync(desk.DATA_DIR)).toBe(false);
  expect(articlesIn(one.dataDir)).toBe(300 + own);
  await expect.poll(() => rowsOf(other.dataDir), within).toEqual(rowsOf(one.dataDir));
  expect(await query(`SELECT 1 FROM coverage_files WHERE name LIKE 'errand%'`)).toEqual([]);
  for (const { dataDir } of [one, other]) {
    const folder = join(dataDir, 'errands');
    expect(existsSync(folder) ? readdirSync(folder) : []).toEqual([]);
  }
  // From the folder of the process that follows, too.
  const forgotten = await dateline(['import', '--forget', file], { env: { ...desk, DATA_DIR: other.dataDir } });
  expect(forgotten).toMatchObject({ code: 0, stderr: expect.stringContaining('300 articles removed') });
  await expect.poll(() => articlesIn(other.dataDir), within).toBe(own);
  expect(other.told.join()).not.toContain('fetched from the database again');
});

test('kill -9 of the process that takes the coverage in, in the middle: another goes on, and every article is there once', async () => {
  const { open, file, env, desk } = await office(900);
  const dataDir = temporaryFolder();
  const one = await startNewsroom({ ...env, DATA_DIR: dataDir });
  const other = await open();
  const command = startDateline(['import', file], { env: desk });
  await expect.poll(() => articlesIn(dataDir), within).toBeGreaterThan(own + linesAtOnce);
  await one.end();
  expect(articlesIn(dataDir)).toBeLessThan(900);
  const { code, stderr } = await command.ended;
  expect([code, stderr]).toEqual([0, expect.stringContaining('900 added, 0 changed, 0 unchanged; lines: 900.')]);
  expect(articlesIn(other.dataDir)).toBe(900 + own);
  // The one that was killed has the same when it is back.
  const again = await open(dataDir);
  await expect.poll(() => rowsOf(again.dataDir), within).toEqual(rowsOf(other.dataDir));
});

test('kill -9 of the command: what was handed over comes in; while it is handed over, nothing does, and nothing stays', async () => {
  const { open, file, desk, query } = await office(400);
  const one = await open();
  const command = startProgram(['import', file], { env: desk });
  await command.says('is handed to the process');
  command.process.kill('SIGKILL');
  await expect.poll(() => articlesIn(one.dataDir), within).toBe(400 + own);
  const { stderr } = await dateline(['import', file], { env: desk });
  expect(stderr).toContain('was imported before and has not changed since');
  // Pieces of a file whose command ended before all of it was there, long ago.
  await query(`INSERT INTO coverage_files VALUES ('errand-1-left', 0, '')`);
  await dateline(['import', file, '--again'], { env: desk });
  expect(await query(`SELECT 1 FROM coverage_files WHERE name LIKE 'errand%'`)).toEqual([]);
});

test('a source is removed from any folder and any machine, and from the file of the process that reads it', async () => {
  const { folder, open, desk, env } = await office(20);
  const named = `sources:\n  - jsonl: ${join(folder, 'old.jsonl')}\n    id: old\n  - jsonl: ${join(folder, 'old.jsonl')}\n    id: twin\n`;
  const sourcesOf = (name: string) => {
    const file = join(folder, name);
    writeFileSync(file, named);
    return file;
  };
  const [first, second] = [sourcesOf('first.yaml'), sourcesOf('second.yaml')];
  const one = await open(undefined, { SOURCES_FILE: first });
  const other = await open(undefined, { SOURCES_FILE: second });
  await expect.poll(() => articlesIn(other.dataDir), within).toBe(20 + own);
  const remove = (id: string, dataDir: string, file: string) =>
    dateline(['sources', 'remove', id], { env: { ...env, DATA_DIR: dataDir, SOURCES_FILE: file } });
  // In the folder of the one that follows, whose file names it as well.
  const twin = await remove('twin', other.dataDir, second);
  expect(twin).toMatchObject({
    ...{ code: 0, stdout: expect.stringContaining('twin was taken out of') },
    stderr: expect.stringMatching(/twin: taken out with its \d+ articles/),
  });
  // On a machine that names no sources at all.
  const old = await remove('old', desk.DATA_DIR, desk.SOURCES_FILE);
  expect(old).toMatchObject({ code: 0, stderr: expect.stringMatching(/old: taken out with its \d+ articles/) });
  expect(readFileSync(first, 'utf8')).not.toMatch(/old|twin/);
  await expect.poll(() => articlesIn(other.dataDir), within).toBe(own);
  await expect.poll(() => rowsOf(other.dataDir), within).toEqual(rowsOf(one.dataDir));
  expect(other.told.join()).not.toContain('fetched from the database again');
  expect(await remove('old', desk.DATA_DIR, desk.SOURCES_FILE)).toMatchObject({
    ...{ code: 1, stderr: expect.stringContaining('There is no source old') },
  });
});
