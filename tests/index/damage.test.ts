// @module-tag thorough
import { readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Article } from '../../src/coverage/article.ts';
import { indexFolder } from '../../src/index/manifest.ts';
import { deleteIndex, openArchive as open } from '../../src/index/open-archive.ts';
import { DamagedSegmentError } from '../../src/index/segment.ts';
import { type Write, writeAll } from '../../src/index/segment-file.ts';
import { archiveOf, contentsOf, openArchive, snapshotOf, timeZone } from '../building/archive.ts';
import { article } from '../building/article.ts';
import { question } from '../building/desk.ts';
import { temporaryFolder } from '../building/folder.ts';
import { createRandom, inventEvent, report } from '../building/prose.ts';

const random = createRandom(11);
const reports = Array.from({ length: 40 }, (_, at) => article(`r${at}`, {}, report(inventEvent(random), random)));

/** Some articles in a data folder that nobody has open. */
function closed(articles: readonly Article[] = reports): string {
  const dataDir = temporaryFolder();
  const { writer } = open(dataDir, timeZone);
  for (const one of articles) {
    writer.transaction(() => writer.put(one));
    writer.publish();
  }
  writer.close();
  return dataDir;
}

function segmentIn(dataDir: string): string {
  const [name = ''] = snapshotOf(dataDir).parts.map(({ segment }) => segment.handle.path);
  return name;
}

test.each([
  ['a segment cut short', (dataDir: string) => truncateSync(segmentIn(dataDir), 5_000), 'damaged'],
  ['a segment cut to nothing', (dataDir: string) => truncateSync(segmentIn(dataDir), 0), 'damaged'],
  [
    'a bit that flipped among the records',
    (dataDir: string) => {
      const bytes = readFileSync(segmentIn(dataDir));
      bytes[4_200] = (bytes[4_200] ?? 0) ^ 4;
      writeFileSync(segmentIn(dataDir), bytes);
    },
    'damaged',
  ],
  [
    'a bit that flipped among the postings',
    (dataDir: string) => {
      const bytes = readFileSync(segmentIn(dataDir));
      bytes[bytes.length - 900] = (bytes[bytes.length - 900] ?? 0) ^ 4;
      writeFileSync(segmentIn(dataDir), bytes);
    },
    'damaged',
  ],
  [
    'a manifest that says nothing',
    (dataDir: string) => writeFileSync(join(indexFolder(dataDir), 'manifest.json'), '{"segments": ["'),
    'damaged',
  ],
  [
    'a manifest of a newer version',
    (dataDir: string) => {
      const path = join(indexFolder(dataDir), 'manifest.json');
      writeFileSync(path, JSON.stringify({ ...JSON.parse(readFileSync(path, 'utf8')), version: 99 }));
    },
    'other version',
  ],
])('%s: the index is made anew from the articles, and nothing is lost', (_, damage, reason) => {
  const dataDir = closed();
  const before = contentsOf(dataDir);
  damage(dataDir);
  const { writer, rebuilt, indexRebuilt } = open(dataDir, timeZone);
  writer.close();
  expect([rebuilt, indexRebuilt]).toEqual([null, reason]);
  expect(contentsOf(dataDir)).toEqual(before);
});

test('an index that lags behind the store, as after a crash, follows it when it is opened', () => {
  const dataDir = closed(reports.slice(0, 3));
  const { writer } = open(dataDir, timeZone);
  // Written and never published.
  writer.transaction(() => {
    for (const one of reports.slice(3)) writer.put(one);
    writer.remove('r1');
  });
  writer.close();
  open(dataDir, timeZone).writer.close();
  const left = reports.filter(({ id }) => id !== 'r1');
  expect(contentsOf(dataDir)).toEqual(contentsOf(archiveOf(...left).dataDir));
});

/** A disk that is full once a file would grow by this many bytes in all. */
function fullAfter(room: number): Write {
  let left = room;
  return (file, bytes) => {
    left -= bytes.length;
    if (left < 0) throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
    writeAll(file, bytes);
  };
}

test('a disk that is full at any moment of writing and merging loses nothing: the index stays as it was, and follows later', () => {
  let failures = 0;
  for (let room = 2_000; room < 260_000; room += 21_001) {
    const dataDir = temporaryFolder();
    const { writer, published } = open(dataDir, timeZone, { write: fullAfter(room) });
    for (const one of reports.slice(0, 14)) {
      writer.transaction(() => writer.put(one));
      const before = published.state.id;
      try {
        writer.publish();
      } catch (error) {
        failures++;
        expect(String(error)).toContain('no space left');
        expect(published.state.id).toBe(before);
      }
    }
    writer.close();
    const { writer: again, rebuilt, indexRebuilt } = open(dataDir, timeZone);
    again.close();
    expect([rebuilt, indexRebuilt]).toEqual([null, null]);
    expect(contentsOf(dataDir)).toEqual(contentsOf(archiveOf(...reports.slice(0, 14)).dataDir));
    // Nothing half written is left behind.
    expect(readdirSync(indexFolder(dataDir)).filter((name) => name.endsWith('.new'))).toEqual([]);
  }
  expect(failures).toBeGreaterThan(20);
});

test('hundreds of articles that are withdrawn at once are not found, and their segments are let go', async () => {
  const archive = openArchive();
  const ids = Array.from({ length: 400 }, (_, at) => `note-${at}`);
  archive.write((writer) => {
    for (const id of ids) writer.put(article(id, {}, `Ferry ${id} came in late.`));
    writer.put(article('kept', {}, 'The tram of Lublin came in late.'));
  });
  const asked = question('Which ferry came in late?');
  expect(await archive.library.search(asked, 20)).toHaveLength(20);
  archive.write((writer) => {
    for (const id of ids) writer.put(article(id, { status: 'withdrawn' }, `Ferry ${id} came in late.`));
  });
  expect(await archive.library.search(asked, 20)).toMatchObject([{ article: 'kept' }]);
  expect(snapshotOf(archive.dataDir).docs).toMatchObject({ count: 1, size: 1 });
});

test('an article of more sentences than two bytes can count is found by its last word', async () => {
  const text = `${'It rained. '.repeat(66_000)}The lighthouse of Hel was painted.`;
  const { library } = archiveOf(article('long', {}, text), article('short', {}, 'A tram came in late.'));
  expect(await library.search(question('Which lighthouse was painted?'), 5)).toMatchObject([{ article: 'long' }]);
});

test('what a crash left half written is gone after a start', () => {
  const dataDir = closed();
  const folder = indexFolder(dataDir);
  writeFileSync(join(folder, 'half.segment'), 'half');
  writeFileSync(join(folder, 'manifest.json.new'), '{"seg');
  open(dataDir, timeZone).writer.close();
  const named = snapshotOf(dataDir).parts.map(({ segment }) => segment.handle.path);
  expect(
    readdirSync(folder)
      .map((name) => join(folder, name))
      .toSorted(),
  ).toEqual([join(folder, 'manifest.json'), ...named].toSorted());
});

test('an index from which everything is taken is empty, and fills again', async () => {
  const archive = archiveOf(...reports.slice(0, 5));
  archive.write((writer) => {
    for (const { id } of reports.slice(0, 5)) writer.remove(id);
  });
  expect(snapshotOf(archive.dataDir).docs.count).toBe(0);
  archive.write((writer) => {
    for (const one of reports.slice(0, 5)) writer.put(one);
  });
  expect(contentsOf(archive.dataDir)).toEqual(contentsOf(archiveOf(...reports.slice(0, 5)).dataDir));
});

test('damage that shows only while the index is brought up to the store costs the index alone', () => {
  const dataDir = closed();
  const before = contentsOf(dataDir);
  deleteIndex(dataDir);
  let isFirst = true;
  const damaged: Write = (...args) => {
    if (isFirst) {
      isFirst = false;
      throw new DamagedSegmentError('a segment is not as it was written');
    }
    return writeAll(...args);
  };
  const { writer, rebuilt, indexRebuilt } = open(dataDir, timeZone, { write: damaged });
  writer.close();
  expect([rebuilt, indexRebuilt]).toEqual([null, 'damaged']);
  expect(contentsOf(dataDir)).toEqual(before);
});
