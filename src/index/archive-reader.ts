import type { Article, Headline } from '../coverage/article.ts';
import type { Difference } from '../coverage/story.ts';
import type { Arrival, ArticleReader, RevisedArticle, StandingArticle } from '../store/article-reader.ts';
import { differencesOf } from '../stories/differences.ts';
import type { DocTable, Outlet } from './doc-table.ts';
import type { Forward } from './forward-index.ts';
import type { Published } from './published-index.ts';
import type { Snapshot } from './snapshot.ts';

export type { DocTable } from './doc-table.ts';
export { undated } from './segment-layout.ts';

/** Ids that are remembered: some 10 MB. */
const maxIds = 100_000;

/** Articles that are remembered: one question looks at a dozen of them, some twice. */
const maxArticles = 64;

/** Reads index and store next to their writer. A doc is an article's place in the snapshot that is searched. */
export class ArchiveReader {
  readonly #store: ArticleReader;
  readonly #published: Published;
  /** By number in the store, which never stands for another article. */
  readonly #ids = new Map<number, string>();
  /** Likewise: read, checked and whole. The oldest goes first. */
  readonly #articles = new Map<number, Article>();
  #current: { readonly snapshot: Snapshot; readonly docs: DocTable } | null = null;

  constructor(store: ArticleReader, published: Published) {
    this.#store = store;
    this.#published = published;
  }

  /** Runs `work` on one unchanging state of index and store. */
  snapshot<T>(work: () => T): T {
    if (this.#current) return work();
    return this.#store.snapshot(() => {
      const { snapshot } = this.#published;
      // The store may be ahead: what went since can't be read any more.
      const gone = this.#store.goneSince(snapshot.sequence);
      this.#current = { snapshot, docs: gone.length === 0 ? snapshot.docs : without(snapshot, gone) };
      try {
        return work();
      } finally {
        this.#current = null;
      }
    });
  }

  /** The index as it is searched. */
  index(): Snapshot {
    return this.#current?.snapshot ?? this.#published.snapshot;
  }

  docs(): DocTable {
    return this.#current?.docs ?? this.#published.snapshot.docs;
  }

  /** In how many articles a term stands. */
  articlesWith(term: string): number {
    return this.index().find(term).articles;
  }

  /** The articles that hold a term, ascending, those that are gone among them. */
  docsWith(term: string): Generator<number> {
    return this.index().docsWith(term);
  }

  forward(doc: number): Forward {
    return this.index().forward(doc);
  }

  /** The doc of an article; `null` when there is none of that id. */
  docOf(id: string): number | null {
    const stored = this.#store.docOf(id);
    return stored === null ? null : this.index().docOf(stored);
  }

  /** The id of the article that a doc stands for. */
  idOf(doc: number): string {
    const stored = this.index().storedAs(doc);
    const known = this.#ids.get(stored);
    if (known !== undefined) return known;
    const id = this.#store.idOf(stored);
    if (this.#ids.size >= maxIds) this.#ids.clear();
    this.#ids.set(stored, id);
    return id;
  }

  article(doc: number): Article {
    const stored = this.index().storedAs(doc);
    const known = this.#articles.get(stored);
    if (known !== undefined) return known;
    const article = this.#store.article(stored);
    for (const oldest of this.#articles.keys()) {
      if (this.#articles.size < maxArticles) break;
      this.#articles.delete(oldest);
    }
    this.#articles.set(stored, article);
    return article;
  }

  /** The article as it stands now; `null` when it's gone, withdrawn or hidden. */
  articleById(id: string): Article | null {
    return this.#store.articleById(id);
  }

  headline(doc: number): Headline {
    return this.#store.headline(this.index().storedAs(doc));
  }

  /** All docs of the story that `lead` leads. */
  storyDocs(lead: number): number[] {
    const { live } = this.docs();
    return this.index()
      .storyDocs(lead)
      .filter((doc) => live[doc] === 1);
  }

  /** Where another article of a story says otherwise: kept where one of the two leads, else looked for now. */
  differences(article: number, other: number): readonly Difference[] {
    const index = this.index();
    const { story } = index.docs;
    if (story[other] === article) return index.differencesFromLead(other);
    if (story[article] === other) {
      return index
        .differencesFromLead(article)
        .map(({ kind, ours, theirs }) => ({ kind, ours: theirs, theirs: ours }))
        .toSorted((a, b) => a.ours.span.start - b.ours.span.start || a.ours.span.end - b.ours.span.end);
    }
    return differencesOf(this.article(article), this.article(other));
  }

  /** Articles of which a version came after a moment and not after another. @throws {Error} while the index doesn't have all of them. */
  arrivals(after: Date, until: Date): Arrival[] {
    return this.#store.arrivals(after, until).map((arrival) => {
      const doc = this.index().docOf(arrival.doc);
      if (doc === null) throw new Error('the index is behind the store');
      return { ...arrival, doc };
    });
  }

  arrival(doc: number): Arrival {
    return { ...this.#store.arrival(this.index().storedAs(doc)), doc };
  }

  /** What readers could read of an article at a moment, where that isn't what stands now; `null` when that is not kept. */
  versionAt(id: string, moment: Date): Article | null {
    return this.#store.versionAt(id, moment);
  }

  /** What readers could read at a moment and can't any more, as far as it came after `from`: to be compared, never to be shown. */
  lostSince(moment: Date, from: Date, limit: number): Article[] {
    return this.#store.lostSince(moment, from, limit);
  }

  /** An article in whatever standing; one that is gone as it stood last, `null` when that is not kept. */
  standing(id: string): StandingArticle | null {
    return this.#store.standing(id);
  }

  /** What an article said before, the oldest first, and since when. */
  history(id: string, limit: number): StandingArticle[] {
    return this.#store.history(id, limit);
  }

  /** Articles that are withdrawn, the newest first. */
  withdrawn(limit: number): StandingArticle[] {
    return this.#store.withdrawn(limit);
  }

  /** What an article said in a version that is over; `null` when that is not kept. */
  pastVersion(id: string, version: string): Article | null {
    return this.#store.pastVersion(id, version);
  }

  /** Articles that became what they are by a change after one of that number in the store of that name, and said something else before. */
  revisedAfter(
    number: number,
    limit: number,
  ): { readonly store: string; readonly articles: readonly RevisedArticle[] } {
    return { store: this.#store.storeId(), articles: this.#store.revisedAfter(number, limit) };
  }

  /** Outlets that a searchable article names, by name. */
  outlets(): readonly Outlet[] {
    return this.index().outlets;
  }

  /** Changes with any change of the index and of what is hidden, and with each start. */
  revision(): string {
    return `${this.index().id} ${this.docs().count}`;
  }

  close(): void {
    this.#store.close();
    this.#published.close();
  }
}

function without(snapshot: Snapshot, gone: readonly number[]): DocTable {
  const docs = gone.flatMap((stored) => snapshot.docOf(stored) ?? []);
  if (docs.length === 0) return snapshot.docs;
  const live = snapshot.docs.live.slice();
  for (const doc of docs) live[doc] = 0;
  return { ...snapshot.docs, live, count: snapshot.docs.count - docs.length };
}
