import { createHash } from 'node:crypto';
import { isProse, type TextBlock } from '../../ingest/text-blocks.ts';

/** Why a page isn't its article, though nothing on it says so. */
export const saysTheSame =
  'it shows the same as other pages of its site, such as a wall of consent, a login or an error; open it in a browser';

/** Blocks that are remembered, of all sites together; some 10 MB. Those that were seen longest ago go first. */
const mostBlocks = 50_000;
/** A block tells no more of a site when it stood in this many articles. */
const mostArticles = 6;
/** A page shows the same as another when so much of its text stands there, too: a wall may give a time or a number of its own. */
const leastShared = 0.9;

/**
 * Which articles of a site showed the same text: a wall of consent, a login, or an error that came as a page says the same wherever an
 * article should stand. Nothing of the texts is kept.
 */
export class SharedPages {
  /** The articles in which a block of a site stood, the block seen last at the end. */
  readonly #articles = new Map<string, ReadonlySet<string>>();

  /** Remembers what a page showed in place of an article. @param article what tells it from others. */
  note(host: string, article: string, blocks: readonly TextBlock[]): void {
    const own = hashOf(article);
    for (const { text } of blocks.filter(isProse)) {
      const block = hashOf(`${host} ${text}`);
      const before = this.#articles.get(block) ?? new Set();
      this.#articles.delete(block);
      this.#articles.set(block, before.size < mostArticles ? new Set([...before, own]) : before);
    }
    for (const block of this.#articles.keys()) {
      if (this.#articles.size <= mostBlocks) return;
      this.#articles.delete(block);
    }
  }

  /** In place of how many other articles the site showed the same. */
  others(host: string, article: string, blocks: readonly TextBlock[]): number {
    const own = hashOf(article);
    const prose = blocks.filter(isProse);
    const shared = new Map<string, number>();
    for (const { text } of prose) {
      for (const other of this.#articles.get(hashOf(`${host} ${text}`)) ?? []) {
        shared.set(other, (shared.get(other) ?? 0) + text.length);
      }
    }
    const all = prose.reduce((sum, { text }) => sum + text.length, 0);
    return [...shared].filter(([other, chars]) => other !== own && chars >= leastShared * all).length;
  }
}

function hashOf(text: string): string {
  return createHash('sha256').update(text.toLowerCase()).digest('base64url').slice(0, 12);
}
