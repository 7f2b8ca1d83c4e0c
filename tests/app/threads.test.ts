// @module-tag thorough
import { mkdirSync, renameSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { openThreads } from '../../src/app/threads.ts';
import { openArchive } from '../../src/index/open-archive.ts';
import { markdown } from '../building/article.ts';
import { temporaryFolder, writeFiles } from '../building/folder.ts';
import { onTestFinished } from '../building/running-test.ts';

const noWeb = { sourcesFile: '/nowhere/sources.yaml', extra: [], contact: null, allowPrivateAddresses: false };

test('threads take the coverage in only while that is theirs: they can be told to leave it, and to go on', async () => {
  const [corpusDir, dataDir] = [temporaryFolder(), temporaryFolder()];
  const { writer, published } = openArchive(dataDir, 'UTC');
  onTestFinished(() => writer.close());
  const threads = openThreads({
    ...{
      dataDir,
      isIngesting: false,
      isShared: false,
      everyMs: 2_000,
      timeZone: 'UTC',
      published,
      problems: [],
      tell: () => {},
      onPublished: () => {},
    },
    origins: { corpusDir, ...noWeb },
    onDamage: (damage) => expect.fail(damage.message),
  });
  onTestFinished(() => threads.close());
  const article = (name: string) => writeFiles(corpusDir, { [`${name}.md`]: markdown({ title: name }, 'It rains.') });
  const articles = async () => (await threads.library.facts(new Date())).articles;

  article('First');
  await threads.ingest(false);
  await threads.ingest(true);
  await threads.ingest(true);
  await expect.poll(articles, { timeout: 30_000 }).toBe(1);
  await threads.ingest(false);
  article('Second');
  expect(await articles()).toBe(1);
  await threads.ingest(true);
  await expect.poll(articles, { timeout: 30_000 }).toBe(2);
  // A clock that jumps makes no sync overdue.
  vi.useFakeTimers({ now: Date.now() + 365 * 86_400_000, toFake: ['Date'] });
  onTestFinished(() => void vi.useRealTimers());
  expect(threads.lastSync().isOverdue).toBe(false);
  vi.useRealTimers();
  await threads.close();
  // Told after its end, it starts nothing.
  await threads.ingest(true);
});

test('a thread that died is followed by another, which takes in what came meanwhile', async () => {
  const [corpusDir, dataDir] = [temporaryFolder(), temporaryFolder()];
  const { writer, published } = openArchive(dataDir, 'UTC');
  onTestFinished(() => writer.close());
  const told: string[] = [];
  const store = join(dataDir, 'store.sqlite');
  const threads = openThreads({
    ...{ dataDir, isIngesting: false, isShared: false, everyMs: 50, restartMs: 50, timeZone: 'UTC', published },
    ...{ problems: [], onPublished: () => {}, origins: { corpusDir, ...noWeb } },
    tell: (line) => void told.push(line),
    onDamage: (damage) => expect.fail(damage.message),
  });
  onTestFinished(() => threads.close());
  const articles = async () => (await threads.library.facts(new Date())).articles;
  // From here on all search threads have it open.
  expect(new Set(await Promise.all(Array.from({ length: 16 }, articles)))).toEqual(new Set([0]));
  writeFiles(corpusDir, { 'first.md': markdown({ title: 'First' }, 'It rains.') });
  renameSync(store, `${store}.away`);
  mkdirSync(store);
  await threads.ingest(true);
  await expect.poll(() => told).toContainEqual(expect.stringContaining("couldn't be synced"));
  expect(threads.lastSync().isOverdue).toBe(true);
  rmdirSync(store);
  renameSync(`${store}.away`, store);
  await expect.poll(articles).toBe(1);
  expect(threads.lastSync().isOverdue).toBe(false);
});
