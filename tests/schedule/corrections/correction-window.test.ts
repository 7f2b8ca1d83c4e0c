import { expect, test } from 'vitest';
import { correctedLately } from '../../../src/schedule/corrections/correction-window.ts';

const minuteMs = 60_000;

function remembered() {
  const values = new Map<string, string>();
  const settings = {
    get: async (key: string) => values.get(key) ?? null,
    set: async (key: string, value: string) => void values.set(key, value),
  };
  return async (at: number, articles: readonly string[], after = at, store = 'S', most = 101) => {
    const lately = await correctedLately(settings, { store, after, at, articles: [...articles] }, most);
    return { ...lately, articles: [...lately.articles], since: lately.since.getTime() };
  };
}

test('lots of some minutes count as one, each article once', async () => {
  const look = remembered();
  expect(await look(0, ['a', 'b'], 7)).toEqual({ articles: ['a', 'b'], added: 2, after: 7, since: 0 });
  expect(await look(5_000, ['b', 'c'], 9)).toEqual({ articles: ['a', 'b', 'c'], added: 1, after: 7, since: 0 });
  expect(await look(10_000, [], 11)).toMatchObject({ articles: ['a', 'b', 'c'], added: 0 });
});

test('what lies ten minutes back, or ahead because the clock was set back, or in another store, counts no more', async () => {
  const look = remembered();
  await look(0, ['a'], 1);
  await look(6 * minuteMs, ['b'], 2);
  expect(await look(10 * minuteMs, ['c'], 3)).toMatchObject({ articles: ['b', 'c'], after: 2, since: 6 * minuteMs });
  expect(await look(9 * minuteMs, ['d'], 4)).toMatchObject({ articles: ['b', 'd'], after: 2 });
  expect(await look(9 * minuteMs, ['e'], 1, 'another')).toMatchObject({ articles: ['e'], after: 1 });
});

test('of a lot no more is remembered than what tells that it is too much', async () => {
  const look = remembered();
  const many = Array.from({ length: 5_000 }, (_, at) => `${at}`);
  expect((await look(0, many, 1, 'S', 3)).articles).toHaveLength(5_000);
  expect((await look(1, [], 2, 'S', 3)).articles).toEqual(['0', '1', '2']);
});
