import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { Article, ArticleStatus, Embargo } from '../../coverage/article.ts';
import { msPerDay } from '../../language/dates.ts';
import type { Leaving, PastVersion, VersionEnd } from '../past-version.ts';
import type { ChangeRecorder } from './change-recorder.ts';
import { HiddenTable } from './hidden-table.ts';
import { ItemTable } from './item-table.ts';
import { encodeMarks, encodeSpans, toArticle } from './rows.ts';
import { versionNames } from './schema.ts';
import { SourceTable } from './source-table.ts';

/** What an article said before is kept in this many versions: a live blog has hundreds in a day. */
const mostVersions = 50;
/** And for a year, which is for how long newsrooms go back to what they said. */
const keptVersionMs = 365 * msPerDay;
/** The oldest of all that are looked at whenever one is added: more go than come, and nothing has to be done at a time of its own. */
const oldestAtOnce = 8;

const known = z.object({ doc: z.number(), hash: z.string() });
const metaRow = z.object({ id: z.string(), sequence: z.number() });
const docRow = z.object({ doc: z.number() });
const pastRow = z.object({
  first_seen: z.number().nullable(),
  last_seen: z.number(),
  ended: z.enum(['changed', 'gone']),
});
const embargoRow = z.object({
  article: z.string(),
  status: z.enum(['published', 'corrected', 'withdrawn', 'draft']),
});
const originRow = z.object({ id: z.string(), date: z.string().nullable() });

/**
 * The truth: articles with what they said before, and the sources that they came from. Each change has a number, and an article's version
 * goes by the number of the change that wrote it, its doc; what is derived follows by these numbers. One process writes, each change within a
 * `transaction`.
 */
export class Store {
  readonly #database: DatabaseSync;
  readonly #recorder: ChangeRecorder | null;
  readonly sources: SourceTable;
  readonly items: ItemTable;
  readonly hidden: HiddenTable;
  /** Tells this store from one that was built anew. */
  readonly id: string;
  #sequence: number;
  readonly #statements;

  /** @param recorder keeps what changes for other processes; `null` where there are none. */
  constructor(database: DatabaseSync, recorder: ChangeRecorder | null = null) {
    this.#database = database;
    this.#recorder = recorder;
    this.sources = new SourceTable(database);
    this.items = new ItemTable(database);
    this.hidden = new HiddenTable(database);
    const meta = metaRow.parse(database.prepare('SELECT id, sequence FROM meta').get());
    this.id = meta.id;
    this.#sequence = meta.sequence;
    const values = versionNames.replace(/\w+/g, '?');
    this.#statements = {
      known: database.prepare('SELECT doc, hash FROM articles WHERE id = ?'),
      article: database.prepare('SELECT * FROM articles WHERE doc = ?'),
      origin: database.prepare('SELECT id, date FROM articles WHERE doc = ?'),
      putArticle: database.prepare(
        `INSERT INTO articles (doc, id, first_seen, ${versionNames}) VALUES (?, ?, ?, ${values})`,
      ),
      keepVersion: database.prepare(
        `INSERT INTO past_versions (id, first_seen, last_seen, ended, taken_down, ${versionNames})
           SELECT id, first_seen, ?, ?, ?, ${versionNames} FROM articles WHERE doc = ?`,
      ),
      versions: database.prepare('SELECT * FROM past_versions WHERE id = ? ORDER BY number'),
      dropSurplus: database.prepare(
        `DELETE FROM past_versions WHERE id = (SELECT id FROM articles WHERE doc = :doc) AND number <= (
           SELECT number FROM past_versions WHERE id = (SELECT id FROM articles WHERE doc = :doc)
             ORDER BY number DESC LIMIT 1 OFFSET ${mostVersions})`,
      ),
      dropOldest: database.prepare(
        `DELETE FROM past_versions
           WHERE number IN (SELECT number FROM past_versions ORDER BY number LIMIT ${oldestAtOnce}) AND last_seen < ?`,
      ),
      forgetVersions: database.prepare('DELETE FROM past_versions WHERE id = ?'),
      dropArticle: database.prepare('DELETE FROM articles WHERE doc = ?'),
      putGone: database.prepare('INSERT INTO gone (sequence, doc) VALUES (?, ?)'),
      forgetGone: database.prepare('DELETE FROM gone WHERE sequence <= ?'),
      goneSince: database.prepare('SELECT doc FROM gone WHERE sequence > ?'),
      writtenSince: database.prepare(
        `SELECT doc FROM articles WHERE doc > ? AND status NOT IN ('withdrawn', 'draft')
           AND id NOT IN (SELECT article FROM hidden) ORDER BY doc`,
      ),
      siteBlocks: database.prepare('SELECT blocks FROM sites WHERE host = ?'),
      putSiteBlocks: database.prepare('INSERT OR REPLACE INTO sites (host, blocks) VALUES (?, ?)'),
      renumber: database.prepare('UPDATE articles SET doc = ? WHERE doc = ?'),
      putEmbargo: database.prepare('INSERT OR REPLACE INTO embargoes (article, until, status) VALUES (?, ?, ?)'),
      dropEmbargo: database.prepare('DELETE FROM embargoes WHERE article = ?'),
      passedEmbargoes: database.prepare('SELECT article, status FROM embargoes WHERE until <= ?'),
      advance: database.prepare('UPDATE meta SET sequence = ?'),
    };
  }

  /** The number of the last change. */
  get sequence(): number {
    return this.#sequence;
  }

  /** Runs `work` in one transaction: all of it is written, or nothing. */
  transaction<T>(work: () => T): T {
    const before = this.#sequence;
    this.#database.exec('BEGIN IMMEDIATE');
    const recording = this.#recorder?.begin();
    try {
      const result = work();
      if (this.#sequence !== before) this.#statements.advance.run(this.#sequence);
      if (recording) this.#recorder?.keep(recording, this.#sequence);
      this.#database.exec('COMMIT');
      return result;
    } catch (error) {
      this.#sequence = before;
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
      throw error;
    } finally {
      recording?.close();
    }
  }

  /** The doc and version of an article that stands in the store. */
  known(id: string): { readonly doc: number; readonly hash: string } | null {
    const row = this.#statements.known.get(id);
    return row ? known.parse(row) : null;
  }

  /** Writes an article that isn't there; returns its doc. */
  put(article: Article, firstSeen: Date): number {
    this.#sequence++;
    this.#statements.putArticle.run(
      ...[this.#sequence, article.id, firstSeen.getTime()],
      ...[article.title, article.source, article.date, article.url],
      ...[article.titleIsOurs ? 1 : 0, article.author, article.section, article.language, article.updated],
      ...[article.status, article.correction, article.hash],
      ...[encodeSpans(article.sentences), encodeMarks(article.structure), article.text],
    );
    return this.#sequence;
  }

  /** Takes a version from what can be searched, and keeps what it said: the latest of an article's versions, and for a year. */
  end(doc: number, lastSeen: Date, why: VersionEnd | Leaving): void {
    const isTakenDown = why === 'taken down';
    const ended = isTakenDown ? 'gone' : why;
    this.#statements.keepVersion.run(lastSeen.getTime(), ended, isTakenDown ? this.#sequence + 1 : null, doc);
    this.#statements.dropSurplus.run({ doc });
    this.#statements.dropOldest.run(lastSeen.getTime() - keptVersionMs);
    this.#sequence++;
    this.#statements.dropArticle.run(doc);
    this.#statements.putGone.run(this.#sequence, doc);
  }

  /** Takes a version from what can be searched, and leaves it in its place. */
  leaveOut(doc: number): void {
    this.#sequence++;
    this.#statements.putGone.run(this.#sequence, doc);
  }

  /** Gives a version that was left out the number of a new change, so that whoever follows finds it. @returns its new doc. */
  bringBack(doc: number): number {
    this.#sequence++;
    this.#statements.renumber.run(this.#sequence, doc);
    return this.#sequence;
  }

  /** What an article said before, oldest first. @throws {DamagedRowError} */
  versions(id: string): PastVersion[] {
    return this.#statements.versions.all(id).map((row) => {
      const { first_seen: first, last_seen: last, ended } = pastRow.parse(row);
      return {
        article: toArticle(row),
        firstSeen: first === null ? null : new Date(first),
        lastSeen: new Date(last),
        ended,
      };
    });
  }

  /** Remembers until when an article waits; `null` where it doesn't. */
  setEmbargo(id: string, embargo: Embargo | null): void {
    if (embargo === null) this.#statements.dropEmbargo.run(id);
    else this.#statements.putEmbargo.run(id, Date.parse(embargo.until), embargo.status);
  }

  /** Articles whose embargo has passed, and as what they appear. */
  passedEmbargoes(now: Date): { readonly id: string; readonly status: ArticleStatus }[] {
    return this.#statements.passedEmbargoes.all(now.getTime()).map((row) => {
      const { article: id, status } = embargoRow.parse(row);
      return { id, status };
    });
  }

  /** Forgets what an article said before: whoever brought it wants it gone. */
  forgetVersions(id: string): void {
    this.#statements.forgetVersions.run(id);
  }

  /** @throws {DamagedRowError} when it isn't there or not as it was written. */
  article(doc: number): Article {
    return toArticle(this.#statements.article.get(doc));
  }

  /** What decides the order in a story. */
  origin(doc: number): { readonly id: string; readonly date: string | null } {
    return originRow.parse(this.#statements.origin.get(doc));
  }

  /** What changed after a change of that number: versions that went, and articles that came and can be found. */
  since(sequence: number): { readonly gone: readonly number[]; readonly written: readonly number[] } {
    const docs = (rows: unknown[]): number[] => rows.map((row) => docRow.parse(row).doc);
    const { goneSince, writtenSince } = this.#statements;
    return { gone: docs(goneSince.all(sequence)), written: docs(writtenSince.all(sequence)) };
  }

  /** What is known of the pages of a site, as JSON; `null` where nothing is. */
  siteBlocks(host: string): string | null {
    const blocks = this.#statements.siteBlocks.get(host)?.['blocks'];
    return blocks === undefined ? null : String(blocks);
  }

  putSiteBlocks(host: string, blocks: string): void {
    this.#statements.putSiteBlocks.run(host, blocks);
  }

  /** Forgets which versions went up to a change that all who follow have seen. */
  forgetGone(upTo: number): void {
    this.transaction(() => this.#statements.forgetGone.run(upTo));
  }

  close(): void {
    this.#database.close();
  }
}
