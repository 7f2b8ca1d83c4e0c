import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { Article } from '../coverage/article.ts';
import { ImportTable } from '../store/import-table.ts';
import { encodeMarks, encodeSpans, toArticle } from '../store/rows.ts';
import { dayNumber, dayOf } from '../text/dates.ts';
import { hash32 } from '../text/hash.ts';
import { analyse } from './analysis.ts';
import { encodeForward } from './forward.ts';
import { PostingsWriter } from './postings-writer.ts';
import { StoryTable } from './story-table.ts';

/** A corpus file as it was read last. */
export interface FileRecord {
  readonly path: string;
  readonly stamp: string;
  /** Id of the article it holds; `null` when it couldn't be read. */
  readonly article: string | null;
  /** Why it couldn't be read, as JSON. */
  readonly problem: string | null;
}

const known = z.object({ doc: z.number(), hash: z.string() });
const fileRow = z.object({
  path: z.string(),
  stamp: z.string(),
  article: z.string().nullable(),
  problem: z.string().nullable(),
});

/** The one writer of an index. Every change belongs to a `transaction`. */
export class ArchiveWriter {
  readonly #database: DatabaseSync;
  readonly #postings: PostingsWriter;
  readonly timeZone: string;
  readonly stories: StoryTable;
  readonly imports: ImportTable;
  readonly #statements;

  constructor(database: DatabaseSync, timeZone: string) {
    this.#database = database;
    this.timeZone = timeZone;
    this.#postings = new PostingsWriter(database);
    this.stories = new StoryTable(database);
    this.imports = new ImportTable(database);
    this.#statements = {
      known: database.prepare('SELECT doc, hash FROM articles WHERE id = ?'),
      nextDoc: database.prepare('SELECT coalesce(max(doc), -1) + 1 AS doc FROM articles'),
      article: database.prepare('SELECT * FROM articles WHERE doc = ?'),
      putArticle: database.prepare(
        `INSERT OR REPLACE INTO articles (doc, id, title, source, date, url, title_is_ours, author, section, language,
           updated, status, correction, hash, sentences, structure, text) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ),
      dropArticle: database.prepare('DELETE FROM articles WHERE doc = ?'),
      putDoc: database.prepare(
        `INSERT OR REPLACE INTO docs (doc, day, outlet, story, title_terms, body_terms, language)
         VALUES (?, ?, ?, ?, ?, ?, ?)`,
      ),
      dropDoc: database.prepare('DELETE FROM docs WHERE doc = ?'),
      addOutlet: database.prepare('INSERT OR IGNORE INTO outlets (name) VALUES (?)'),
      outlet: database.prepare('SELECT outlet FROM outlets WHERE name = ?'),
      putForward: database.prepare('INSERT OR REPLACE INTO forward (doc, data) VALUES (?, ?)'),
      dropForward: database.prepare('DELETE FROM forward WHERE doc = ?'),
      files: database.prepare('SELECT path, stamp, article, problem FROM files ORDER BY path'),
      putFile: database.prepare('INSERT OR REPLACE INTO files (path, stamp, article, problem) VALUES (?, ?, ?, ?)'),
      dropFile: database.prepare('DELETE FROM files WHERE path = ?'),
      unfiled: database.prepare(
        `SELECT id FROM articles WHERE import IS NULL
           AND id NOT IN (SELECT article FROM files WHERE article IS NOT NULL) ORDER BY id`,
      ),
    };
  }

  /** Runs `work` in one transaction: all of it is written, or nothing. */
  transaction<T>(work: () => T): T {
    this.#database.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      this.#postings.flush();
      this.#database.exec('COMMIT');
      return result;
    } catch (error) {
      this.#postings.discard();
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
      throw error;
    }
  }

  files(): FileRecord[] {
    return z.array(fileRow).parse(this.#statements.files.all());
  }

  putFile({ path, stamp, article, problem }: FileRecord): void {
    this.#statements.putFile.run(path, stamp, article, problem);
  }

  dropFile(path: string): void {
    this.#statements.dropFile.run(path);
  }

  /** Ids of articles that no recorded file holds and no import brought. */
  unfiled(): string[] {
    return this.#statements.unfiled.all().map((row) => z.object({ id: z.string() }).parse(row).id);
  }

  /** The doc and version of an article that stands in the archive. */
  known(id: string): { readonly doc: number; readonly hash: string } | null {
    const row = this.#statements.known.get(id);
    return row ? known.parse(row) : null;
  }

  /** Writes an article in place of an earlier version of the same id; a withdrawn one can't be found. Returns its doc. */
  put(article: Article): number {
    const old = this.known(article.id);
    const doc = old?.doc ?? z.object({ doc: z.number() }).parse(this.#statements.nextDoc.get()).doc;
    if (old) this.#unindex(old.doc);
    this.#statements.putArticle.run(
      ...[doc, article.id, article.title, article.source, article.date, article.url, article.titleIsOurs ? 1 : 0],
      ...[article.author, article.section, article.language, article.updated, article.status, article.correction],
      ...[article.hash, encodeSpans(article.sentences), encodeMarks(article.structure), article.text],
    );
    if (article.status !== 'withdrawn') this.#index(doc, article);
    return doc;
  }

  /** Takes an article out. */
  remove(doc: number): void {
    this.#unindex(doc);
    this.#statements.dropArticle.run(doc);
  }

  close(): void {
    this.#database.close();
  }

  #index(doc: number, article: Article): void {
    const analysis = analyse(article);
    for (const [term, packed] of analysis.frequencies) this.#postings.set(hash32(term), doc, packed);
    this.#statements.putForward.run(doc, encodeForward(analysis.forward));
    const day = article.date === null ? null : dayNumber(dayOf(article.date, this.timeZone));
    const outlet = this.#outlet(article.source ?? '');
    this.#statements.putDoc.run(doc, day, outlet, doc, analysis.titleTerms, analysis.bodyTerms, article.language);
  }

  #unindex(doc: number): void {
    const article = toArticle(this.#statements.article.get(doc));
    for (const term of analyse(article).frequencies.keys()) this.#postings.set(hash32(term), doc, null);
    this.#statements.dropForward.run(doc);
    this.#statements.dropDoc.run(doc);
  }

  #outlet(name: string): number {
    this.#statements.addOutlet.run(name);
    return z.object({ outlet: z.number() }).parse(this.#statements.outlet.get(name)).outlet;
  }
}
