import type { Article, Headline } from '../coverage/article.ts';

/**
 * The articles as a search reads them. This side of the store is synchronous still, as is what the intake writes (`sqlite/store.ts` with its
 * tables of sources and items): a search reads a dozen articles within one unchanging snapshot, in a thread of its own, where waiting costs
 * nobody anything; and the intake writes within transactions that nothing may come into, in another. What people wait for, and what
 * several processes must count together, is the `State`, and asynchronous.
 */
export interface ArticleReader {
  /** Runs `work` on one unchanging state of the store. */
  snapshot<T>(work: () => T): T;
  /** @throws {DamagedRowError} when it isn't there or not as it was written. */
  article(doc: number): Article;
  /** The article as it stands now; `null` when it's gone, withdrawn or hidden. @throws {DamagedRowError} */
  articleById(id: string): Article | null;
  headline(doc: number): Headline;
  docOf(id: string): number | null;
  idOf(doc: number): string;
  /** Docs that went after a change of that number, and those that are hidden. */
  goneSince(sequence: number): number[];
  close(): void;
}
