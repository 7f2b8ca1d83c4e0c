import { describe, expect, test } from 'vitest';
import { archiveOf } from '../building/archive.ts';
import { article } from '../building/article.ts';
import { askedAt, digestRequest, noFilter } from '../building/desk.ts';

const coverage = [
  article('morning', { date: '2026-03-06T06:00:00Z' }, 'The harbour crane fell into the water at dawn.'),
  article('day', { date: '2026-03-06' }, 'Bakers in the old town want longer opening hours.'),
  article('noon', { date: '2026-03-06T11:59:00Z' }, 'Parliament chose a new speaker by four votes.'),
  article('undated', {}, 'Astronomers explained how comets grow their tails.'),
  article('offset', { date: '2026-03-06T09:00:00+02:00' }, 'A school for divers opened near the lighthouse.'),
  article('yesterday', { date: '2026-03-05T23:00:00Z' }, 'Tram drivers voted against the new timetable.'),
];
const expected = ['noon', 'offset', 'morning', 'day', 'yesterday', 'undated'];

describe('the newest of a day first, in whatever order they came', () => {
  test.each([
    ['as they came', coverage],
    ['the other way', coverage.toReversed()],
  ])('%s', async (_, articles) => {
    const { library } = archiveOf(...articles);
    const page = await library.browse({ topic: null, filter: noFilter, askedAt, offset: 0, limit: 10 });
    expect(page.articles.map(({ id }) => id)).toEqual(expected);

    const { stories } = await library.newest(digestRequest({ count: 6, days: null }));
    expect(stories.map(({ lead }) => lead.id)).toEqual(expected);

    expect((await library.facts(askedAt)).newest?.id).toBe('noon');
  });
});
