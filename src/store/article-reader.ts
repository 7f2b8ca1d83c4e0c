import type { Article, Headline } from '../coverage/article.ts';

/**
 * The articles as a search reads them. This side of the store is synchronous still, as is what the intake writes (`sqlite/store.ts` with its
 * tables of sources and items): a search reads a dozen articles within one unchanging snapshot, in a thread of its own, where waiting costs
 * nobody anything; and the intake writes within transactions that nothing may come into, in another. What people wait for, and what
 * several processes must count together, is the `State`, and asynchronous.
 */
/** When an article came, in milliseconds since 1970. */
export interface Arrival {
  readonly doc: number;
  /** When it stood first as it does now; `null` where it was written before such moments were kept. */
  readonly versionSince: number | null;
  /** When any readable version of it came first; `null` likewise. */
  readonly knownSince: number | null;
  /** When the first of the sources that hold it was added; `null` where none holds it. */
  readonly sourceSince: number | null;
}

/** What stands of an article now, as it may be told of, whether or not it may be quoted. */
export interface StandingArticle {
  readonly article: Article;
  /** When it stood first as it does now; `null` where it was written before such moments were kept. */
  readonly since: Date | null;
  /** Since when its outlet shows it no more; `null` where it does, and where it went for another reason. */
  readonly takenDown: Date | null;
}

/** An article that said something else before, or that its outlet shows no more. */
export interface RevisedArticle {
  /** The number of the change that made it what it is. */
  readonly number: number;
  readonly article: string;
  /** `Article.hash` of what stands now. */
  readonly version: string;
}

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
  /** Articles of which a version came after a moment and not after another. */
  arrivals(after: Date, until: Date): Arrival[];
  arrival(doc: number): Arrival;
  /** What readers could read of an article at a moment, where that isn't what stands now; `null` when that is not kept. @throws {DamagedRowError} */
  versionAt(id: string, moment: Date): Article | null;
  /**
   * What readers could read at a moment, came after `from`, and can't be read any more: gone, withdrawn or hidden. It is there to be compared, never to be shown; of each
   * kind the newest, `limit` at most. @throws {DamagedRowError}
   */
  lostSince(moment: Date, from: Date, limit: number): Article[];
  /** An article in whatever standing, withdrawn, hidden or a draft again; one that is gone as it stood last, `null` when that is not kept. @throws {DamagedRowError} */
  standing(id: string): StandingArticle | null;
  /** What an article said in a version that is over; `null` when that is not kept. @throws {DamagedRowError} */
  pastVersion(id: string, version: string): Article | null;
  /** What an article said before, the oldest first, and since when: the newest `limit` that readers could read. @throws {DamagedRowError} */
  history(id: string, limit: number): StandingArticle[];
  /** Articles that are withdrawn and not hidden, the newest first. @throws {DamagedRowError} */
  withdrawn(limit: number): StandingArticle[];
  /** Which store this is: the numbers of changes are its own. */
  storeId(): string;
  /** Articles that became what they are by a change after one of that number and have earlier versions, and those that were taken down by one, by that number; `limit` at most. */
  revisedAfter(number: number, limit: number): RevisedArticle[];
  /** Docs that went after a change of that number, and those that are hidden. */
  goneSince(sequence: number): number[];
  close(): void;
}
