import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import type { Article } from '../../src/coverage/article.ts';
import { openArchive as open } from '../../src/index/open-archive.ts';
import { setStoreAside, storePath } from '../../src/store/sqlite/database.ts';
import { hiddenArticles } from '../../src/store/sqlite/open-hidden.ts';
import { openStandings } from '../../src/store/sqlite/open-standings.ts';
import { archiveOf, contentsOf, type OpenArchive, openArchive, timeZone } from '../building/archive.ts';
import { article } from '../building/article.ts';
import { temporaryFolder } from '../building/folder.ts';

const at = new Date('2026-03-06T12:00:00Z');
const noFilter = { from: null, to: null, outlets: [] };
const ferry = article(
  'ferry',
  { title: 'Ferry comes in late', source: 'Baltic Courier', date: '2026-03-01' },
  'The ferry Stena came to Gdynia nine hours late. Its captain blamed fog near Bornholm.',
);
const copy = article(
  'copy',
  { title: 'Ferry comes in late', source: 'Lublin Post', date: '2026-03-02' },
  'The ferry Stena came to Gdynia nine hours late. Its captain blamed fog near Bornholm.',
);
const harbour = article(
  'harbour',
  { title: 'Harbour fees rise', source: 'Gdynia Gazette', date: '2026-03-03' },
  'Gdynia raised its harbour fees by four percent.',
);

/** All ways on which a reader could meet an article. */
async function metIn({ library }: OpenArchive): Promise<Record<string, readonly string[]>> {
  const evidence = await library.retrieve({
    text: 'What did the captain of the ferry blame?',
    filter: noFilter,
    askedAt: at,
  });
  const digest = await library.newest({ days: null, topic: null, count: 10, filter: noFilter, askedAt: at });
  const list = await library.browse({ topic: null, filter: noFilter, askedAt: at, offset: 0, limit: 10 });
  return {
    evidence: evidence.sources
      .flatMap(({ article: { id }, copies }) => [id, ...copies.map((one) => one.id)])
      .toSorted(),
    digest: digest.stories.map(({ lead }) => lead.id).toSorted(),
    list: list.articles.map(({ id }) => id).toSorted(),
    outlets: (await library.suggest({ kind: 'outlet', typed: '', limit: 9, askedAt: at })).toSorted(),
    byId: (await library.article('ferry')) === null ? [] : ['ferry'],
  };
}

const without = {
  evidence: ['copy'],
  digest: ['copy', 'harbour'],
  list: ['copy', 'harbour'],
  outlets: ['Gdynia Gazette', 'Lublin Post'],
  byId: [],
};

describe('a hidden article', () => {
  test('is met nowhere: at once by searches, and by another lead of its story once the index has followed', async () => {
    const archive = archiveOf(ferry, copy, harbour);
    const before = await metIn(archive);
    expect(before).toMatchObject({ digest: ['ferry', 'harbour'], evidence: ['copy', 'ferry'], byId: ['ferry'] });
    const { revision } = await archive.library.facts(at);
    const hidden = hiddenArticles(archive.dataDir);
    expect(await hidden.hide('ferry', 'someone', at)).toBe(true);
    expect(await metIn(archive)).toEqual({ ...without, evidence: ['copy'], digest: ['harbour'] });
    expect((await archive.library.facts(at)).revision).not.toBe(revision);
    archive.writer.followHidden();
    expect(await metIn(archive)).toEqual(without);
    expect(await hidden.find('ferry')).toEqual({ article: 'ferry', by: 'someone', at });

    expect(await hidden.show('ferry')).toBe(true);
    archive.writer.followHidden();
    expect(await metIn(archive)).toEqual(before);
    expect(await hidden.find('ferry')).toBeNull();
    expect(await hidden.show('ferry')).toBe(false);
  });

  test('stays hidden in new versions, and in an index that is made anew', async () => {
    const archive = archiveOf(ferry, copy, harbour);
    await hiddenArticles(archive.dataDir).hide('ferry', null, at);
    archive.writer.followHidden();
    archive.write((writer) =>
      writer.put(article('ferry', { title: 'Ferry comes in late', date: '2026-03-04' }, 'The ferry Stena came late.')),
    );
    expect(await metIn(archive)).toEqual(without);
    const standings = openStandings(archive.dataDir);
    expect(standings?.of('ferry', ferry.hash)).toBe('hidden');
    standings?.close();

    const rebuilt = open(archive.dataDir, 'Europe/Warsaw');
    expect(rebuilt.indexRebuilt).toBe('other time zone');
    rebuilt.writer.close();
    expect(await metIn(openArchive(archive.dataDir))).toEqual(without);
  });

  test.each([
    ['hidden and shown before the index looked', ['hide', 'show'], true],
    ['shown and hidden before the index looked', ['hide', 'follow', 'show', 'hide'], false],
    ['hidden twice', ['hide', 'hide', 'follow', 'hide'], false],
    ['shown, with a new version before the index looked', ['hide', 'follow', 'show', 'put'], true],
    ['hidden, with a new version before the index looked', ['hide', 'put', 'follow'], false],
  ])('%s', async (_, steps, isFound) => {
    const archive = archiveOf(ferry, copy, harbour);
    const hidden = hiddenArticles(archive.dataDir);
    const next = article('ferry', { title: 'Ferry comes in late', date: '2026-03-04' }, 'The ferry Stena came late.');
    for (const step of steps) {
      if (step === 'hide') await hidden.hide('ferry', null, at);
      else if (step === 'show') await hidden.show('ferry');
      else if (step === 'put') archive.write((writer) => writer.put(next));
      else archive.writer.followHidden();
    }
    archive.writer.followHidden();
    expect((await metIn(archive))['byId']).toEqual(isFound ? ['ferry'] : []);
    expect((await metIn(archive))['list']).toEqual(isFound ? ['copy', 'ferry', 'harbour'] : ['copy', 'harbour']);
    // What followed step by step is what an index says that is made at once.
    const stepwise = contentsOf(archive.dataDir);
    open(archive.dataDir, 'Asia/Seoul').writer.close();
    open(archive.dataDir, timeZone).writer.close();
    expect(contentsOf(archive.dataDir)).toEqual(stepwise);
  });

  test('comes along from a damaged store', async () => {
    const dataDir = folderWith(ferry);
    await hiddenArticles(dataDir).hide('ferry', 'someone', at);
    setStoreAside(dataDir);
    open(dataDir, timeZone).writer.close();
    expect(await hiddenArticles(dataDir).all()).toEqual([{ article: 'ferry', by: 'someone', at }]);
  });

  test('of no store, or of an id that nothing has, is none', async () => {
    const nowhere = hiddenArticles(temporaryFolder());
    expect([await nowhere.hide('ferry', null, at), await nowhere.show('ferry'), await nowhere.all()]).toEqual([
      false,
      false,
      [],
    ]);
    expect(await hiddenArticles(archiveOf(ferry).dataDir).hide('canal', null, at)).toBe(false);
  });
});

function folderWith(...articles: readonly Article[]): string {
  const dataDir = temporaryFolder();
  const { writer } = open(dataDir, timeZone);
  writer.transaction(() => {
    for (const one of articles) writer.put(one);
  });
  writer.close();
  return dataDir;
}

test('a store of the version before gets the table', () => {
  const dataDir = folderWith(ferry);
  const database = new DatabaseSync(storePath(dataDir));
  database.exec(
    'DROP TABLE hidden; DROP INDEX articles_first_seen; DROP INDEX past_versions_first_seen; DROP INDEX items_refused; ' +
      'DROP INDEX past_versions_taken_down; ALTER TABLE past_versions DROP COLUMN taken_down; PRAGMA user_version = 10',
  );
  database.close();
  const again = open(dataDir, timeZone);
  expect(again.writer.store.hidden.all()).toEqual([]);
  expect(again.writer.store.known('ferry')).not.toBeNull();
  again.writer.close();
});
