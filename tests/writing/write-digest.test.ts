import { describe, expect, test } from 'vitest';
import { archiveOf } from '../building/archive.ts';
import { article } from '../building/article.ts';
import { digestRequest, never, openDesk, unchecked } from '../building/desk.ts';
import { createRandom, inventEvent, report } from '../building/prose.ts';

const random = createRandom(11);
const storm = inventEvent(random);
const articles = [
  article(
    'budget',
    { date: '2026-03-05' },
    'The council of Lublin passed its budget. It took all night, the mayor said. Trams follow.',
  ),
  article('storm', { date: '2026-03-04' }, report(storm, random)),
  article('storm-copy', { date: '2026-03-04T20:00:00Z' }, report(storm, random)),
  article('ferry', { date: '2026-01-10' }, 'The ferry of Ystad came late.'),
  article('undated', {}, 'A lighthouse was painted in Hel.'),
];

async function summarise(options: Parameters<typeof digestRequest>[0] = {}) {
  const { library } = archiveOf(...articles);
  const digest = await openDesk(library).desk.summarise(digestRequest(options), { signal: never });
  for (const item of digest.items) expect(await unchecked(library, item)).toEqual([]);
  return digest;
}

const leads = ({ items }: Awaited<ReturnType<typeof summarise>>) => items.map((item) => item.articles[0]);

describe('the digest without Claude', () => {
  test('is the newest stories first, undated last, copies folded, with their ages', async () => {
    const digest = await summarise();
    expect(digest).toMatchObject({ mode: 'quotes', quotesReason: 'no_key', newest: null, undatedLeftOut: 0 });
    expect(digest.items.map(({ articles, date, ageDays }) => [articles.length, date, ageDays])).toEqual([
      [1, '2026-03-05', 1],
      [2, expect.stringContaining('2026-03-04'), 2],
      [1, '2026-01-10', 55],
      [1, null, null],
    ]);
  });

  test('has the lede for each story, and the second sentence where the first is short', async () => {
    const { items } = await summarise({ count: 1 });
    expect(items[0]?.sentences).toEqual([
      {
        text: 'The council of Lublin passed its budget. It took all night, the mayor said.',
        citations: [1],
        startsParagraph: false,
      },
    ]);
  });

  test('numbers its citations through', async () => {
    const { items } = await summarise();
    expect(items.flatMap(({ citations }) => citations.map(({ number }) => number))).toEqual([1, 2, 3, 4]);
  });
});

describe('a window', () => {
  test('of days counts today, leaves older and undated stories out and says how many were undated', async () => {
    expect(leads(await summarise({ days: 1 }))).toEqual([]);
    expect(leads(await summarise({ days: 2 }))).toEqual(['budget']);
    const week = await summarise({ days: 7 });
    expect(week.items).toHaveLength(2);
    expect(week.undatedLeftOut).toBe(1);
  });

  test('that holds nothing names the newest story', async () => {
    expect(await summarise({ days: 1 })).toMatchObject({ items: [], newest: { id: 'budget', date: '2026-03-05' } });
  });

  test('of an empty coverage names none', async () => {
    const { desk } = openDesk(archiveOf().library);
    expect(await desk.summarise(digestRequest(), { signal: never })).toMatchObject({ items: [], newest: null });
  });
});

test('a topic keeps the stories that are on it', async () => {
  expect(leads(await summarise({ topic: 'ferry of Ystad' }))).toEqual(['ferry']);
  expect(leads(await summarise({ topic: 'chess' }))).toEqual([]);
});
