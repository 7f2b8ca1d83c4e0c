import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { Article, Headline } from '../../coverage/article.ts';
import type { Arrival, ArticleReader, RevisedArticle, StandingArticle } from '../article-reader.ts';
import { mayNotBeFound } from './hidden-table.ts';
import { headlineColumns, toArticle, toHeadline } from './rows.ts';

const readable = "status NOT IN ('withdrawn', 'draft')";

/** A moment that wasn't kept is before all others. */
const arrivalColumns = `
  doc, first_seen AS version_since,
  nullif(min(coalesce(first_seen, 0), coalesce(
    (SELECT min(coalesce(past.first_seen, 0)) FROM past_versions past WHERE past.id = articles.id AND past.${readable}), first_seen, 0
  )), 0) AS known_since,
  (SELECT min(sources.added_at) FROM items JOIN sources ON sources.number = items.source WHERE items.article = articles.id) AS source_since`;

const arrivalRow = z
  .object({
    doc: z.number(),
    version_since: z.number().nullable(),
    known_since: z.number().nullable(),
    source_since: z.number().nullable(),
  })
  .transform(
    (row): Arrival => ({
      doc: row.doc,
      versionSince: row.version_since,
      knownSince: row.known_since,
      sourceSince: row.source_since,
    }),
  );

const sinceRow = z.object({
  first_seen: z.number().nullable(),
  // Of what stands, neither is there.
  last_seen: z.number().optional(),
  taken_down: z.number().nullish(),
});
function toStanding(row: unknown): StandingArticle {
  const { first_seen: since, last_seen: until, taken_down: takenDown } = sinceRow.parse(row);
  return {
    article: toArticle(row),
    since: since === null ? null : new Date(since),
    takenDown: until === undefined || takenDown == null ? null : new Date(until),
  };
}

const revisedRow = z
  .object({ doc: z.number(), id: z.string(), hash: z.string() })
  .transform(({ doc, id, hash }): RevisedArticle => ({ number: doc, article: id, version: hash }));

/** Reads the store on a connection of its own, next to the writer. */
export class StoreReader implements ArticleReader {
  readonly #database: DatabaseSync;
  readonly #statements;

  constructor(database: DatabaseSync) {
    this.#database = database;
    const hidden = `SELECT article FROM hidden WHERE ${mayNotBeFound}`;
    this.#statements = {
      article: database.prepare('SELECT * FROM articles WHERE doc = ?'),
      articleById: database.prepare(`SELECT * FROM articles WHERE id = ? AND ${readable} AND id NOT IN (${hidden})`),
      docOf: database.prepare('SELECT doc FROM articles WHERE id = ?'),
      idOf: database.prepare('SELECT id FROM articles WHERE doc = ?'),
      headline: database.prepare(`SELECT ${headlineColumns} FROM articles WHERE doc = ?`),
      arrivals: database.prepare(
        `SELECT ${arrivalColumns} FROM articles WHERE ${readable} AND id NOT IN (SELECT article FROM hidden) AND doc IN (
           SELECT doc FROM articles WHERE first_seen > :after AND first_seen <= :until
           UNION SELECT articles.doc FROM past_versions past JOIN articles ON articles.id = past.id
             WHERE past.first_seen > :after AND past.first_seen <= :until AND past.${readable}
         ) ORDER BY doc`,
      ),
      arrival: database.prepare(`SELECT ${arrivalColumns} FROM articles WHERE doc = ?`),
      versionAt: database.prepare(
        `SELECT * FROM past_versions WHERE id = :id AND coalesce(first_seen, 0) <= :moment AND last_seen > :moment AND ${readable}
           ORDER BY number DESC LIMIT 1`,
      ),
      lostSince: database.prepare(
        `SELECT * FROM past_versions past WHERE first_seen > :from AND first_seen <= :moment AND last_seen > :moment AND ${readable}
           AND NOT EXISTS (SELECT 1 FROM articles WHERE articles.id = past.id AND articles.${readable})
           ORDER BY number DESC LIMIT :limit`,
      ),
      hiddenSince: database.prepare(
        `SELECT articles.* FROM hidden JOIN articles ON articles.id = hidden.article
           WHERE ${mayNotBeFound} AND hidden_at > :moment AND first_seen > :from AND first_seen <= :moment AND ${readable}
           ORDER BY doc DESC LIMIT :limit`,
      ),
      standing: database.prepare('SELECT * FROM articles WHERE id = ?'),
      lastStanding: database.prepare('SELECT * FROM past_versions WHERE id = ? ORDER BY number DESC LIMIT 1'),
      pastVersion: database.prepare(
        'SELECT * FROM past_versions WHERE id = ? AND hash = ? ORDER BY number DESC LIMIT 1',
      ),
      history: database.prepare(
        `SELECT * FROM past_versions WHERE id = ? AND ${readable} ORDER BY number DESC LIMIT ?`,
      ),
      withdrawn: database.prepare(
        `SELECT * FROM articles WHERE status = 'withdrawn' AND id NOT IN (${hidden}) ORDER BY doc DESC LIMIT ?`,
      ),
      storeId: database.prepare('SELECT id FROM meta'),
      revisedAfter: database.prepare(
        `SELECT doc, id, hash FROM articles WHERE doc > :number AND EXISTS (SELECT 1 FROM past_versions past WHERE past.id = articles.id)
           UNION ALL SELECT taken_down, id, hash FROM past_versions past
             WHERE taken_down > :number AND NOT EXISTS (SELECT 1 FROM articles WHERE articles.id = past.id)
           ORDER BY doc LIMIT :limit`,
      ),
      goneSince: database.prepare(
        `SELECT doc FROM gone WHERE sequence > ? UNION SELECT doc FROM articles WHERE id IN (${hidden})`,
      ),
    };
  }

  snapshot<T>(work: () => T): T {
    if (this.#database.isTransaction) return work();
    this.#database.exec('BEGIN');
    try {
      return work();
    } finally {
      this.#database.exec('COMMIT');
    }
  }

  article(doc: number): Article {
    return toArticle(this.#statements.article.get(doc));
  }

  articleById(id: string): Article | null {
    const row = this.#statements.articleById.get(id);
    return row ? toArticle(row) : null;
  }

  headline(doc: number): Headline {
    return toHeadline(this.#statements.headline.get(doc));
  }

  docOf(id: string): number | null {
    const doc = this.#statements.docOf.get(id)?.['doc'];
    return doc === undefined ? null : Number(doc);
  }

  idOf(doc: number): string {
    return String(this.#statements.idOf.get(doc)?.['id'] ?? '');
  }

  arrivals(after: Date, until: Date): Arrival[] {
    const window = { after: after.getTime(), until: until.getTime() };
    return this.#statements.arrivals.all(window).map((row) => arrivalRow.parse(row));
  }

  arrival(doc: number): Arrival {
    return arrivalRow.parse(this.#statements.arrival.get(doc));
  }

  versionAt(id: string, moment: Date): Article | null {
    const row = this.#statements.versionAt.get({ id, moment: moment.getTime() });
    return row ? toArticle(row) : null;
  }

  lostSince(moment: Date, from: Date, limit: number): Article[] {
    const asked = { moment: moment.getTime(), from: from.getTime(), limit };
    const { lostSince, hiddenSince } = this.#statements;
    return [...lostSince.all(asked), ...hiddenSince.all(asked)].map(toArticle);
  }

  standing(id: string): StandingArticle | null {
    const row = this.#statements.standing.get(id) ?? this.#statements.lastStanding.get(id);
    return row ? toStanding(row) : null;
  }

  history(id: string, limit: number): StandingArticle[] {
    return this.#statements.history.all(id, limit).map(toStanding).toReversed();
  }

  withdrawn(limit: number): StandingArticle[] {
    return this.#statements.withdrawn.all(limit).map(toStanding);
  }

  pastVersion(id: string, version: string): Article | null {
    const row = this.#statements.pastVersion.get(id, version);
    return row ? toArticle(row) : null;
  }

  storeId(): string {
    return String(this.#statements.storeId.get()?.['id']);
  }

  revisedAfter(number: number, limit: number): RevisedArticle[] {
    return this.#statements.revisedAfter.all({ number, limit }).map((row) => revisedRow.parse(row));
  }

  goneSince(sequence: number): number[] {
    return this.#statements.goneSince.all(sequence).map((row) => z.object({ doc: z.number() }).parse(row).doc);
  }

  close(): void {
    this.#database.close();
  }
}
