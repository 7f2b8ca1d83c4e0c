import { renameSync, rmSync, symlinkSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ArchiveWriter } from '../../src/index/archive-writer.ts';
import { openArchive as open } from '../../src/index/open-archive.ts';
import { Intake } from '../../src/ingest/intake.ts';
import type { IntakeReport } from '../../src/ingest/poll-tally.ts';
import type { Batch, Source } from '../../src/ingest/source.ts';
import { folderSource, syncFolder } from '../../src/sources/folder.ts';
import { listFiles, listFolder } from '../../src/sources/folder-files.ts';
import { corpusSource } from '../../src/store/source-names.ts';
import { storePath } from '../../src/store/sqlite/database.ts';
import {
  contentsOf,
  freshContents,
  integrityOf,
  openArchive,
  type SyncedFolder,
  syncedFolder,
  timeZone,
} from '../building/archive.ts';
import { article, markdown } from '../building/article.ts';
import { temporaryFolder, writeFiles } from '../building/folder.ts';

const harbour = markdown(
  { title: 'Harbour reopens', source: 'Baltic Courier' },
  'The harbour of Gdynia is open again.',
);
const budget = markdown(
  { title: 'Council passes budget', source: 'Lublin Post' },
  'The council of Lublin voted on Monday.',
);
const ferry = 'Ferry delayed\n\nThe ferry from Karlskrona came late.';

const counted = ({ added, changed, removed, unchanged }: IntakeReport) => ({ added, changed, removed, unchanged });
const { signal } = new AbortController();
const nothing = { added: 0, changed: 0, removed: 0, unchanged: 0 };
const quiet = { warnings: [], held: 0, nextAt: null };

/** Ids of the articles in which a word stands. */
async function found(folder: SyncedFolder, word: string): Promise<string[]> {
  const evidence = await folder.library.retrieve({
    text: word,
    filter: { from: null, to: null, outlets: [] },
    askedAt: new Date('2026-03-10T12:00:00Z'),
  });
  return 'sources' in evidence ? evidence.sources.map(({ article }) => article.id) : [];
}

/** A writer that dies after this many transactions. */
function dying(dataDir: string, transactions: number): ArchiveWriter {
  const { writer } = open(dataDir, timeZone);
  const transaction = writer.transaction.bind(writer);
  let left = transactions;
  return Object.assign(writer, {
    transaction: <T>(work: () => T): T => {
      if (left-- === 0) throw new Error('power cut');
      return transaction(work);
    },
  });
}

/** Rises with every commit of another connection. */
function dataVersion(watcher: DatabaseSync): unknown {
  return watcher.prepare('PRAGMA data_version').get()?.['data_version'];
}

test('links to folders and files are followed; one that leads nowhere is nothing', () => {
  const elsewhere = temporaryFolder({ 'desk/harbour.md': harbour, 'budget.md': budget });
  const folder = syncedFolder({ 'ferry.txt': ferry });
  symlinkSync(join(elsewhere, 'desk'), join(folder.corpus, 'desk'));
  symlinkSync(join(elsewhere, 'budget.md'), join(folder.corpus, 'budget.md'));
  symlinkSync(join(elsewhere, 'gone'), join(folder.corpus, 'gone.md'));
  expect(listFiles(folder.corpus).map(({ path }) => path)).toEqual(['budget.md', 'desk/harbour.md', 'ferry.txt']);
});

test('a first sync adds every article, nested folders too, and leaves hidden and other files alone', async () => {
  const folder = syncedFolder({
    'harbour.md': harbour,
    'north/coast/ferry.TXT': ferry,
    'north/it’s "late" & so.md': budget,
    '.hidden.md': harbour,
    '.git/notes.md': harbour,
    'photo.jpg': 'no article',
  });
  expect(await folder.sync()).toEqual({ ...nothing, ...quiet, added: 3, problems: [] });
  expect(await found(folder, 'Karlskrona')).toEqual(['north/coast/ferry']);
  expect(await found(folder, 'Lublin')).toEqual(['north/it’s "late" & so']);
});

test('a second run over an unchanged folder writes nothing', async () => {
  const folder = syncedFolder({ 'harbour.md': harbour, 'ferry.txt': ferry, 'broken.md': '---\nunclosed' });
  const { problems } = await folder.sync();
  const watcher = new DatabaseSync(storePath(folder.dataDir));
  const before = dataVersion(watcher);
  expect(await folder.sync()).toEqual({ ...nothing, ...quiet, unchanged: 2, problems });
  expect(dataVersion(watcher)).toBe(before);
  await folder.sync({ 'new.md': budget });
  expect(dataVersion(watcher)).not.toBe(before);
  watcher.close();
});

test('a folder that stands as it did names nothing, until a file in it changes, comes, goes or gets another name', () => {
  const folder = temporaryFolder({ 'harbour.md': harbour, 'ferry.txt': ferry });
  const poll = (cursor: string | null): Batch[] => [
    ...(folderSource(folder, timeZone).poll(cursor, signal) as Batch[]),
  ];
  let [known] = poll(null);
  for (const change of [
    () => writeFiles(folder, { 'harbour.md': harbour.replace('Gdynia', 'Ustka') }),
    () => writeFiles(folder, { 'budget.md': budget }),
    () => rmSync(join(folder, 'ferry.txt')),
    () => renameSync(join(folder, 'budget.md'), join(folder, 'council.md')),
    () => utimesSync(join(folder, 'council.md'), new Date(0), new Date(0)),
  ]) {
    const cursor = String(known?.cursor);
    expect(poll(cursor)).toEqual([{ changes: [], cursor, isAsBefore: true }]);
    change();
    [known] = poll(cursor);
    expect(known).toMatchObject({ isWhole: true });
    expect(known?.cursor).not.toBe(cursor);
  }
});

test('a folder that stands as it did is known so with its problems, but for those that may pass by themselves', async () => {
  const folder = syncedFolder({ 'harbour.md': harbour, 'broken.md': '---\nunclosed', 'ferry.txt': ferry });
  const known = (): string | null => folder.writer.store.sources.cursor(corpusSource);
  const { problems } = await folder.sync();
  expect([...(folderSource(folder.corpus, timeZone).poll(known(), signal) as Batch[])]).toMatchObject([
    { isAsBefore: true },
  ]);
  expect(await folder.sync()).toMatchObject({ ...nothing, unchanged: 2, problems });

  // The file system may give it the next time.
  writeFiles(folder.corpus, { 'fleeting.md': harbour });
  const listed = listFolder(folder.corpus);
  rmSync(join(folder.corpus, 'fleeting.md'));
  expect(await syncFolder(folder.writer, folder.corpus, undefined, listed)).toMatchObject({
    problems: [problems[0], { file: 'fleeting.md' }],
  });
  expect(known()).toBeNull();
  await folder.sync();
  expect(known()).not.toBeNull();

  // An import has the id first: once that is gone, the file may have it.
  const read = () => ({
    article: article('tulips', { title: 'Tulips open' }, 'Tulips opened in Brzeg.'),
    warnings: [],
  });
  const other: Source = {
    ...{ id: 'archive.jsonl', kind: 'jsonl', identity: 'file' },
    *poll() {
      yield { changes: [{ kind: 'here', names: ['1'], stamp: '1', read }], cursor: null };
    },
  };
  await new Intake(folder.writer).take(other);
  const clashing = await folder.sync({ 'tulips.md': markdown({ title: 'Tulips' }, 'Tulips are late in Brzeg.') });
  expect(clashing.problems).toMatchObject([
    problems[0],
    { reason: expect.stringContaining('is taken by archive.jsonl') },
  ]);
  expect(known()).toBeNull();
  expect(await folder.sync()).toMatchObject({ ...nothing, unchanged: 2, problems: clashing.problems });
  new Intake(folder.writer).remove(other.id);
  expect(await folder.sync()).toMatchObject({ ...nothing, added: 1, unchanged: 2, problems });
  expect(known()).not.toBeNull();
});

test('what a removal took out before it was cut off comes back with the next look', async () => {
  const folder = syncedFolder({ 'harbour.md': harbour, 'ferry.txt': ferry });
  await folder.sync();
  // The power goes after the articles, and before the source itself is taken out.
  const writer = dying(folder.dataDir, 2);
  expect(() => new Intake(writer).remove(corpusSource)).toThrow('power cut');
  writer.close();
  const restarted = openArchive(folder.dataDir);
  expect(counted(await syncFolder(restarted.writer, folder.corpus))).toEqual({ ...nothing, added: 2 });
});

test('what a crash left half read is read again, though the folder stands as it did before that', async () => {
  const folder = syncedFolder({ 'harbour.md': harbour, 'ferry.txt': ferry });
  await folder.sync();
  const before = listFolder(folder.corpus);
  writeFiles(folder.corpus, { 'ferry.txt': ferry.replace('late', 'early'), 'harbour.md': budget });
  const writer = dying(folder.dataDir, 1);
  await expect(syncFolder(writer, folder.corpus)).rejects.toThrow('power cut');
  writer.close();
  writeFiles(folder.corpus, { 'ferry.txt': ferry });
  const restarted = openArchive(folder.dataDir);
  // As after a disk that was put back to how it was: the times of all files are those of before.
  expect(counted(await syncFolder(restarted.writer, folder.corpus, undefined, before))).toEqual({
    ...nothing,
    ...{ changed: 1, unchanged: 1 },
  });
});

test('what was added, changed, removed and left is counted, and only that is found', async () => {
  const folder = syncedFolder({ 'harbour.md': harbour, 'budget.md': budget, 'ferry.txt': ferry });
  await folder.sync();
  rmSync(join(folder.corpus, 'budget.md'));
  const report = await folder.sync({
    'harbour.md': harbour.replace('Gdynia', 'Ustka'),
    'new.txt': 'Rain in Oslo today.',
  });
  expect(counted(report)).toEqual({ added: 1, changed: 1, removed: 1, unchanged: 1 });
  expect(await found(folder, 'Gdynia')).toEqual([]);
  expect(await found(folder, 'Ustka')).toEqual(['harbour']);
  expect(await found(folder, 'Lublin')).toEqual([]);
  expect(await folder.library.article('budget')).toBeNull();
  expect(contentsOf(folder.dataDir)).toEqual(await freshContents(folder.corpus));
});

test('a file that was touched and says the same is unchanged', async () => {
  const folder = syncedFolder({ 'harbour.md': harbour });
  await folder.sync();
  utimesSync(join(folder.corpus, 'harbour.md'), new Date(0), new Date(0));
  expect(counted(await folder.sync())).toEqual({ ...nothing, unchanged: 1 });
});

test('a file that was moved is another article, unless it names its id', async () => {
  const folder = syncedFolder({ 'a.md': harbour, 'b.md': markdown({ title: 'T', id: 'stays' }, 'It rains in Oslo.') });
  await folder.sync();
  renameSync(join(folder.corpus, 'a.md'), join(folder.corpus, 'c.md'));
  renameSync(join(folder.corpus, 'b.md'), join(folder.corpus, 'd.md'));
  expect(counted(await folder.sync())).toEqual({ added: 1, changed: 0, removed: 1, unchanged: 1 });
  expect(contentsOf(folder.dataDir)).toEqual(await freshContents(folder.corpus));
});

test('a file that changes its id takes the old article with it', async () => {
  const folder = syncedFolder({ 'a.md': markdown({ title: 'T', id: 'one' }, 'It rains in Oslo.') });
  await folder.sync();
  const report = await folder.sync({ 'a.md': markdown({ title: 'T', id: 'two' }, 'It rains in Oslo.') });
  expect(counted(report)).toEqual({ ...nothing, added: 1, removed: 1 });
  expect(await found(folder, 'Oslo')).toEqual(['two']);
});

test('after a crash between a new id and the removal of the old one, the next sync removes it', async () => {
  const folder = syncedFolder({ 'a.md': markdown({ title: 'T', id: 'one' }, 'It rains in Oslo.') });
  await folder.sync();
  writeFiles(folder.corpus, { 'a.md': markdown({ title: 'T', id: 'two' }, 'It rains in Oslo.') });
  const writer = dying(folder.dataDir, 1);
  await expect(syncFolder(writer, folder.corpus)).rejects.toThrow('power cut');
  writer.close();
  const restarted = { ...folder, ...openArchive(folder.dataDir) };
  expect(counted(await syncFolder(restarted.writer, folder.corpus))).toEqual({ ...nothing, removed: 1, unchanged: 1 });
  expect(await found(restarted, 'Oslo')).toEqual(['two']);
});

describe('two files with one id', () => {
  const one = markdown({ title: 'First', id: 'same' }, 'It rains in Oslo.');
  const two = markdown({ title: 'Second', id: 'same' }, 'It snows in Tromsø.');

  test('the first by path has it, the other is told', async () => {
    const folder = syncedFolder({ 'a.md': one, 'b.md': two });
    expect(await folder.sync()).toEqual({
      ...nothing,
      ...quiet,
      added: 1,
      problems: [{ file: 'b.md', line: null, reason: 'its id same is taken by a.md; give one of them another id' }],
    });
    expect((await folder.sync()).problems).toHaveLength(1);
  });

  test('when the first goes, the other takes its place', async () => {
    const folder = syncedFolder({ 'a.md': one, 'b.md': two });
    await folder.sync();
    rmSync(join(folder.corpus, 'a.md'));
    expect(await folder.sync()).toEqual({ ...nothing, ...quiet, changed: 1, problems: [] });
    expect(await found(folder, 'Tromsø')).toEqual(['same']);
    expect(await found(folder, 'Oslo')).toEqual([]);
  });

  test('a file that comes first takes an id over, and gives it back', async () => {
    const folder = syncedFolder({ 'b.md': two });
    await folder.sync();
    const report = await folder.sync({ 'a.md': one });
    expect(report).toMatchObject({ changed: 1, problems: [{ file: 'b.md' }] });
    expect(await found(folder, 'Tromsø')).toEqual([]);
    rmSync(join(folder.corpus, 'a.md'));
    await folder.sync();
    expect(contentsOf(folder.dataDir)).toEqual(await freshContents(folder.corpus));
  });

  test('files that swap their ids swap their articles', async () => {
    const other = { id: 'other', title: 'T' };
    const folder = syncedFolder({ 'a.md': one, 'b.md': markdown(other, 'It snows.') });
    await folder.sync();
    await folder.sync({ 'a.md': markdown(other, 'It snows.'), 'b.md': one });
    expect(contentsOf(folder.dataDir)).toEqual(await freshContents(folder.corpus));
  });
});

describe('a file that breaks', () => {
  const broken = markdown({ title: 'Harbour reopens' }, '> '.repeat(200));
  const unknown = '---\ntitle: A\nstatus withdrawn\n---\nNew words.';

  test('in its body alone keeps its earlier version, and says so, until it is fixed', async () => {
    const folder = syncedFolder({ 'harbour.md': harbour });
    await folder.sync();
    for (const report of [await folder.sync({ 'harbour.md': broken }), await folder.sync()]) {
      expect(counted(report)).toEqual(nothing);
      expect(report.problems).toEqual([
        { file: 'harbour.md', line: null, reason: expect.stringMatching(/; until then its earlier version is shown$/) },
      ]);
    }
    expect(await found(folder, 'Gdynia')).toEqual(['harbour']);
    expect(counted(await folder.sync({ 'harbour.md': harbour.replace('Gdynia', 'Ustka') }))).toEqual({
      ...nothing,
      changed: 1,
    });
    expect(await found(folder, 'Gdynia')).toEqual([]);
  });

  test.each([
    ['front matter that can’t be understood', unknown],
    ['front matter that isn’t closed', '---\ntitle: A\n'],
    ['a status and no text', '---\ntitle: A\nstatus: withdrawn\n---\n'],
    ['a status above a body that can’t be read', `---\nstatus: draft\n---\n${'> '.repeat(200)}`],
    ['fields where text stands', '<p>status: withdrawn</p>\n\nNew words.'],
    ['bytes that are no text', new Uint8Array([0xc3, 0x28, 0x00, 0x01])],
  ])('goes with %s: it may have been withdrawn', async (_name, content) => {
    const folder = syncedFolder({ 'harbour.md': harbour });
    await folder.sync();
    const report = await folder.sync({ 'harbour.md': content });
    expect(counted(report)).toEqual({ ...nothing, removed: 1 });
    expect(report.problems).toMatchObject([{ file: 'harbour.md' }]);
    expect(await found(folder, 'Gdynia')).toEqual([]);
    expect(await folder.sync()).toEqual({ ...nothing, ...quiet, problems: report.problems });
    expect(counted(await folder.sync({ 'harbour.md': harbour }))).toEqual({ ...nothing, added: 1 });
    expect(await found(folder, 'Gdynia')).toEqual(['harbour']);
  });

  test('is gone when it is deleted', async () => {
    const folder = syncedFolder({ 'harbour.md': harbour });
    await folder.sync();
    await folder.sync({ 'harbour.md': broken });
    rmSync(join(folder.corpus, 'harbour.md'));
    expect(counted(await folder.sync())).toEqual({ ...nothing, removed: 1 });
    expect(await found(folder, 'Gdynia')).toEqual([]);
  });

  test('holds no id that another file has taken', async () => {
    const named = (text: string) => markdown({ title: 'T', id: 'same' }, text);
    const folder = syncedFolder({ 'b.md': named('It rains in Oslo.') });
    await folder.sync();
    await folder.sync({ 'a.md': named('It snows in Tromsø.'), 'b.md': broken });
    expect(await found(folder, 'Tromsø')).toEqual(['same']);
    rmSync(join(folder.corpus, 'a.md'));
    await folder.sync();
    expect(await found(folder, 'Tromsø')).toEqual([]);
  });
});

test('in another time zone, times that name none are read anew', async () => {
  const corpus = temporaryFolder({ 'a.md': markdown({ title: 'T', date: '2026-02-03 23:30' }, 'It rains in Oslo.') });
  const dataDir = temporaryFolder();
  const dateIn = async (zone: string): Promise<string | null> => {
    const { writer } = open(dataDir, zone);
    await syncFolder(writer, corpus);
    expect(counted(await syncFolder(writer, corpus))).toEqual({ ...nothing, unchanged: 1 });
    const { date } = writer.store.origin(writer.store.known('a')?.doc ?? 0);
    writer.close();
    return date;
  };
  expect(await dateIn('UTC')).toMatch(/^2026-02-03T23:30:00(?:Z|\+00:00)$/);
  expect(await dateIn('Asia/Seoul')).toBe('2026-02-03T23:30:00+09:00');
});

test('a withdrawn article is never found, and comes back when it is published again', async () => {
  const withdrawn = harbour.replace('---\n', '---\nstatus: withdrawn\n');
  const folder = syncedFolder({ 'harbour.md': harbour, 'ferry.txt': ferry });
  await folder.sync();
  expect(counted(await folder.sync({ 'harbour.md': withdrawn }))).toEqual({ ...nothing, changed: 1, unchanged: 1 });
  expect(await found(folder, 'Gdynia')).toEqual([]);
  expect(await folder.library.article('harbour')).toBeNull();
  expect(await folder.library.outlets()).toEqual([]);
  expect(contentsOf(folder.dataDir)).toEqual(await freshContents(folder.corpus));
  await folder.sync({ 'harbour.md': harbour });
  expect(await found(folder, 'Gdynia')).toEqual(['harbour']);
});

test('an outlet is known while it has an article', async () => {
  const folder = syncedFolder({ 'harbour.md': harbour, 'budget.md': budget });
  await folder.sync();
  expect(await folder.library.outlets()).toEqual(['Baltic Courier', 'Lublin Post']);
  rmSync(join(folder.corpus, 'budget.md'));
  await folder.sync();
  expect(await folder.library.outlets()).toEqual(['Baltic Courier']);
});

/** Edits a folder so often, a few files at a time. */
async function editAtRandom(numRuns: number): Promise<void> {
  const texts = [
    'The harbour of Gdynia is open.',
    'The council of Lublin voted.',
    'It rains in Oslo and in Tromsø.',
    'Ferries run from Gdynia to Karlskrona.',
  ];
  const edit = fc.record({
    path: fc.constantFrom('a.md', 'b.md', 'c/d.md', 'c/e.md'),
    id: fc.constantFrom('one', 'two', 'three', null),
    text: fc.constantFrom(...texts),
    status: fc.constantFrom('published', 'withdrawn'),
    outlet: fc.constantFrom('Baltic Courier', 'Lublin Post'),
    remove: fc.boolean(),
  });
  const folder = syncedFolder();
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 4 }), async (edits) => {
      for (const { path, id, text, status, outlet, remove } of edits) {
        if (remove) rmSync(join(folder.corpus, path), { force: true });
        else
          writeFiles(folder.corpus, {
            [path]: markdown({ title: 'T', source: outlet, status, ...(id === null ? {} : { id }) }, text),
          });
      }
      await folder.sync();
      expect(contentsOf(folder.dataDir)).toEqual(await freshContents(folder.corpus));
    }),
    { numRuns, endOnFailure: true },
  );
  expect(integrityOf(folder.dataDir)).toBe('ok');
}

test('whatever is edited, the archive says what one built from nothing says', () => editAtRandom(8));

test('whatever is edited for long, it says so, too', { tags: 'thorough' }, () => editAtRandom(60));
