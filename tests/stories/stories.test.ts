import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Article } from '../../src/coverage/article.ts';
import { byOrigin } from '../../src/stories/story-lead.ts';
import { digitsInCommon, numberHash, shared, toWordHashes } from '../../src/stories/word-hashes.ts';
import { archiveOf, contentsOf, type OpenArchive, openArchive } from '../building/archive.ts';
import { article } from '../building/article.ts';
import { createRandom, inventEvent, report } from '../building/prose.ts';
import { different, same } from './labelled.ts';

const random = createRandom(7);
const storm = inventEvent(random);
const vote = inventEvent(random);

const title = `${storm.names[0]} and ${storm.names[1]} ${storm.nouns.slice(0, 3).join(' ')}`;
const otherTitle = `${vote.names[0]} and ${vote.names[1]} ${vote.nouns.slice(0, 3).join(' ')}`;
const original = article('original', { date: '2026-03-02', title }, report(storm, random));
const rewrite = article('rewrite', { date: '2026-03-03', title }, report(storm, random));
const undated = article('undated', { title }, report(storm, random));
const anniversary = article('anniversary', { date: '2027-03-02', title }, report(storm, random));
const other = article('other', { date: '2026-03-02', title: otherTitle }, report(vote, random));
const otherCopy = article('other-copy', { date: '2026-03-02', title: otherTitle }, report(vote, random));
const all = [original, rewrite, undated, anniversary, other, otherCopy];

/** Ids of each story's articles, the lead first. */
async function storiesOf({ library }: OpenArchive): Promise<string[][]> {
  const found = await library.newest({
    days: null,
    topic: null,
    count: 10,
    filter: { from: null, to: null, outlets: [] },
    askedAt: new Date('2027-04-01T12:00:00Z'),
  });
  return found.stories.map(({ lead, others }) => [lead.id, ...others.map(({ id }) => id).toSorted()]).toSorted();
}

describe('articles on one event are one story', () => {
  test('the earliest dated report leads, a rewrite and an undated copy follow', async () => {
    expect(await storiesOf(archiveOf(undated, rewrite, original))).toEqual([['original', 'rewrite', 'undated']]);
  });

  test('another event is another story', async () => {
    expect(await storiesOf(archiveOf(original, other))).toEqual([['original'], ['other']]);
  });

  test('the same names a year later are another story', async () => {
    expect(await storiesOf(archiveOf(original, anniversary))).toEqual([['anniversary'], ['original']]);
  });
});

test('stories are the same in whatever order articles come, go and come back', { tags: 'thorough' }, () => {
  const orders = fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length });
  const strays = fc.subarray(all);
  fc.assert(
    fc.property(orders, strays, strays, (order, removed, comeBack) => {
      const { write, dataDir } = openArchive();
      for (const one of order) write((writer) => writer.put(one));
      for (const { id } of removed) write((writer) => writer.remove(id));
      for (const one of comeBack) write((writer) => writer.put(one));
      const left = all.filter((one) => !removed.includes(one) || comeBack.includes(one));
      expect(contentsOf(dataDir)).toEqual(contentsOf(archiveOf(...left).dataDir));
    }),
    { numRuns: 25 },
  );
});

test(
  'stories are the same however often articles are rewritten, redated and taken out on the way',
  { tags: 'thorough' },
  () => {
    const originals = [...new Set([...same, ...different].flatMap(([, a, b]) => [a, b]))];
    // Each id may come to hold any of the reports, so that leads lose and win followers.
    const versions = originals.flatMap(({ id }, at) => [
      originals[at] ?? original,
      { ...(originals[(at + 7) % originals.length] ?? original), id },
    ]);
    const change = fc.record({ article: fc.constantFrom(...versions), isRemoved: fc.boolean() });
    fc.assert(
      fc.property(fc.shuffledSubarray(versions), fc.array(change, { maxLength: 20 }), (order, changes) => {
        const { write, dataDir } = openArchive();
        const left = new Map<string, Article>();
        const put = (one: Article): void => {
          write((writer) => writer.put(one));
          left.set(one.id, one);
        };
        for (const one of order) put(one);
        for (const { article: one, isRemoved } of changes) {
          if (!isRemoved) put(one);
          else {
            write((writer) => writer.remove(one.id));
            left.delete(one.id);
          }
        }
        expect(contentsOf(dataDir)).toEqual(contentsOf(archiveOf(...left.values()).dataDir));
      }),
      { numRuns: 25 },
    );
  },
);

test('a story cannot drift: what its lead does not tell is another story', async () => {
  const copies = ['2026-03-02', '2026-03-04', '2026-03-06'].map((date) =>
    article(date, { date, title }, original.text),
  );
  expect(await storiesOf(archiveOf(...copies))).toEqual([['2026-03-02', '2026-03-04'], ['2026-03-06']]);
});

test('an earlier original takes over those that tell the same, and leaves the rest to their lead', async () => {
  const [middle, last] = ['2026-03-04', '2026-03-06'].map((date) => article(date, { date, title }, original.text));
  if (!middle || !last) throw new Error('two copies');
  const archive = archiveOf(last, middle);
  expect(await storiesOf(archive)).toEqual([['2026-03-04', '2026-03-06']]);
  archive.write((writer) => writer.put(original));
  expect(await storiesOf(archive)).toEqual([['2026-03-06'], ['original', '2026-03-04']]);
});

test('when the lead is withdrawn, the next in line leads', async () => {
  const archive = archiveOf(original, rewrite, undated);
  const withdrawn = article('original', { date: '2026-03-02', title, status: 'withdrawn' }, original.text);
  archive.write((writer) => writer.put(withdrawn));
  expect(await storiesOf(archive)).toEqual([['rewrite', 'undated']]);
});

test('an article that becomes another story leaves its old one', async () => {
  const archive = archiveOf(original, rewrite);
  const changed = article('rewrite', { date: '2026-03-03', title: otherTitle }, other.text);
  archive.write((writer) => writer.put(changed));
  expect(await storiesOf(archive)).toEqual([['original'], ['rewrite']]);
});

test('dated comes before undated, earlier before later, then by id', () => {
  const rank = (id: string, date: string | null, day: number | null) => ({ id, date, day });
  const ranked = [
    rank('d', '2026-03-02T08:00:00Z', 5),
    rank('c', '2026-03-02T09:00:00Z', 5),
    rank('e', '2026-03-03', 6),
    rank('a', null, null),
    rank('b', null, null),
  ];
  for (const start of ranked.keys()) {
    const turned = [...ranked.slice(start), ...ranked.slice(0, start)];
    expect(turned.toSorted(byOrigin)).toEqual(ranked);
  }
});

test('numbers in common are weighed by their digits, and measured against the side that has fewer', () => {
  const marks = (...numbers: readonly string[]) => toWordHashes(numbers.map(numberHash));
  expect(shared(toWordHashes([1, 2, 4]), toWordHashes([5, 2, 4, 3, 4]))).toBe(2);
  expect(digitsInCommon(marks('214', '3'), marks('214', '5', '1987'))).toEqual({ shared: 3, fewer: 4 });
  expect(digitsInCommon(marks('200', '7'), marks('200', '9'))).toEqual({ shared: 1, fewer: 2 });
  expect(digitsInCommon(marks(), marks('3'))).toEqual({ shared: 0, fewer: 0 });
});
