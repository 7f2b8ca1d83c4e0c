import { expect, test } from 'vitest';
import { openArchive } from '../building/archive.ts';
import { article } from '../building/article.ts';
import { temporaryFolder } from '../building/folder.ts';

const at = (day: number): Date => new Date(`2026-03-0${day}T12:00:00Z`);

const flood = article(
  'flood',
  { title: 'River Nida floods Wislica', source: 'Example Wire', date: '2026-03-02' },
  'WISLICA - The river Nida rose above its dam at Wislica on Monday and flooded 40 houses, mayor Adam Rejek said.',
  'People were brought to a school in Busko.',
);
const after = article(
  'after',
  { title: 'Wislica gets a new dam on the Nida', source: 'Example Wire', date: '2026-03-04' },
  'WISLICA - Engineers from Kielce began to pile up stones at the Nida in Wislica on Wednesday, where the river broke through.',
  'Mayor Adam Rejek wants nine million zloty from Warsaw for a dam of concrete; those whose houses were flooded sleep in Busko until Easter.',
);
/** The same place, and nothing of the flood. */
const museum = article(
  'museum',
  { title: 'Museum of Wislica shows its oldest coins', source: 'Example Wire', date: '2026-03-04' },
  'WISLICA - Visitors can see coins of King Lokietek from Sunday on, the museum of Wislica said.',
  'The oldest was struck in Krakow in 1320 and lay under a church floor.',
);
const others = ['Tram 4', 'A choir', 'The zoo', 'A bridge', 'The harbour', 'A bakery'].map((what, number) =>
  article(`other-${number}`, { title: `${what} of Torun has news`, date: '2026-03-01' }, `${what} of Torun has news.`),
);

function room() {
  let now = at(1);
  const archive = openArchive(temporaryFolder(), { clock: () => now });
  const came = (moment: Date, ...articles: readonly (typeof flood)[]): void => {
    now = moment;
    archive.write((writer) => {
      for (const one of articles) writer.put(one);
    });
  };
  came(at(2), ...others, flood);
  came(at(4), after, museum);
  return { library: archive.library, came };
}

const since = { after: at(3), until: at(5), count: 10, words: '' };

test('what goes on with a story is found by its names and words, what is in the same place isn’t', async () => {
  const { library } = room();
  const found = await library.newSince({ ...since, only: { kind: 'story', articles: ['flood'] } });
  expect(found.stories.map(({ lead }) => lead.id)).toEqual(['after']);
  expect(found.total).toBe(1);
});

test('a story of which nothing can be read any more has no news', async () => {
  const { library } = room();
  const found = await library.newSince({ ...since, only: { kind: 'story', articles: ['gone'] } });
  expect(found.stories).toEqual([]);
});

test('why something is told is said in words of the article, or in those of the topic', async () => {
  const { library } = room();
  const ids = ['after', 'museum', 'gone'];
  expect(await library.whyTold({ words: 'dams, floods of the Nida' }, ids)).toEqual([
    ['dam', 'Nida', 'flooded'],
    ['dams', 'floods of the Nida'],
    ['dams', 'floods of the Nida'],
  ]);
  const story = { words: '', only: { kind: 'story', articles: ['flood'] } } as const;
  const [first = [], , none] = await library.whyTold(story, ids);
  expect(first).toContain('Adam Rejek');
  expect(none).toEqual([]);
  const outlet = { words: '', only: { kind: 'outlet', outlet: 'Example Wire' } } as const;
  expect(await library.whyTold(outlet, ['after'])).toEqual([['Example Wire']]);
});

test('whether anything came in a window is known without asking what for; an import is no news', async () => {
  const { library, came } = room();
  expect(await library.cameSince({ after: at(3), until: at(5) })).toBe(true);
  expect(await library.cameSince({ after: at(5), until: at(6) })).toBe(false);
  came(at(6), article('old', { title: 'From the archive', date: '2019-05-01' }, 'Somebody imported this.'));
  expect(await library.cameSince({ after: at(5), until: at(6) })).toBe(false);
});
