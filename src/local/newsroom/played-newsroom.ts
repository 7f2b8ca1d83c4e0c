import { corrected, inventName, inventPerson, inventStory, putRight, retitled, type Words } from './invented-story.ts';
import { createRandom, pick, pickWeighted, type Random } from './seeded-random.ts';

/** What an article said from a moment on. */
interface PlayedVersion extends Words {
  /** Milliseconds since 1970. */
  readonly atMs: number;
}

export interface PlayedArticle {
  /** Stands in its text, whatever is corrected: `2026-000042`. */
  readonly file: string;
  readonly section: string;
  readonly author: string;
  readonly publishedMs: number;
  /** Where it stands on its site; where it stood before leads there. */
  path: string;
  readonly formerPaths: string[];
  /** Oldest first. */
  readonly versions: PlayedVersion[];
  withdrawn: { readonly atMs: number; readonly status: 404 | 410 } | null;
}

export interface PlayedOutlet {
  readonly name: string;
  readonly host: string;
  /** Oldest first. */
  readonly articles: PlayedArticle[];
}

/** How often something happens. */
export interface Pace {
  /** Between two articles of an outlet, on average. */
  readonly articleEveryMs: number;
  /** Of all articles, those that are corrected, retitled, moved or withdrawn some time after they came. */
  readonly shares: {
    readonly corrected: number;
    readonly retitled: number;
    readonly moved: number;
    readonly withdrawn: number;
  };
}

export const sections = ['city', 'region', 'culture', 'business', 'science', 'sport'] as const;

/** A busy newsroom's day. */
export const busy: Pace = {
  articleEveryMs: 20 * 60_000,
  shares: { corrected: 0.1, retitled: 0.08, moved: 0.02, withdrawn: 0.04 },
};

/** What happens to an article happens within this time. */
const soonestMs = 10 * 60_000;
const latestMs = 5 * 60 * 60_000;

type Happening = { readonly atMs: number; readonly happens: (atMs: number) => void };

/** The last words of an article. */
export function latest({ versions }: PlayedArticle): PlayedVersion {
  const last = versions.at(-1);
  if (last === undefined) throw new Error('an article says something from the start');
  return last;
}

/** Outlets that publish, correct, retitle, move and withdraw articles as time goes on: what is true of their sites. */
export class PlayedNewsroom {
  readonly outlets: readonly PlayedOutlet[];
  readonly #random: Random;
  readonly #pace: Pace;
  readonly #due: Happening[] = [];
  #nowMs: number;
  #files = 0;
  #isQuiet = false;

  constructor(seed: number, outlets: number, startMs: number, pace: Pace) {
    this.#random = createRandom(seed);
    this.#pace = pace;
    this.#nowMs = startMs;
    this.outlets = Array.from({ length: outlets }, (_, index) => ({
      name: `The ${inventName(this.#random)} ${pick(this.#random, ['Post', 'Courier', 'Ledger', 'Wire', 'Tribune'])}`,
      host: `outlet${index}.example`,
      articles: [],
    }));
    for (const outlet of this.outlets) this.#planNext(outlet, startMs);
  }

  /** From now on nothing new happens. */
  rest(): void {
    this.#isQuiet = true;
  }

  /** Corrects what an article gave as the reason, and says so. */
  putRight(article: PlayedArticle, atMs: number): void {
    article.versions.push({ ...putRight(this.#random, latest(article)), atMs });
  }

  /** Lets everything happen that is due by then. */
  goOn(nowMs: number): void {
    if (nowMs <= this.#nowMs) return;
    for (;;) {
      const next = this.#due[0];
      if (next === undefined || next.atMs > nowMs) break;
      this.#due.shift();
      this.#nowMs = next.atMs;
      if (!this.#isQuiet) next.happens(next.atMs);
    }
    this.#nowMs = nowMs;
  }

  #plan(atMs: number, happens: (atMs: number) => void): void {
    const place = this.#due.findIndex((other) => other.atMs > atMs);
    this.#due.splice(place < 0 ? this.#due.length : place, 0, { atMs, happens });
  }

  #planNext(outlet: PlayedOutlet, fromMs: number): void {
    const { articleEveryMs } = this.#pace;
    this.#plan(fromMs + articleEveryMs * (0.5 + this.#random()), (atMs) => {
      this.#publish(outlet, atMs);
      this.#planNext(outlet, atMs);
    });
  }

  #publish(outlet: PlayedOutlet, atMs: number): void {
    const random = this.#random;
    const { shares } = this.#pace;
    const file = `2026-${String(++this.#files).padStart(6, '0')}`;
    const words = inventStory(
      random,
      file,
      pickWeighted(random, [
        [1, 4],
        [3, 12],
        [2, 16],
      ]),
    );
    const section = pick(random, sections);
    const article: PlayedArticle = {
      ...{ file, section, author: inventPerson(random), publishedMs: atMs, formerPaths: [], withdrawn: null },
      path: pathOf(section, words.title, file),
      versions: [{ ...words, atMs }],
    };
    outlet.articles.push(article);
    const sometimes = (share: number, happens: (atMs: number) => void): void => {
      const drawn = random();
      const delayMs = soonestMs + random() * (latestMs - soonestMs);
      if (drawn < share) this.#plan(atMs + delayMs, (then) => article.withdrawn === null && happens(then));
    };
    sometimes(shares.corrected, (then) => article.versions.push({ ...corrected(random, latest(article)), atMs: then }));
    sometimes(shares.retitled, (then) => article.versions.push({ ...retitled(random, latest(article)), atMs: then }));
    sometimes(shares.moved, () => {
      article.formerPaths.push(article.path);
      article.path = pathOf(section, `${latest(article).title} moved`, file);
    });
    sometimes(shares.withdrawn, (then) => {
      article.withdrawn = { atMs: then, status: random() < 0.6 ? 410 : 404 };
    });
  }
}

function pathOf(section: string, title: string, file: string): string {
  const slug = title
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9 ]/g, '')
    .replace(/ +/g, '-');
  return `/${section}/${slug}-${Number(file.slice(5))}`;
}
