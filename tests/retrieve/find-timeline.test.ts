import { expect, test } from 'vitest';
import type { Article } from '../../src/coverage/article.ts';
import type { TimelineRequest } from '../../src/coverage/timeline.ts';
import { archiveOf } from '../building/archive.ts';
import { article } from '../building/article.ts';

const askedAt = new Date('2026-06-01T12:00:00Z');
const open = { from: null, to: null, outlets: [] };

async function timelineOf(topic: string, articles: readonly Article[], request: Partial<TimelineRequest> = {}) {
  return archiveOf(...articles).library.timeline({ topic, filter: open, count: 10, askedAt, ...request });
}

/** Lines as `day` or `reported day`, with their text. */
async function linesOf(topic: string, articles: readonly Article[], request: Partial<TimelineRequest> = {}) {
  const { lines } = await timelineOf(topic, articles, request);
  return lines.map(({ day, isReported, text }) => `${isReported ? 'reported ' : ''}${day}: ${text}`);
}

const strike = article(
  'The Gdynia shipyard strike begins',
  { date: '2026-03-05' },
  'Workers of the Gdynia shipyard laid down their tools on Wednesday, the union Stocznia said.',
);
const lookingBack = article(
  'A month of the Gdynia shipyard strike',
  { date: '2026-04-10' },
  'The shipyard of Gdynia stands still for a second month, and Stocznia sees no end of the strike.',
  'The Gdynia shipyard offered its workers a rise of five percent on 20 March, which Stocznia refused.',
);

test('a line carries the day that the text names, else the day on which it was reported; never that of a weekday', async () => {
  expect(await linesOf('Gdynia shipyard strike', [strike, lookingBack])).toEqual([
    'reported 2026-03-05: Workers of the Gdynia shipyard laid down their tools on Wednesday, the union Stocznia said.',
    '2026-03-20: The Gdynia shipyard offered its workers a rise of five percent on 20 March, which Stocznia refused.',
    'reported 2026-04-10: The shipyard of Gdynia stands still for a second month, and Stocznia sees no end of the strike.',
  ]);
});

test('a date that is only a limit, one of two, or still to come is no day of an event', async () => {
  const vague = article(
    'Gdynia shipyard strike goes on',
    { date: '2026-03-25' },
    'The union Stocznia met the owners of the Gdynia shipyard, and the strike goes on.',
    'Nobody has worked at the shipyard of Gdynia since 4 March, its owner Marek Nowak said.',
    'Talks about the shipyard strike in Gdynia were held on 10 March and on 12 March, said Nowak.',
    'The owners of the Gdynia shipyard want to end the strike by talks with Stocznia on 30 March.',
  );
  const days = (await timelineOf('Gdynia shipyard strike', [vague])).lines.map(({ day }) => day);
  expect(days).toEqual(['2026-03-25']);
});

test('what is announced for a later day is told on the day that reported it', async () => {
  const announced = article(
    'Night closure at Gdynia hospital',
    { date: '2026-03-05' },
    'The injuries unit of the Gdynia hospital will close at night from 11 May, its director Ewa Kos said on Wednesday.',
  );
  expect(await linesOf('Gdynia hospital', [announced])).toEqual([
    'reported 2026-03-05: The injuries unit of the Gdynia hospital will close at night from 11 May, its director Ewa Kos said on Wednesday.',
  ]);
});

test('a day without a year is the nearest one to publication, and an undated article needs the year', async () => {
  const januaryPaper = article(
    'Gdynia shipyard strike ends',
    { date: '2026-01-03' },
    'Stocznia ended its strike at the Gdynia shipyard after two months of silence, it was said.',
    'The shipyard in Gdynia had dismissed its director Jan Lis over the strike on 28 December.',
  );
  const undated = article(
    'Notes on the Gdynia shipyard strike',
    {},
    'The first strike of the Gdynia shipyard was called by Anna Zych on 14 August 2025, at noon.',
    'The second strike at the shipyard of Gdynia was called by Piotr Zych on 15 August, at dawn.',
  );
  const days = (await timelineOf('Gdynia shipyard strike', [januaryPaper, undated])).lines.map(({ day }) => day);
  expect(days).toEqual(['2025-08-14', '2025-12-28', '2026-01-03']);
});

test('a figure for which a later report has another is told with it', async () => {
  const first = article(
    'Storm hits Hel',
    { date: '2026-02-01' },
    'The storm killed 14 people in the harbour town of Hel, the mayor Ewa Kos said.',
  );
  const later = article(
    'Storm on Hel: more dead',
    { date: '2026-02-03' },
    'The storm killed 84 people in the harbour town of Hel, the mayor Ewa Kos said.',
  );
  const { lines } = await timelineOf('storm Hel', [first, later]);
  expect(
    lines.map(({ day, superseded }) => [day, superseded.map((one) => [one.figure, one.later, one.reported])]),
  ).toEqual([
    ['2026-02-01', [['14 people', '84 people', '2026-02-03']]],
    ['2026-02-03', []],
  ]);
});

test('copies tell one event in one line, and what another line tells already gives none', async () => {
  const text = 'A fire burned down the lighthouse of Rozewie in the night, the keeper Adam Mroz said on the radio.';
  const again =
    'As was told, a fire burned down the lighthouse of Rozewie in the night, the keeper Adam Mroz said on radio.';
  const { lines } = await timelineOf('Rozewie lighthouse fire', [
    article('one', { date: '2026-02-01', source: 'Baltic Wire' }, text),
    article('two', { date: '2026-02-01', source: 'Hel Herald' }, text),
    article('three', { date: '2026-02-06' }, again),
  ]);
  expect(lines.map(({ day, source }) => [day, source.copies.length])).toEqual([['2026-02-01', 1]]);
});

test('of an article that is about many things only the sentences around the topic tell', async () => {
  const others = Array.from(
    { length: 40 },
    (_, week) => `The council of Torun met the mayor Ola Kruk about road number ${week} on 1 February.`,
  );
  const list = article(
    'The week in short',
    { date: '2026-03-01' },
    ...others,
    'The lighthouse of Rozewie was lit again by its keeper Adam Mroz on 21 February.',
  );
  const days = (await timelineOf('Rozewie lighthouse', [list])).lines.map(({ day }) => day);
  expect(days).toEqual(['2026-02-21']);
});

test('days outside the filter are left out, and what there was no room for is counted', async () => {
  const all = [strike, lookingBack];
  expect(await linesOf('Gdynia shipyard strike', all, { filter: { ...open, from: '2026-03-10' } })).toHaveLength(2);
  expect(await linesOf('Gdynia shipyard strike', all, { filter: { ...open, to: '2026-03-10' } })).toHaveLength(1);
  expect(await timelineOf('Gdynia shipyard strike', all, { count: 1 })).toMatchObject({ daysLeftOut: 2 });
});

test.each([
  [
    'what nothing covers',
    'volcano Kamchatka eruption',
    ['A month of the Gdynia shipyard strike', 'The Gdynia shipyard strike begins'],
  ],
  [
    'a part of it alone',
    'Gdynia airport runway',
    ['A month of the Gdynia shipyard strike', 'The Gdynia shipyard strike begins'],
  ],
  [
    'Korean over English coverage',
    '그디니아 조선소 파업',
    ['A month of the Gdynia shipyard strike', 'The Gdynia shipyard strike begins'],
  ],
  [
    'words of grammar alone',
    'the and of',
    ['A month of the Gdynia shipyard strike', 'The Gdynia shipyard strike begins'],
  ],
])('%s has no line, and the nearest is named', async (_, topic, titles) => {
  const { lines, nearest } = await timelineOf(topic, [strike, lookingBack]);
  expect(lines).toEqual([]);
  expect(nearest.map(({ title }) => title).toSorted()).toEqual(titles);
});
