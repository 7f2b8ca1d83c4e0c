import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { Article, Headline } from '../coverage/article.ts';
import { headlineColumns, toArticle, toHeadline } from '../store/rows.ts';
import { dayNumber } from '../text/dates.ts';
import { decodeForward, type Forward } from './forward.ts';
import { decodePostings } from './postings.ts';

/** What ranking needs of every searchable article, one entry a document, indexed by doc. */
export interface DocTable {
  /** One more than the highest doc. */
  readonly size: number;
  /** How many documents are searchable. */
  readonly count: number;
  readonly averageTitleTerms: number;
  readonly averageBodyTerms: number;
  /** 1 where the doc is searchable. */
  readonly live: Uint8Array;
  readonly titleTerms: Uint16Array;
  readonly bodyTerms: Uint32Array;
  /** Days since 1970; `undated` where the article carries no date. */
  readonly day: Int32Array;
  /** Doc of the story's lead. */
  readonly story: Int32Array;
  readonly outlet: Int32Array;
  /** Languages that articles are written in. */
  readonly languages: readonly string[];
  /** Those of them that a fair part of the articles is written in: the coverage's own. */
  readonly mainLanguages: readonly string[];
}

/** Stands in `DocTable.day` for "undated". */
export const undated = -0x8000_0000;

/** An outlet with its number in `DocTable.outlet`. */
export interface Outlet {
  readonly outlet: number;
  readonly name: string;
}

export type PostingVisitor = (doc: number, packed: number) => void;

const count = z.number();
const docRow = z.tuple([count, count.nullable(), count, count, count, count, z.string()]);
const outletRow = z.object({ outlet: z.number(), name: z.string() });
const postingsRow = z.object({ block: z.number(), data: z.instanceof(Uint8Array) });

/** A language of fewer articles is a guest in the coverage. */
const mainLanguageShare = 0.25;
/** Terms whose number of articles is remembered: some 10 MB. */
const maxFrequencies = 200_000;

/** Reads the index on a connection of its own, beside the writer. */
export class ArchiveReader {
  readonly #database: DatabaseSync;
  readonly #id = randomUUID();
  readonly #statements;
  #docs: { readonly version: number; readonly table: DocTable; readonly outlets: readonly Outlet[] } | null = null;

  /** Of the state that `docs` last saw. */
  readonly #frequencies = new Map<number, number>();

  constructor(database: DatabaseSync) {
    this.#database = database;
    const docs = database.prepare(
      'SELECT doc, day, outlet, story, title_terms, body_terms, language FROM docs ORDER BY doc',
    );
    docs.setReturnArrays(true);
    this.#statements = {
      docs,
      version: database.prepare('PRAGMA data_version'),
      articlesWith: database.prepare('SELECT articles FROM terms WHERE term = ?'),
      postings: database.prepare('SELECT block, data FROM postings WHERE term = ? ORDER BY block'),
      forward: database.prepare('SELECT data FROM forward WHERE doc = ?'),
      article: database.prepare('SELECT * FROM articles WHERE doc = ?'),
      articleById: database.prepare("SELECT * FROM articles WHERE id = ? AND status <> 'withdrawn'"),
      docOf: database.prepare('SELECT doc FROM articles WHERE id = ?'),
      idOf: database.prepare('SELECT id FROM articles WHERE doc = ?'),
      headline: database.prepare(`SELECT ${headlineColumns} FROM articles WHERE doc = ?`),
      story: database.prepare('SELECT doc FROM docs WHERE story = ? ORDER BY doc'),
      outlets: database.prepare(
        "SELECT outlet, name FROM outlets WHERE name <> '' AND outlet IN (SELECT outlet FROM docs) ORDER BY name",
      ),
    };
  }

  /** Runs `work` on one unchanging state of the index. */
  snapshot<T>(work: () => T): T {
    if (this.#database.isTransaction) return work();
    this.#database.exec('BEGIN');
    try {
      return work();
    } finally {
      this.#database.exec('COMMIT');
    }
  }

  docs(): DocTable {
    return this.#current().table;
  }

  /** In how many articles a term (by its hash) stands, as `docs` last saw the index. */
  articlesWith(term: number): number {
    const known = this.#frequencies.get(term);
    if (known !== undefined) return known;
    const found = Number(this.#statements.articlesWith.get(term)?.['articles'] ?? 0);
    if (this.#frequencies.size >= maxFrequencies) this.#frequencies.clear();
    this.#frequencies.set(term, found);
    return found;
  }

  /** The doc of an article; `null` when there is none of that id. */
  docOf(id: string): number | null {
    const doc = this.#statements.docOf.get(id)?.['doc'];
    return doc === undefined ? null : Number(doc);
  }

  /** The id of the article that a doc stands for. */
  idOf(doc: number): string {
    return String(this.#statements.idOf.get(doc)?.['id'] ?? '');
  }

  /** Visits every posting of a term (by its hash). */
  postings(term: number, visit: PostingVisitor): void {
    for (const row of this.#statements.postings.iterate(term)) {
      const { block, data } = postingsRow.parse(row);
      decodePostings(block, data, visit);
    }
  }

  forward(doc: number): Forward {
    const row = this.#statements.forward.get(doc);
    return decodeForward(z.object({ data: z.instanceof(Uint8Array) }).parse(row).data);
  }

  article(doc: number): Article {
    return toArticle(this.#statements.article.get(doc));
  }

  /** The article as it stands now; `null` when it's gone or withdrawn. */
  articleById(id: string): Article | null {
    const row = this.#statements.articleById.get(id);
    return row ? toArticle(row) : null;
  }

  headline(doc: number): Headline {
    return toHeadline(this.#statements.headline.get(doc));
  }

  /** All docs of the story that `lead` leads. */
  storyDocs(lead: number): number[] {
    return this.#statements.story.all(lead).map((row) => z.object({ doc: z.number() }).parse(row).doc);
  }

  /** Outlets that a searchable article names, by name. */
  outlets(): readonly Outlet[] {
    return this.#current().outlets;
  }

  /** Changes with any change of the index; another reader has others. */
  revision(): string {
    return `${this.#id}/${this.#current().version}`;
  }

  close(): void {
    this.#database.close();
  }

  #current() {
    const version = z.object({ data_version: z.number() }).parse(this.#statements.version.get()).data_version;
    if (this.#docs?.version !== version) {
      const outlets = z.array(outletRow).parse(this.#statements.outlets.all());
      this.#docs = { version, table: this.#readDocs(), outlets };
      this.#frequencies.clear();
    }
    return this.#docs;
  }

  #readDocs(): DocTable {
    const rows = z.array(docRow).parse(this.#statements.docs.all());
    const size = (rows.at(-1)?.[0] ?? -1) + 1;
    const table = {
      live: new Uint8Array(size),
      titleTerms: new Uint16Array(size),
      bodyTerms: new Uint32Array(size),
      day: new Int32Array(size).fill(undated),
      story: new Int32Array(size),
      outlet: new Int32Array(size),
    };
    let titles = 0;
    let bodies = 0;
    const languages = new Map<string, number>();
    for (const [doc, day, outlet, story, titleTerms, bodyTerms, language] of rows) {
      const code = language.slice(0, 2);
      languages.set(code, (languages.get(code) ?? 0) + 1);
      table.live[doc] = 1;
      table.day[doc] = day ?? undated;
      table.outlet[doc] = outlet;
      table.story[doc] = story;
      table.titleTerms[doc] = titleTerms;
      table.bodyTerms[doc] = bodyTerms;
      titles += titleTerms;
      bodies += bodyTerms;
    }
    const count = rows.length;
    return {
      ...table,
      languages: [...languages.keys()].toSorted(),
      mainLanguages: [...languages]
        .filter(([, count]) => count >= rows.length * mainLanguageShare)
        .map(([code]) => code),
      size,
      count,
      averageTitleTerms: count === 0 ? 0 : titles / count,
      averageBodyTerms: count === 0 ? 0 : bodies / count,
    };
  }
}

/** Days since 1970 of an ISO day, or the given value where there is none. */
export function dayOrElse(day: string | null, otherwise: number): number {
  return day === null ? otherwise : dayNumber(day);
}
