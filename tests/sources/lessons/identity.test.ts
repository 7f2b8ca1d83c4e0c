// @module-tag thorough
import { expect, test } from 'vitest';
import { send } from '../http/site.ts';
import { Paper, page, paragraph, rss, type Story, story } from './paper.ts';

/** What readers of feeds complain about most: an item is known by several names at once, and a change means words. */

const stories = (count: number, from = 1): Story[] => Array.from({ length: count }, (_, at) => story(from + at));
const titles = (count: number): string[] => stories(count).map(({ title }) => title);
const unchanged = { titles: titles(12), told: [] };

/** Twelve articles that were taken in; then the feed changes. */
async function then(change: (paper: Paper) => void, polls = 1): Promise<{ paper: Paper; told: string[] }> {
  const paper = await Paper.open(stories(12));
  expect(await paper.poll()).toEqual(['paper: read for the first time; 12 articles taken in.']);
  change(paper);
  const told: string[] = [];
  for (let poll = 0; poll < polls; poll++) told.push(...(await paper.poll()));
  return { paper, told };
}
const alter = (paper: Paper, how: (story: Story, at: number) => Partial<Story>): void => {
  paper.stories = paper.stories.map((each, at) => ({ ...each, ...how(each, at) }));
};

const show = (paper: Paper, shown: readonly Story[]): void => {
  paper.stories = shown;
};

const harmless: readonly (readonly [string, (paper: Paper) => void])[] = [
  ['all guids change at once', (paper) => alter(paper, ({ guid }) => ({ guid: `new:${guid}` }))],
  ['guids go away', (paper) => alter(paper, ({ path, title, text }) => ({ path, title, text, guid: 'x' }))],
  ['http becomes https', (paper) => alter(paper, ({ path }) => ({ link: `https${paper.origin.slice(4)}${path}` }))],
  [
    'http becomes https, and guids change',
    (paper) => alter(paper, ({ path, guid }) => ({ guid: `n-${guid}`, link: `https${paper.origin.slice(4)}${path}` })),
  ],
  [
    'links get tracking',
    (paper) => alter(paper, ({ path }) => ({ link: `${paper.origin}${path}?utm_source=rss#top` })),
  ],
  ['the paper moves to other addresses', (paper) => alter(paper, ({ path }) => ({ path: `/moved${path}` }))],
  [
    'addresses and guids change',
    (paper) => alter(paper, ({ path, guid }) => ({ path: `/m${path}`, guid: `n${guid}` })),
  ],
  ['dates are stamped anew', (paper) => alter(paper, () => ({ date: '2026-11-26T12:10:00Z' }))],
  ['dates go away', (paper) => alter(paper, () => ({ date: null }))],
  ['the order turns', (paper) => show(paper, paper.stories.toReversed())],
  ['items stand twice', (paper) => show(paper, [...paper.stories, ...paper.stories])],
  [
    'the feed is empty, and says that it is new',
    (paper) => {
      paper.feed = send(rss(paper.origin, [], '<pubDate>Thu, 26 Nov 2026 12:10:00 GMT</pubDate>'));
    },
  ],
];

test.each(harmless)('nothing is posted again when %s', async (_, change) => {
  const { paper, told } = await then(change, 3);
  expect({ titles: paper.titles(), told }).toEqual(unchanged);
  expect(paper.articles().flatMap(({ id }) => paper.past(id))).toEqual([]);
  expect(paper.articles().map(({ date }) => date?.slice(0, 10))).toEqual(
    stories(12).map(({ date }) => date?.slice(0, 10)),
  );
});

test('nothing is posted again when all of it happens one after the other', async () => {
  const paper = await Paper.open(stories(12));
  await paper.poll();
  for (const [, change] of [...harmless, ...harmless.toReversed()]) {
    paper.feed = null;
    change(paper);
    expect(await paper.poll(40)).toEqual([]);
  }
  expect(paper.titles().toSorted()).toEqual(titles(12).toSorted());
});

test('addresses that flip between two qualities are one article', async () => {
  const paper = await Paper.open(stories(12));
  await paper.poll();
  for (const quality of ['hd', 'sd', 'hd', 'sd']) {
    alter(paper, ({ path }) => ({ link: `${paper.origin}${path}?quality=${quality}` }));
    expect(await paper.poll()).toEqual([]);
  }
  expect(paper.titles()).toEqual(titles(12));
});

test('ten items under one guid are ten articles', async () => {
  const paper = await Paper.open(stories(10).map((each) => ({ ...each, guid: 'the-same' })));
  await paper.poll();
  await paper.poll();
  expect(paper.titles()).toEqual(titles(10));
});

test('items that come one after the other under one guid are as many articles', async () => {
  const paper = await Paper.open();
  for (let number = 1; number <= 6; number++) {
    paper.stories = [story(number, { guid: 'the-same' })];
    await paper.poll();
  }
  expect(paper.titles()).toEqual(titles(6));
  // What no item holds would be tidied away.
  expect(paper.archive.writer.store.items.unheld()).toEqual([]);
  expect(paper.status().articles).toBe(6);
});

test('entries of a live blog that lead to one page are as many articles, and stay so', async () => {
  const link = 'https://paper.example/live';
  const paper = await Paper.open(stories(6).map((each) => ({ ...each, link })));
  await paper.poll();
  await paper.poll();
  expect(paper.titles()).toEqual(titles(6));
});

test('retitled is a new version of the same article, and the old one is kept', async () => {
  const { paper, told } = await then((one) => {
    alter(one, (_, at) => (at === 0 ? { title: 'Another headline' } : {}));
  });
  expect(told).toEqual(['paper: 0 added, 1 changed, 0 removed.']);
  expect(paper.titles()).toHaveLength(12);
  const [changed] = paper.articles();
  expect(changed?.title).toBe('Another headline');
  expect(paper.past(changed?.id ?? '')).toEqual(['changed: Report number 1 of the paper']);
});

test('retitled at another address and under another date is the same article', async () => {
  const { paper } = await then((one) => {
    alter(one, (_, at) => (at === 0 ? { title: 'Another headline', path: '/other-headline' } : {}));
  }, 3);
  expect(paper.titles()).toHaveLength(12);
});

test('amended in the feed is a new version', async () => {
  const { paper } = await then((one) => {
    alter(one, ({ text }, at) => (at === 0 ? { text: `${text} Correction: the budget was 4 million.` } : {}));
  });
  const [changed] = paper.articles();
  expect(changed?.text).toContain('the budget was 4 million');
  expect(paper.past(changed?.id ?? '')).toHaveLength(1);
});

test('amended on its page alone is a new version', async () => {
  const summary = 'A few words only.';
  const paper = await Paper.open(stories(6).map((each) => ({ ...each, summary })));
  await paper.poll();
  expect(paper.articles()[0]?.text).toContain('Report 1 says in line 11');
  const { title, text } = story(1);
  alter(paper, (_, at) => (at === 0 ? { page: send(page({ title, text: `${text} Report 1 was corrected.` })) } : {}));
  await paper.poll(31);
  expect(paper.articles()[0]?.text).toContain('Report 1 was corrected.');
  expect(paper.past(paper.articles()[0]?.id ?? '')).toHaveLength(1);
});

test('an update that is not said is none', async () => {
  const { paper } = await then(() => {});
  expect(new Set(paper.articles().map(({ updated }) => updated))).toEqual(new Set([null]));
});

test('a date to come waits: no question finds the article before', async () => {
  const paper = await Paper.open([
    story(1),
    story(2, { title: 'Zeppelin lands tomorrow', date: '2026-11-28T08:00:00Z' }),
  ]);
  await paper.poll();
  expect(await paper.found('Zeppelin')).toEqual([]);
  paper.now += 2 * 24 * 3_600_000;
  expect(await paper.found('Zeppelin')).toEqual(['Zeppelin lands tomorrow']);
});

test('a missing date stays missing, and when it was first seen is kept apart', async () => {
  const paper = await Paper.open([story(1, { date: null })]);
  await paper.poll();
  const seenAt = paper.now;
  await paper.poll();
  expect(paper.articles()).toMatchObject([{ date: null, first_seen: seenAt }]);
});

test('two feeds with the same articles hold each once, and it stays when one of them drops it', async () => {
  const paper = await Paper.open(stories(8));
  paper.answers['/other'] = (request, response) => send(rss(paper.origin, paper.stories))(request, response);
  const yaml = '- feed: SITE/feed\n  id: paper\n- feed: SITE/other\n  id: other';
  await paper.poll(15, yaml);
  await paper.poll(15, yaml);
  expect(paper.titles()).toEqual(titles(8));
  expect([paper.status().articles, paper.status('other').articles]).toEqual([8, 8]);
  const { intake } = paper;
  expect(intake.remove('paper')).toBe(0);
  expect(paper.titles()).toEqual(titles(8));
  expect(intake.remove('other')).toBe(8);
  expect(paper.titles()).toEqual([]);
});

test('a text of other words under a known address is another version, and of another address another article', async () => {
  const paper = await Paper.open([story(1), story(2)]);
  await paper.poll();
  paper.stories = [story(1, { text: paragraph(3), title: 'Wholly other' }), story(2), story(4, { text: paragraph(1) })];
  await paper.poll();
  expect(paper.titles()).toEqual(['Report number 2 of the paper', 'Report number 4 of the paper', 'Wholly other']);
});

test('pages that all name the front page as their canonical address are as many articles', async () => {
  const canonical = '<link rel="canonical" href="/">';
  const paper = await Paper.open(
    stories(6).map((each) => ({
      ...each,
      ...{
        summary: 'A few words only.',
        page: send(page(each).replace('<body>', `${canonical}<body>`).replace('</head>', `${canonical}</head>`)),
      },
    })),
  );
  await paper.poll();
  await paper.poll();
  expect(paper.titles()).toEqual(titles(6));
  expect(paper.articles().map(({ url }) => new URL(url ?? '').pathname)).toEqual(stories(6).map(({ path }) => path));
});

test('a handful of articles that moves to other addresses is not taken for gone', async () => {
  const paper = await Paper.open(stories(3));
  await paper.poll();
  alter(paper, ({ path, guid }) => ({ path: `/m${path}`, guid: `n${guid}` }));
  for (let poll = 0; poll < 4; poll++) expect(await paper.poll()).toEqual([]);
  expect(paper.titles()).toEqual(titles(3));
});
