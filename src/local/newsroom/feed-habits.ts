import { sections } from './played-newsroom.ts';
import { pick, pickWeighted, type Random, randomOf } from './seeded-random.ts';

/** How one feed goes wrong all day; `gentle` ones don't. */
export interface FeedHabits {
  readonly format: 'rss' | 'atom' | 'rdf' | 'json';
  readonly text: 'whole' | 'summary' | 'none';
  /** What its bytes are and what is said of them. */
  readonly charset: 'right' | 'utf-8 said to be latin-1' | 'latin-1 said to be utf-8' | 'latin-1 unsaid' | 'utf-16';
  readonly packing: 'none' | 'gzip' | 'gzip unasked' | 'gzip unsaid';
  readonly validators: 'etag' | 'date' | 'none' | 'etag that never changes' | 'etag that always changes';
  readonly dates: 'right' | 'missing' | 'stamped anew' | 'ahead' | 'without a zone';
  readonly guids:
    | 'address'
    | 'plain'
    | 'missing'
    | 'one for all'
    | 'all changed each few hours'
    | 'http and https in turn';
  readonly links: 'right' | 'tracked' | 'tracked anew each time' | 'www now and then' | 'relative' | 'with a fragment';
  readonly order: 'newest first' | 'oldest first' | 'shuffled';
  /** When it moves to another address for good, in milliseconds after the start; `null` for never. */
  readonly movesAfterMs: number | null;
  /** Articles that it shows. */
  readonly shown: number;
}

export const gentleHabits: FeedHabits = {
  ...{ format: 'rss', text: 'whole', charset: 'right', packing: 'gzip', validators: 'etag', dates: 'right' },
  ...{ guids: 'address', links: 'right', order: 'newest first', movesAfterMs: null, shown: 20 },
};

export interface PlayedFeed {
  /** `null`: of all sections. */
  readonly section: string | null;
  readonly outlet: number;
  readonly path: string;
  readonly habits: FeedHabits;
}

function drawHabits(random: Random): FeedHabits {
  const format = pickWeighted(random, [
    [5, 'rss'],
    [3, 'atom'],
    [1, 'rdf'],
    [1, 'json'],
  ] as const);
  const charset = pickWeighted(random, [
    ...([
      [6, 'right'],
      [1, 'utf-8 said to be latin-1'],
      [1, 'latin-1 said to be utf-8'],
    ] as const),
    ...([
      [1, 'latin-1 unsaid'],
      [1, 'utf-16'],
    ] as const),
  ]);
  return {
    format,
    text: pickWeighted(random, [
      [5, 'whole'],
      [3, 'summary'],
      [1, 'none'],
    ] as const),
    charset: format === 'json' ? 'right' : charset,
    packing: pick(random, ['none', 'gzip', 'gzip unasked', 'gzip unsaid']),
    validators: pickWeighted(random, [
      ...([
        [4, 'etag'],
        [2, 'date'],
        [2, 'none'],
        [1, 'etag that never changes'],
      ] as const),
      [1, 'etag that always changes'] as const,
    ]),
    dates: pickWeighted(random, [
      ...([
        [5, 'right'],
        [1, 'missing'],
        [1, 'stamped anew'],
        [1, 'ahead'],
        [1, 'without a zone'],
      ] as const),
    ]),
    guids: pickWeighted(random, [
      ...([
        [3, 'address'],
        [3, 'plain'],
        [1, 'missing'],
        [1, 'one for all'],
      ] as const),
      ...([
        [1, 'all changed each few hours'],
        [1, 'http and https in turn'],
      ] as const),
    ]),
    links: pickWeighted(random, [
      ...([
        [4, 'right'],
        [1, 'tracked'],
        [1, 'tracked anew each time'],
        [1, 'www now and then'],
      ] as const),
      ...([
        [1, 'relative'],
        [1, 'with a fragment'],
      ] as const),
    ]),
    order: pickWeighted(random, [
      [4, 'newest first'],
      [1, 'oldest first'],
      [1, 'shuffled'],
    ] as const),
    movesAfterMs: random() < 0.05 ? random() * 20 * 60 * 60_000 : null,
    shown: pick(random, [10, 20, 30]),
  };
}

/** Feeds of an outlet that goes wrong: one of each section and two of all of them, as many as are wanted. */
export function drawFeeds(seed: number, outlet: number, count: number): PlayedFeed[] {
  const kinds = [null, ...sections, null];
  return Array.from({ length: count }, (_, index) => {
    const section = kinds[index % kinds.length] ?? null;
    const habits = drawHabits(randomOf(seed, 'habits', outlet, index));
    return { section, outlet, path: `/feeds/${section ?? 'all'}-${index}`, habits };
  });
}

/** What a feed does instead of answering well, for a while. */
export type FeedSpell =
  | 'none'
  | '403'
  | '404'
  | '429'
  | '500'
  | '503 with a time'
  | 'hangs'
  | 'cut'
  | 'empty'
  | 'half of it'
  | 'a page instead'
  | 'leads elsewhere'
  | 'leads in a circle';

const feedSpellMs = 30 * 60_000;
const troubledFeeds = 0.2;

/** The same for all of half an hour. */
export function feedSpell(seed: number, path: string, host: string, nowMs: number): FeedSpell {
  const random = randomOf(seed, 'feed', host, path, Math.floor(nowMs / feedSpellMs));
  if (random() >= troubledFeeds) return 'none';
  return pick(random, [
    ...(['403', '404', '429', '500', '503 with a time', 'hangs', 'cut', 'empty', 'half of it'] as const),
    ...(['a page instead', 'leads elsewhere', 'leads in a circle'] as const),
  ]);
}

/** What a page does instead of showing its article, for some minutes. */
export type PageSpell = 'none' | '404' | '403' | '500' | 'hangs' | 'cut' | 'a page for people';

const pageSpellEveryMs = 30 * 60_000;
/** Shorter than what a reader has to take for good. */
const pageSpellMs = 8 * 60_000;

/** What is wrong with a page at this time, by the seed: the same for as long as a spell lasts. */
export function pageSpell(seed: number, path: string, host: string, nowMs: number): PageSpell {
  const random = randomOf(seed, 'page', host, path, Math.floor(nowMs / pageSpellEveryMs));
  if (nowMs % pageSpellEveryMs >= pageSpellMs || random() >= 0.1) return 'none';
  return pickWeighted(random, [
    ...([
      [4, '404'],
      [2, '403'],
      [3, '500'],
      [1, 'hangs'],
      [1, 'cut'],
    ] as const),
    [2, 'a page for people'] as const,
  ]);
}
