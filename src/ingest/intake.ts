import type { ArchiveWriter } from '../index/archive-writer.ts';
import type { SourceRecord } from '../store/source-record.ts';
import { withStatus } from './embargo.ts';
import { PollRun } from './poll-run.ts';
import type { IntakeReport } from './poll-tally.ts';
import type { Source } from './source.ts';

/** Articles taken out in one transaction. */
const removedAtOnce = 256;

/**
 * The one way of all coverage into the archive: it polls a source, finds out which articles its changes are of, and writes them with how far
 * the source has been read, in one transaction. What can't be read is a problem of the report, and the rest goes in; a version that was read
 * before stays where the body alone is the trouble, and goes where readers may not be meant to see the article.
 */
export class Intake {
  readonly #writer: ArchiveWriter;
  /** Whether articles that no item holds were looked for since a crash may have left some. */
  #hasTidied = false;

  constructor(writer: ArchiveWriter) {
    this.#writer = writer;
  }

  /**
   * Polls a source once.
   * @throws {SourceError} when it can't be read; what came before stays.
   * @throws the signal's reason when it is aborted first; what came before stays.
   */
  async take(source: Source, signal: AbortSignal = new AbortController().signal): Promise<IntakeReport> {
    this.release();
    const record = this.#recordOf(source);
    const cursor = this.#writer.store.sources.cursor(source.id);
    const run = new PollRun(this.#writer, source, record, cursor, signal);
    try {
      for await (const batch of source.poll(cursor, signal)) await run.take(batch);
      const isFolder = source.kind === 'folder';
      run.finish(isFolder && !this.#hasTidied);
      this.#hasTidied ||= isFolder;
    } finally {
      this.#writer.publish();
    }
    return run.report;
  }

  /** Lets articles appear whose embargo has passed. @returns how many. */
  release(): number {
    const { store, clock } = this.#writer;
    const passed = store.passedEmbargoes(clock());
    if (passed.length === 0) return 0;
    const released = this.#writer.transaction(() =>
      passed.filter(({ id, status }) => {
        store.setEmbargo(id, null);
        const known = store.known(id);
        const article = known === null ? null : store.article(known.doc);
        return article?.status === 'draft' && this.#writer.put(withStatus(article, status)) === 'changed';
      }),
    );
    this.#writer.publish();
    return released.length;
  }

  #recordOf({ id, kind }: Source): SourceRecord {
    const { store, clock } = this.#writer;
    const { sources } = store;
    const record = sources.record(id);
    if (record?.kind === kind) return record;
    return this.#writer.transaction(() => {
      if (record !== null) sources.become(record.number, kind);
      return sources.open(id, kind, clock());
    });
  }

  /** Takes out all that a source brought, with what it said before, and forgets the source. @returns how many articles; `null` for none such. */
  remove(id: string): number | null {
    const { store } = this.#writer;
    const record = store.sources.record(id);
    if (!record) return null;
    // Where this is cut off, nothing says that all of it is there still.
    this.#writer.transaction(() => store.sources.forgetCursor(record.number));
    let removed = 0;
    for (let keys = store.items.some(record.number, removedAtOnce); keys.length > 0; ) {
      this.#writer.transaction(() => {
        for (const key of keys) {
          const article = store.items.find(record.number, key)?.article ?? null;
          store.items.drop(record.number, key);
          if (article === null || store.items.holders(article).length > 0) continue;
          if (this.#writer.remove(article)) removed++;
          store.forgetVersions(article);
        }
      });
      keys = store.items.some(record.number, removedAtOnce);
    }
    this.#writer.transaction(() => store.sources.drop(record.number));
    this.#writer.publish();
    return removed;
  }
}
