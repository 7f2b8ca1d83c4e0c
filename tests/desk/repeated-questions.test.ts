import { expect, test } from 'vitest';
import { archiveOf } from '../building/archive.ts';
import { article } from '../building/article.ts';
import { never, question } from '../building/desk.ts';
import { openFrontDesk } from '../building/front-desk.ts';

const asker = {
  id: '112233445566778899',
  server: '998877665544332211',
  channel: '1',
  place: 'discord',
  isPrivate: false,
};
const other = { ...asker, id: '223344556677889911' };

function house() {
  let moment = Date.parse('2026-03-06T12:00:00Z');
  const { library } = archiveOf(
    article('ferry', {}, 'The ferry of Ystad came six hours late. Its captain blamed fog.'),
  );
  const { frontDesk } = openFrontDesk({ library, now: () => new Date(moment) });
  const ask = (text: string, who = asker) =>
    frontDesk.ask({ ...question(text), askedAt: new Date(moment) }, { signal: never, asker: who });
  return {
    ask,
    at: (iso: string): void => {
      moment = Date.parse(iso);
    },
  };
}

test('the same question in the same channel within minutes is given the first answer, under one’s own words', async () => {
  const { ask, at } = house();
  await ask('Which ferry came LATE?');
  at('2026-03-06T12:05:00Z');
  const again = await ask('which ferry came late', other);
  expect(again.repeats?.askedAt).toEqual(new Date('2026-03-06T12:00:00Z'));
  expect(again.question).toBe('which ferry came late');
  expect((await ask('Which ferry came late?', { ...other, channel: '2' })).repeats).toBeUndefined();
  expect((await ask('Which ferry came late?', { ...other, isPrivate: true })).repeats).toBeUndefined();
  at('2026-03-06T12:30:00Z');
  expect((await ask('Which ferry came late?', other)).repeats).toBeUndefined();
});

test('over midnight, or with the clock set back, it is asked anew', async () => {
  const { ask, at } = house();
  at('2026-03-06T23:58:00Z');
  await ask('Which ferry came late today?');
  at('2026-03-07T00:03:00Z');
  expect((await ask('Which ferry came late today?', other)).repeats).toBeUndefined();
  at('2026-03-06T23:50:00Z');
  expect((await ask('Which ferry came late today?', other)).repeats).toBeUndefined();
});
