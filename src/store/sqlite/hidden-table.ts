import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { HiddenArticle } from '../hidden-articles.ts';

/**
 * An article is to be hidden (`hide`), the index has left it out (`hidden`), or it may be shown and the index lacks it still (`show`). Searches
 * go by this, and the index follows.
 */
const standings = z.enum(['hide', 'hidden', 'show']);

/** Articles that no search may find, as a condition on a row of `hidden`. */
export const mayNotBeFound = "standing <> 'show'";

/** Of a row, what is known of a hidden article. */
export const hiddenRow = z
  .object({
    article: z.string(),
    hidden_by: z.string().nullable(),
    hidden_at: z.number().transform((ms) => new Date(ms)),
  })
  .transform(({ article, hidden_by: by, hidden_at: at }): HiddenArticle => ({ article, by, at }));
const wishRow = z.object({ article: z.string(), standing: standings });

/** The rows of what editors have hidden; each change belongs to a transaction of the caller's. */
export class HiddenTable {
  readonly #statements;

  constructor(database: DatabaseSync) {
    this.#statements = {
      hide: database.prepare(
        // Of one that was to be shown and isn't yet, the index knows nothing.
        `INSERT INTO hidden (article, hidden_by, hidden_at, standing) VALUES (?, ?, ?, 'hide')
           ON CONFLICT (article) DO UPDATE SET hidden_by = excluded.hidden_by, hidden_at = excluded.hidden_at, standing = 'hidden'
             WHERE standing = 'show'`,
      ),
      neverMind: database.prepare("DELETE FROM hidden WHERE article = ? AND standing = 'hide'"),
      show: database.prepare("UPDATE hidden SET standing = 'show' WHERE article = ? AND standing = 'hidden'"),
      find: database.prepare(`SELECT article, hidden_by, hidden_at FROM hidden WHERE article = ? AND ${mayNotBeFound}`),
      all: database.prepare(
        `SELECT article, hidden_by, hidden_at FROM hidden WHERE ${mayNotBeFound} ORDER BY hidden_at`,
      ),
      isLeftOut: database.prepare('SELECT 1 FROM hidden WHERE article = ?'),
      wishes: database.prepare("SELECT article, standing FROM hidden WHERE standing <> 'hidden'"),
      leftOut: database.prepare("UPDATE hidden SET standing = 'hidden' WHERE article = ?"),
      shown: database.prepare('DELETE FROM hidden WHERE article = ?'),
    };
  }

  hide({ article, by, at }: HiddenArticle): void {
    this.#statements.hide.run(article, by, at.getTime());
  }

  /** @returns false where it wasn't hidden. */
  show(article: string): boolean {
    const { neverMind, show } = this.#statements;
    return Number(neverMind.run(article).changes) + Number(show.run(article).changes) > 0;
  }

  find(article: string): HiddenArticle | null {
    const found = this.#statements.find.get(article);
    return found === undefined ? null : hiddenRow.parse(found);
  }

  all(): HiddenArticle[] {
    return this.#statements.all.all().map((found) => hiddenRow.parse(found));
  }

  /** Whether the index is to lack it: hidden, or not put back yet. */
  isLeftOut(article: string): boolean {
    return this.#statements.isLeftOut.get(article) !== undefined;
  }

  /** What the index hasn't followed yet. */
  wishes(): { readonly article: string; readonly isHidden: boolean }[] {
    return this.#statements.wishes.all().map((found) => {
      const { article, standing } = wishRow.parse(found);
      return { article, isHidden: standing === 'hide' };
    });
  }

  /** The index has followed. */
  followed(article: string, isHidden: boolean): void {
    this.#statements[isHidden ? 'leftOut' : 'shown'].run(article);
  }
}
