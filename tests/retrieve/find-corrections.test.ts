import { describe, expect, test } from 'vitest';
import type { Article } from '../../src/coverage/article.ts';
import type { CitedWords } from '../../src/coverage/correction.ts';
import { hiddenArticles } from '../../src/store/sqlite/open-hidden.ts';
import { openArchive } from '../building/archive.ts';
import { article } from '../building/article.ts';
import { temporaryFolder } from '../building/folder.ts';

const hurt = 'A fire at the Lundvik shipyard hurt 12 workers on Tuesday, the harbour police said.';
const employs = 'The yard employs 640 people and was closed for the day, its owner Nordhamn said.';

function fire(fields: Record<string, string>, ...paragraphs: string[]): Article {
  return article('fire', { title: 'Fire at the Lundvik shipyard', source: 'Example Wire', ...fields }, ...paragraphs);
}

/** An answer cites these words of the article's first version; then it becomes another. */
function cited(words: string, after: Article, then?: Article) {
  const archive = openArchive(temporaryFolder());
  const before = fire({}, hurt, employs);
  const start = before.text.indexOf(words);
  const citation: CitedWords = {
    number: 1,
    article: 'fire',
    version: before.hash,
    span: { start, end: start + words.length },
  };
  for (const version of [before, after, ...(then ? [then] : [])]) archive.write((writer) => writer.put(version));
  return archive.library.corrections([citation]);
}

describe('of an article that was cited', () => {
  test('other words in what was cited are told, with what they were', async () => {
    const now = hurt.replace('12', '14');
    const [correction] = await cited(hurt, fire({}, now, employs));
    expect(correction).toMatchObject({ standing: 'changed', note: null, citations: [1] });
    expect(correction?.changes).toEqual([
      {
        citation: 1,
        before: hurt,
        after: now,
        words: [{ before: { start: 36, end: 38 }, after: { start: 36, end: 38 } }],
      },
    ]);
  });

  test('a sentence that is gone is told as gone', async () => {
    const [correction] = await cited(hurt, fire({}, employs));
    expect(correction?.changes).toEqual([{ citation: 1, before: hurt, after: null, words: [] }]);
  });

  test('other words elsewhere, layout and additions are not told', async () => {
    const elsewhere = employs.replace('640', '650');
    expect(await cited(hurt, fire({}, hurt, elsewhere))).toEqual([]);
    expect(await cited(hurt, fire({}, `${hurt} ${employs}`))).toEqual([]);
    expect(await cited(hurt, fire({}, hurt, employs, 'The cause is not known.'))).toEqual([]);
  });

  test('the note of a newsroom is told, whatever it is about', async () => {
    const correction = 'An earlier version gave a wrong number of employees.';
    const found = await cited(hurt, fire({ status: 'corrected', correction }, hurt, employs.replace('640', '650')));
    expect(found).toMatchObject([{ standing: 'corrected', note: correction, changes: [] }]);
  });

  test('withdrawn, all its cited words are gone, and its note is told', async () => {
    const correction = 'The report was wrong.';
    const found = await cited(hurt, fire({ status: 'withdrawn', correction }, hurt, employs));
    expect(found).toMatchObject([
      { standing: 'withdrawn', note: correction, changes: [{ citation: 1, before: hurt, after: null }] },
    ]);
  });

  test('nothing is told once it says again what was cited', async () => {
    expect(await cited(hurt, fire({}, hurt.replace('12', '14'), employs), fire({}, hurt, employs))).toEqual([]);
  });
});

test('of one that is gone, or hidden, what it said last counts: nothing that was told is taken back', async () => {
  const { dataDir, library, write } = openArchive(temporaryFolder());
  const before = fire({}, hurt);
  const now = hurt.replace('12', '14');
  const citation = { number: 1, article: 'fire', version: before.hash, span: { start: 0, end: hurt.length } };
  write((writer) => writer.put(before));
  write((writer) => writer.put(fire({}, now)));
  await hiddenArticles(dataDir).hide('fire', null, new Date());
  expect(await library.corrections([citation])).toMatchObject([{ changes: [{ after: now }] }]);
  write((writer) => writer.remove('fire'));
  expect(await library.corrections([citation])).toMatchObject([{ changes: [{ after: now }] }]);
});

test('of one that its outlet took down that is told, with what else changed, until it is there again', async () => {
  const { library, write } = openArchive(temporaryFolder(), { clock: () => new Date('2026-03-06T12:00:00Z') });
  const now = fire({}, hurt.replace('12', '14'));
  const citations = [fire({}, hurt), now].map(({ hash }, at) => ({
    ...{ number: at + 1, article: 'fire', version: hash, span: { start: 0, end: hurt.length } },
  }));
  for (const version of [fire({}, hurt), now]) write((writer) => writer.put(version));
  write((writer) => writer.remove('fire', 'taken down'));
  const [told, ...more] = await library.corrections(citations);
  expect(told).toMatchObject({ standing: 'taken down', note: null, since: new Date('2026-03-06T12:00:00Z') });
  expect(told?.citations).toEqual([1, 2]);
  expect(told?.changes.map(({ citation }) => citation)).toEqual([1]);
  expect(more).toEqual([]);
  const [gone, ...others] = (await library.revisedAfter(2, 10)).articles;
  expect(gone).toMatchObject({ article: 'fire', version: now.hash });
  expect(others).toEqual([]);
  expect((await library.revisedAfter(gone?.number ?? 0, 10)).articles).toEqual([]);
  write((writer) => writer.put(now));
  expect((await library.revisedAfter(gone?.number ?? 0, 10)).articles).toMatchObject([{ article: 'fire' }]);
  expect(await library.corrections(citations.slice(1))).toEqual([]);
  write((writer) => writer.remove('fire'));
  expect(await library.corrections(citations.slice(1))).toEqual([]);
});

test('articles that said something else before are found by the number of their change, once each', async () => {
  const archive = openArchive(temporaryFolder());
  const put = (one: Article): void => archive.write((writer) => void writer.put(one));
  put(fire({}, hurt));
  put(article('crane', { title: 'Crane falls' }, 'A crane of 90 tonnes fell into the Oder.'));
  const revisedAfter = async (number: number) => (await archive.library.revisedAfter(number, 10)).articles;
  expect(await revisedAfter(0)).toEqual([]);
  put(fire({}, hurt.replace('12', '14')));
  const [first, ...more] = await revisedAfter(0);
  expect(first).toMatchObject({ article: 'fire', version: fire({}, hurt.replace('12', '14')).hash });
  expect(more).toEqual([]);
  expect(await revisedAfter(first?.number ?? 0)).toEqual([]);
});
