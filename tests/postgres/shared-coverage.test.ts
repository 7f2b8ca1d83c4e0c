import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Newsroom } from '../../src/app/newsroom.ts';
import { SharedCopy } from '../../src/app/shared-copy.ts';
import { readConfig } from '../../src/config.ts';
import { Replica } from '../../src/store/sqlite/replica.ts';
import { schemaVersion } from '../../src/store/sqlite/schema.ts';
import { contentsOf } from '../building/archive.ts';
import { temporaryFolder } from '../building/folder.ts';
import { rowsOf, sharing, within } from './sharing.ts';

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

test(
  'what was hidden, and shown again while nobody took the coverage in, is found by whoever does next',
  { timeout: 120_000 },
  async () => {
    const { open, query } = await sharing();
    const one = await open();
    const other = await open();
    const [harbour = ''] = await one.find('harbour of Gdynia');
    await one.newsroom.hidden.hide(harbour, null, new Date());
    const isHiddenInOther = async () => (await other.newsroom.hidden.find(harbour)) !== null;
    await expect.poll(isHiddenInOther, within).toBe(true);
    await expect.poll(() => contentsOf(other.dataDir), within).toEqual(contentsOf(one.dataDir));
    // It is killed: its lease isn’t given back, and nobody takes it for a while.
    await query(`UPDATE leases SET holder = 'somebody', until = until + 600000 WHERE name = 'intake'`);
    await one.close();
    expect(await other.newsroom.hidden.show(harbour)).toBe(true);
    expect(await other.find('harbour of Gdynia')).not.toContain(harbour);
    await query(`UPDATE leases SET until = 0 WHERE name = 'intake'`);
    await expect.poll(() => other.find('harbour of Gdynia'), { timeout: 60_000, interval: 200 }).toContain(harbour);
    // Once is enough, whoever opens it.
    const before = rowsOf(other.dataDir);
    await other.close();
    const again = await open(other.dataDir);
    expect(await again.find('harbour of Gdynia')).toContain(harbour);
    expect(rowsOf(again.dataDir)['articles']).toEqual(before['articles']);
  },
);

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
  await expect.poll(() => one.told.join('\n'), { timeout: 30_000 }).toContain('fetched from the database again');
  await expect.poll(() => one.find('lighthouse of Rozewie'), within).toEqual([]);
  expect(rowsOf(one.dataDir)).toEqual(rowsOf(other.dataDir));
  // Whoever has it next takes in what is in the folder.
  await query(`UPDATE leases SET until = 0 WHERE name = 'intake'`);
  for (const each of [one, other])
    await expect.poll(() => each.find('lighthouse of Rozewie'), { timeout: 40_000, interval: 200 }).toHaveLength(1);
  expect(holder).not.toBe('');
});

test('a snapshot that is renewed while another process fetches it is fetched as it is then, and so is what changed before', async () => {
  const { open, write, query } = await sharing();
  const one = await open();
  const { coverage, holder } = one.newsroom.state;
  if (coverage === null) throw new Error('nothing is shared');
  const writer = () => ({ holder, at: new Date() });
  /** As the process that takes the coverage in does when many changes have come. */
  const renew = async () => {
    const path = join(temporaryFolder(), 'copy.sqlite');
    await new Replica(one.dataDir).copyTo(path);
    const { position, schema } = new Replica(one.dataDir).standing() ?? { position: 0, schema: 0 };
    const file = await coverage.putFile(`store-renewed-${position}`, path);
    await coverage.renewSnapshot(schema, { file, position }, writer());
    // That process may have dropped what nothing named yet; what it is about to name isn’t touched here.
    await coverage.putFile(file.name, path);
    await query(`DELETE FROM coverage_files WHERE starts_with(name, 'store-') AND name <> '${file.name}'`);
  };
  const shared = async () => (await coverage.head())?.position ?? 0;
  const add = async (name: string) => {
    const before = await shared();
    write(`${name}.md`, `The ${name} of Rozewie was lit again on Saturday.`);
    await expect.poll(shared, within).toBeGreaterThan(before);
    await expect.poll(() => new Replica(one.dataDir).standing()?.unshared, within).toBe(0);
  };
  await add('lighthouse');
  const copyIn = (dataDir: string, at: 'getFile' | 'changesAfter') => {
    let isFirst = true;
    const meanwhile = async () => {
      if (isFirst) {
        isFirst = false;
        await add(at);
        await renew();
      }
    };
    return new SharedCopy({
      ...{ dataDir, timeZone: 'UTC', tell: () => {} },
      coverage: {
        ...coverage,
        getFile: async (...given) => {
          if (at === 'getFile') await meanwhile();
          return coverage.getFile(...given);
        },
        changesAfter: async (...given) => {
          if (at === 'changesAfter') await meanwhile();
          return coverage.changesAfter(...given);
        },
      },
    });
  };
  for (const at of ['getFile', 'changesAfter'] as const) {
    const dataDir = temporaryFolder();
    expect(await copyIn(dataDir, at).bringUp(false, new AbortController().signal)).toBe(true);
    expect(rowsOf(dataDir)).toEqual(rowsOf(one.dataDir));
  }
  // What is gone for good isn’t waited for.
  const file = { name: 'nowhere', bytes: 1, hash: '', pieces: 1 };
  await coverage.renewSnapshot(schemaVersion, { file, position: await shared() }, writer());
  const parts = { dataDir: temporaryFolder(), timeZone: 'UTC', tell: () => {}, coverage };
  const nowhere = new SharedCopy(parts).bringUp(false, new AbortController().signal);
  await expect(nowhere).rejects.toThrow(/nowhere is not among what is shared any more/);
});

test('an index of another version of the program is left to that, and is no news', async () => {
  const { open } = await sharing();
  const { coverage, holder } = (await open()).newsroom.state;
  const shared = async () => (await coverage?.head())?.index ?? null;
  await expect.poll(shared, within).not.toBeNull();
  const index = await shared();
  if (coverage === null || index === null) throw new Error('nothing is shared');
  const dataDir = temporaryFolder();
  const copy = new SharedCopy({ coverage, dataDir, timeZone: 'UTC', tell: () => {} });
  await copy.bringUp(false, new AbortController().signal);
  const manifest = JSON.stringify({ ...JSON.parse(index.manifest), version: 99 });
  await coverage.publish({ ...index, manifest }, { holder, at: new Date() });
  expect(await copy.follow()).toBeNull();
  const next = JSON.stringify({ ...JSON.parse(index.manifest), sequence: 1_000 });
  await coverage.publish({ ...index, manifest: next }, { holder, at: new Date() });
  expect(await copy.follow()).toMatchObject({ sequence: 1_000 });
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
