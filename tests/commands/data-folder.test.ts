import { cpSync, existsSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { beforeAll, describe, expect, test } from 'vitest';
import { deleteIndex, openArchive } from '../../src/index/open-archive.ts';
import { lockDataFolder } from '../../src/store/sqlite/lock.ts';
import { diskTrouble } from '../../src/wording/disk-trouble.ts';
import { dateline, type Run } from '../building/command.ts';
import { smallCoverage } from '../building/coverage.ts';
import { temporaryFolder } from '../building/folder.ts';
import { createRandom } from '../building/prose.ts';

const question = 'When did the harbour of Gdynia open again?';
const quote = 'The harbour of Gdynia opened again on Monday, three days after the storm.';

const corpus = temporaryFolder(smallCoverage);
const usedOnce = temporaryFolder();
beforeAll(async () => expectAnswer(await dateline(['ask', question, '--corpus', corpus, '--data', usedOnce])));

/** A data folder that has been used before. */
function used(): { data: string; index: string; state: string; ask: () => Promise<Run> } {
  const data = temporaryFolder();
  cpSync(usedOnce, data, { recursive: true });
  const ask = () => dateline(['ask', question, '--corpus', corpus, '--data', data]);
  return { data, index: join(data, 'store.sqlite'), state: join(data, 'state.sqlite'), ask };
}

function setVersion(path: string, version: number): void {
  const database = new DatabaseSync(path);
  database.exec(`PRAGMA user_version = ${version}`);
  database.close();
}

/** Turns bits of a file over, here and there. */
function flip(path: string, seed: number): void {
  const bytes = readFileSync(path);
  const random = createRandom(seed);
  for (let flips = 0; flips < 60; flips++) {
    const at = Math.floor(random() * bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(random() * 8));
  }
  writeFileSync(path, bytes);
}

function overwrite(path: string, start: number, end: number): void {
  writeFileSync(path, readFileSync(path).fill(0x5a, start, end));
}

function expectAnswer(run: Run): void {
  expect(run.stdout).toContain(quote);
  expect(run.code).toBe(0);
}

function expectRefusal(run: Run, ...sentences: readonly string[]): void {
  expect(run).toMatchObject({ code: 1, stdout: '' });
  for (const sentence of sentences) expect(run.stderr).toContain(sentence);
  expect(run.stderr).not.toMatch(/^\s+at |node:internal/m);
}

describe.concurrent('what is the machine’s trouble is told in words, with what to do', () => {
  test.each(['store.sqlite', 'state.sqlite'])('another program has %s locked', async (file) => {
    const { data, ask } = used();
    const other = new DatabaseSync(join(data, file));
    other.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE');
    try {
      expectRefusal(await ask(), `Another program has ${join(data, file)} locked.`, 'Close what has it open');
    } finally {
      other.close();
    }
  });

  test.each([
    [{ code: 'ENOSPC' }, 'There is no room left on the disk of /data.'],
    [{ code: 'ERR_SQLITE_ERROR', errcode: 13 }, 'There is no room left on the disk of /data.'],
    [{ code: 'ERR_SQLITE_ERROR', errcode: 2570 }, 'The disk of /data fails to read or write.'],
    [{ code: 'ERR_SQLITE_ERROR', errcode: 261 }, 'Another program has /data locked.'],
  ])('%j', (fields, found) => {
    expect(diskTrouble(Object.assign(new Error('as it happens'), fields), '/data')?.found).toContain(found);
    expect(diskTrouble(new Error('a fault of ours'), '/data')).toBeNull();
  });

  test('a disk that is full while the index is written', () => {
    const { data } = used();
    const full = (): never => {
      throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
    };
    deleteIndex(data);
    expect(() => openArchive(data, 'UTC', { write: full })).toThrow(
      /^There is no room left on the disk of .*Make room there/,
    );
  });
});

describe.concurrent('a damaged index is rebuilt from the coverage, and the question is answered', () => {
  test.each([
    ['garbage', (path: string) => writeFileSync(path, 'no database at all, just words '.repeat(400))],
    ['cut in half', (path: string) => truncateSync(path, Math.floor(readFileSync(path).length / 2 / 4096) * 4096)],
    ['cut inside a page', (path: string) => truncateSync(path, 5_000)],
    ['overwritten in the middle', (path: string) => overwrite(path, 20_000, 40_000)],
  ])('%s', async (_, damage) => {
    const { index, ask } = used();
    damage(index);
    const run = await ask();
    expectAnswer(run);
    expect(run.stderr).toContain('The store was damaged; it was moved aside, and is rebuilt from the coverage.');
  });

  test('empty, as after a full disk', async () => {
    const { index, ask } = used();
    truncateSync(index, 0);
    expectAnswer(await ask());
    expect((await ask()).stderr).toContain('0 added, 0 changed, 0 removed, 3 unchanged');
  });

  test.each([1, 2])('flipped bits, anywhere (%i)', async (seed) => {
    const { index, ask } = used();
    flip(index, seed);
    expectAnswer(await ask());
  });
});

test.concurrent('an index from a newer version is refused and left alone', async () => {
  const { index, ask } = used();
  setVersion(index, 99);
  const before = readFileSync(index);
  expectRefusal(
    await ask(),
    'written by a newer version of Dateline (schema 99',
    'update Dateline, or use another data folder',
  );
  expect(readFileSync(index).equals(before)).toBe(true);
});

test.concurrent('a changed time zone has the index rebuilt, since days depend on it', async () => {
  const env = { CORPUS_DIR: corpus, DATA_DIR: used().data };
  const run = await dateline(['ask', question], { env: { ...env, TIME_ZONE: 'Asia/Seoul' } });
  expectAnswer(run);
  expect(run.stderr).toContain('TIME_ZONE has changed; the index is rebuilt.');
});

describe.concurrent('the state is never touched when something is wrong with it', () => {
  test.each([
    [
      'garbage',
      (path: string) => writeFileSync(path, 'no database at all, just words '.repeat(400)),
      'put a backup in its place',
    ],
    ['a torn page', (path: string) => overwrite(path, 4_096, 8_192), 'put a backup in its place'],
    ['a newer version', (path: string) => setVersion(path, 99), 'update Dateline, or use another data folder'],
  ])('%s: refused with the remedy, byte for byte as it was', async (_, damage, remedy) => {
    const { data, state, ask } = used();
    damage(state);
    const before = readFileSync(state);
    expectRefusal(await ask(), state, 'It was left as it is', remedy);
    expect(readFileSync(state).equals(before)).toBe(true);
    expect(existsSync(join(data, 'state.sqlite-journal'))).toBe(false);
  });
});

test.concurrent('a data folder that cannot be written is named, with what to set', async () => {
  const data = join(temporaryFolder({ 'a file': 'x' }), 'a file', 'data');
  const run = await dateline(['ask', question, '--corpus', corpus, '--data', data]);
  expectRefusal(
    run,
    `The data folder ${data} can't be made: a part of its path is a file.`,
    'set DATA_DIR or --data to another folder',
  );
});

test('what another one uses is refused, until that one lets go of it', async () => {
  const env = { CORPUS_DIR: corpus, DATA_DIR: temporaryFolder() };
  const release = lockDataFolder(env.DATA_DIR);
  expectRefusal(
    await dateline(['ask', question], { env }),
    `Another Dateline process is using the data folder ${env.DATA_DIR}.`,
    'give this one a folder of its own with DATA_DIR or --data',
  );
  release();
  expectAnswer(await dateline(['ask', question], { env }));
});
