import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { lockDataFolder } from '../../src/store/sqlite/lock.ts';
import { openState } from '../../src/store/sqlite/open-state.ts';
import { dateline, startDateline } from '../building/command.ts';
import { smallCoverage } from '../building/coverage.ts';
import { temporaryFolder } from '../building/folder.ts';
import { manyLines } from '../building/imported-lines.ts';
import { startProgram } from '../building/program.ts';
import { articlesIn, startNewsroom } from '../building/running-newsroom.ts';

const own = 3;
/** Lines of a file that go in together. */
const linesAtOnce = 256;
// Processes of their own take their time to start.
vi.setConfig({ testTimeout: 180_000 });
const within = { timeout: 60_000, interval: 5 };

/** A bot on one machine, and an editor with a file. */
function office(articles: number) {
  const folder = temporaryFolder({ 'old.jsonl': manyLines(articles) });
  const env = {
    ...{ DATA_DIR: join(folder, 'data'), CORPUS_DIR: temporaryFolder(smallCoverage) },
    SOURCES_FILE: join(folder, 'sources.yaml'),
  };
  const file = join(folder, 'old.jsonl');
  const run = (...args: string[]) => dateline(args, { env });
  return { folder, env, file, run, count: () => articlesIn(env.DATA_DIR) };
}

test('a file is imported, and taken out again, while the bot runs; what is wrong with it is told as ever', async () => {
  const { folder, env, file, run, count } = office(40);
  await startNewsroom(env);
  const imported = await run('import', file);
  expect(imported).toMatchObject({ code: 0, stderr: expect.stringContaining('old.jsonl: articles: 40 added') });
  expect(imported.stderr).toMatch(/^The bot is running: the import of .*old\.jsonl is handed to the process/);
  expect(count()).toBe(40 + own);
  expect((await run('import', file)).stderr).toContain('was imported before and has not changed since');
  expect((await run('import', file, '--again')).stderr).toContain('0 added, 0 changed, 40 unchanged');
  expect(await run('import', join(folder, 'nowhere.jsonl'))).toMatchObject({
    ...{ code: 1, stderr: expect.stringContaining("doesn't exist. Name a file of JSON Lines") },
  });
  const forgotten = await run('import', '--forget', file);
  expect(forgotten.stderr).toContain('old.jsonl: 40 articles removed.');
  expect([forgotten.code, count()]).toEqual([0, own]);
  expect((await run('import', '--forget', file)).stderr).toContain('was never imported');
});

test('kill -9 of the bot in the middle: it goes on when it is started again, and the command waits for that', async () => {
  const { env, file, count } = office(1_200);
  const bot = await startNewsroom(env);
  const command = startDateline(['import', file], { env });
  // Whose lines are noted as read once the next of them are in.
  await expect.poll(count, within).toBeGreaterThan(own + linesAtOnce);
  await bot.end();
  expect(count()).toBeLessThan(1_200);
  const again = await startNewsroom(env);
  const { code, stderr } = await command.ended;
  expect([code, stderr]).toEqual([0, expect.stringMatching(/went on after line \d+, where it was cut off/)]);
  expect(stderr).toContain('1200 added, 0 changed, 0 unchanged; lines: 1200.');
  expect(count()).toBe(1_200 + own);
  // The store that is made anew finds the file.
  const state = openState(env.DATA_DIR);
  expect((await state.folder.imports.all()).map((one) => one.file)).toEqual([file]);
  await state.close();
  await again.end('SIGTERM');
});

test('kill -9 of the command, and the file gone after it: what was handed over comes in all the same', async () => {
  const { env, file, count } = office(600);
  await startNewsroom(env);
  const command = startProgram(['import', file], { env });
  await command.says('is handed to the process');
  command.process.kill('SIGKILL');
  rmSync(file);
  await expect.poll(count, within).toBe(600 + own);
});

test('Ctrl+C leaves it there and says so, and the same again waits for it', async () => {
  const { env, file, count, run } = office(1_000);
  const bot = await startNewsroom(env);
  const command = startDateline(['import', file, '/desk/other.jsonl'], { env });
  await command.says('is handed to the process');
  command.stop();
  const { code, stderr } = await command.ended;
  expect([code, stderr]).toEqual([
    130,
    expect.stringMatching(/goes on without this command.*Not handed over: \/desk/s),
  ]);
  expect((await run('import', file)).stderr).toContain('1000 added');
  expect(count()).toBe(1_000 + own);
  await bot.end('SIGTERM');
});

test('where nobody runs any more, and nobody has begun, the command does it itself', async () => {
  const { env, file, count } = office(20);
  const bot = await startNewsroom(env);
  await bot.end('SIGTERM');
  // Another process has the folder for a moment, and takes nothing in.
  const release = lockDataFolder(env.DATA_DIR);
  const command = startDateline(['import', file], { env });
  await command.says('is handed to the process');
  release();
  const { code, stderr } = await command.ended;
  expect([code, stderr]).toEqual([0, expect.stringMatching(/does it itself.*20 added/s)]);
  expect(count()).toBe(20 + own);
});
