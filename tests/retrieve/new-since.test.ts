import { describe, expect, test } from 'vitest';
import type { Article } from '../../src/coverage/article.ts';
import type { NewsSince } from '../../src/retrieve/new-since.ts';
import { hiddenArticles } from '../../src/store/sqlite/open-hidden.ts';
import { openArchive } from '../building/archive.ts';
import { article } from '../building/article.ts';
import { temporaryFolder } from '../building/folder.ts';

const at = (day: number, time = '12:00'): Date => new Date(`2026-03-${String(day).padStart(2, '0')}T${time}:00Z`);

/** A report of a fire, as several outlets and later versions tell it. */
function fire(id: string, fields: Record<string, string>, hurt = '12', ...more: string[]): Article {
  return article(
    id,
    { title: 'Fire at the Lundvik shipyard', source: 'Example Wire', ...fields },
    `LUNDVIK - A fire at the Lundvik shipyard hurt ${hurt} workers on Tuesday, the harbour police said.`,
    'The fire broke out in hall 7, where ferries for Gotland are painted, according to fire chief Anna Berg.',
    'The yard employs 640 people and was closed for the day, its owner Nordhamn said.',
    ...more,
  );
}

const crane = (id: string, fields: Record<string, string>): Article =>
  article(
    id,
    { title: 'Crane falls into the river at Brzeg', source: 'Coast Wire', ...fields },
    'BRZEG - A crane of 90 tonnes fell into the Oder at Brzeg, the builder Mostal said.',
    'Nobody was hurt, and ships must wait until Friday.',
  );

/** An archive whose clock is turned by hand. */
function newsroom() {
  let now = at(1);
  const archive = openArchive(temporaryFolder(), { clock: () => now });
  return {
    ...archive,
    came(moment: Date, ...articles: Article[]) {
      now = moment;
      archive.write((writer) => {
        for (const one of articles) writer.put(one);
      });
    },
    /** Comes from a source that was added at that moment. */
    cameFrom(source: string, added: Date, moment: Date, ...articles: Article[]) {
      now = moment;
      archive.write((writer) => {
        const { number } = writer.store.sources.open(source, 'feed', added);
        for (const one of articles) {
          writer.put(one);
          writer.store.items.put(number, { key: one.id, stamp: '1', article: one.id, problem: null }, moment);
        }
      });
    },
    news: (after: Date, until: Date, words = '', count = 10): Promise<NewsSince> =>
      archive.library.newSince({ words, after, until, count }),
  };
}

const told = ({ stories }: NewsSince) => stories.map(({ lead, news }) => `${lead.id} ${news.kind}`);

describe('what is new in a window', () => {
  test('is what came after its beginning and until its end, each window’s for itself', async () => {
    const room = newsroom();
    room.came(at(3), fire('fire', { date: '2026-03-03' }));
    room.came(at(4), crane('crane', { date: '2026-03-04' }));
    expect(told(await room.news(at(2), at(3)))).toEqual(['fire new']);
    expect(told(await room.news(at(3), at(4)))).toEqual(['crane new']);
    expect(told(await room.news(at(2), at(4)))).toEqual(['crane new', 'fire new']);
    expect(told(await room.news(at(4), at(5)))).toEqual([]);
  });

  test('a copy in another outlet is no news', async () => {
    const room = newsroom();
    room.came(at(3), fire('fire', { date: '2026-03-03' }));
    room.came(at(4), fire('copy', { date: '2026-03-04', source: 'Coast Wire' }));
    expect(told(await room.news(at(3), at(4)))).toEqual([]);
    // Whoever reads that outlet alone was not told before.
    expect(told(await room.news(at(3), at(4), 'only Coast Wire'))).toEqual(['copy new']);
  });

  test('copies that came together are one story', async () => {
    const room = newsroom();
    room.came(at(3), fire('fire', { date: '2026-03-03' }), fire('copy', { date: '2026-03-03', source: 'Coast Wire' }));
    const news = await room.news(at(2), at(3));
    expect(news.total).toBe(1);
    expect(news.stories[0]?.others).toHaveLength(1);
  });

  test('another figure moves a story, told with what it was before', async () => {
    const room = newsroom();
    room.came(at(3), fire('fire', { date: '2026-03-03' }));
    room.came(at(4), fire('update', { date: '2026-03-04', source: 'Coast Wire' }, '15'));
    const news = await room.news(at(3), at(4));
    expect(told(news)).toEqual(['update moved']);
    const [story] = news.stories;
    const changes = story?.news.kind === 'moved' ? story.news.changes : null;
    expect(changes?.differences.map(({ kind, ours, theirs }) => [kind, ours.article, ours.text, theirs.text])).toEqual([
      ['number', 'fire', '12 workers', '15 workers'],
    ]);
    expect(told(await room.news(at(4), at(5)))).toEqual([]);
  });

  test.each([
    ['comes back under another id', 'gone', '12', []],
    ['is withdrawn', 'withdrawn', '12', []],
    ['is hidden', 'hidden', '12', []],
    ['is hidden', 'hidden', '15', ['copy new']],
  ] as const)('what %s and is told by another one with the same figure is told once', async (_, end, hurt, expected) => {
    const room = newsroom();
    room.came(at(3), fire('fire', { date: '2026-03-03' }));
    const copy = fire('copy', { date: '2026-03-04', source: 'Coast Wire' }, hurt);
    if (end === 'withdrawn') room.came(at(4), fire('fire', { date: '2026-03-03', status: 'withdrawn' }), copy);
    else room.came(at(4), copy);
    if (end === 'gone') room.write((writer) => void writer.remove('fire'));
    if (end === 'hidden') await hiddenArticles(room.dataDir).hide('fire', null, at(4));
    expect(told(await room.news(at(3), at(4)))).toEqual(expected);
    // Whoever reads that outlet alone was not told before.
    expect(told(await room.news(at(3), at(4), 'only Coast Wire'))).toEqual(['copy new']);
  });

  test('something that nobody had told moves a story', async () => {
    const room = newsroom();
    const further =
      'Prosecutor Karin Holm opened an inquiry into missing sprinklers on Wednesday and seized maintenance logs.';
    room.came(at(3), fire('fire', { date: '2026-03-03' }));
    room.came(at(4), fire('update', { date: '2026-03-04' }, '12', further));
    const [story] = (await room.news(at(3), at(4))).stories;
    if (story?.news.kind !== 'moved') throw new Error('it has not moved');
    expect(story.news.changes.sentences.map(({ start, end }) => story.lead.text.slice(start, end))).toEqual([further]);
  });

  test('a new version of the article itself moves its story; one that says the same doesn’t', async () => {
    const room = newsroom();
    room.came(at(3), fire('fire', { date: '2026-03-03' }));
    room.came(at(4), fire('fire', { date: '2026-03-03' }, '19'));
    room.came(at(5), fire('fire', { date: '2026-03-03', author: 'A. Lind' }, '19'));
    expect(told(await room.news(at(3), at(4)))).toEqual(['fire moved']);
    expect(told(await room.news(at(4), at(5)))).toEqual([]);
    // Over both, and for whoever had nothing before, it is told once, as it stands.
    expect(told(await room.news(at(3), at(5)))).toEqual(['fire moved']);
    expect(told(await room.news(at(2), at(5)))).toEqual(['fire new']);
  });

  test('an archive that comes late is no news, what carries no date is', async () => {
    const room = newsroom();
    room.came(at(10), fire('old', { date: '2026-03-01' }), crane('undated', {}));
    expect(told(await room.news(at(9), at(10)))).toEqual(['undated new']);
  });

  test('what is dated ahead is news when its day begins, and once', async () => {
    const room = newsroom();
    room.came(at(3, '16:00'), fire('fire', { date: '2026-03-04' }));
    room.came(at(3, '17:00'), crane('crane', { date: '2026-03-06' }));
    expect(told(await room.news(at(2, '18:00'), at(3, '18:00')))).toEqual([]);
    expect(told(await room.news(at(3, '18:00'), at(4, '18:00')))).toEqual(['fire new']);
    expect(told(await room.news(at(3, '23:00'), at(4, '00:00')))).toEqual(['fire new']);
    expect(told(await room.news(at(4, '18:00'), at(5, '18:00')))).toEqual([]);
    expect(told(await room.news(at(5, '18:00'), at(6, '18:00')))).toEqual(['crane new']);
    room.came(at(4, '19:00'), fire('copy', { date: '2026-03-04', source: 'Coast Wire' }));
    expect(told(await room.news(at(4, '18:00'), at(5, '18:00')))).toEqual([]);
  });

  test('what a source held when it was added is no news', async () => {
    const room = newsroom();
    room.cameFrom(
      'feed',
      at(10, '09:00'),
      at(10, '09:05'),
      fire('held', { date: '2026-03-10T07:00:00Z' }),
      crane('undated', {}),
    );
    room.cameFrom('feed', at(10, '09:00'), at(10, '11:00'), crane('after', { date: '2026-03-10T10:30:00Z' }));
    expect(told(await room.news(at(9), at(10)))).toEqual(['after new']);
  });

  test('an article that was a draft is news when it may be read', async () => {
    const room = newsroom();
    room.came(at(3), fire('fire', { date: '2026-03-03', status: 'draft' }));
    room.came(at(4), fire('fire', { date: '2026-03-03' }));
    expect(told(await room.news(at(2), at(3)))).toEqual([]);
    expect(told(await room.news(at(3), at(4)))).toEqual(['fire new']);
  });

  test('a filter narrows it down, and what there is no room for is counted', async () => {
    const room = newsroom();
    room.came(at(4), fire('fire', { date: '2026-03-03' }), crane('crane', { date: '2026-03-04' }));
    expect(told(await room.news(at(3), at(4), 'shipyard'))).toEqual(['fire new']);
    expect(told(await room.news(at(3), at(4), 'not shipyard'))).toEqual(['crane new']);
    expect(told(await room.news(at(3), at(4), 'without Coast Wire'))).toEqual(['fire new']);
    const one = await room.news(at(3), at(4), '', 1);
    expect([told(one), one.total]).toEqual([['crane new'], 2]);
  });
});

test('a preview counts what a filter takes of the last days, and shows what it just leaves out', async () => {
  const room = newsroom();
  room.came(
    at(4),
    fire('fire', { date: '2026-03-03' }),
    crane('crane', { date: '2026-03-04' }),
    article('old', { title: 'Shipyard opens', date: '2026-02-01' }, 'The shipyard opened.'),
    article(
      'ferry',
      { title: 'Ferry fares rise', date: '2026-03-02', source: 'Example Wire' },
      'Fares on the line to Visby rise by a tenth in May, the operator said. Children and people with a season ticket pay as before. Dogs travel free of charge as long as they stay on deck with their owners.',
      'The operator named the price of fuel, wages in the harbours and the interest on its loans. A passenger of many years wrote in a letter that the shipyard was slow.',
    ),
  );
  const preview = (words: string) => room.library.previewWish({ words, days: 7, count: 5, askedAt: at(4) });
  const shipyard = await preview('shipyard');
  expect(shipyard).toMatchObject({ stories: 3, taken: 1, elsewhere: 0 });
  expect(shipyard.newest.map(({ id }) => id)).toEqual(['fire']);
  expect(shipyard.nearest.map(({ headline }) => headline.id)).toEqual(['ferry']);
  expect(await preview('not shipyard')).toMatchObject({
    taken: 2,
    nearest: [{ headline: { id: 'fire' }, unwanted: 'shipyard' }],
  });
  expect(await preview('only Coast Wire')).toMatchObject({ stories: 1, taken: 1, elsewhere: 2 });
  expect(await preview('zeppelins')).toMatchObject({ stories: 3, taken: 0, newest: [], nearest: [] });
  expect(await preview('')).toMatchObject({ stories: 3, taken: 3 });
});
