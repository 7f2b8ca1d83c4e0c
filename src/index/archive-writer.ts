import { join } from 'node:path';
import type { Article } from '../coverage/article.ts';
import { articleTerms } from '../language/article-terms.ts';
import { termsAbove } from '../language/sentence-context.ts';
import { isDamage } from '../store/damage.ts';
import type { Leaving, VersionEnd } from '../store/past-version.ts';
import type { Store } from '../store/sqlite/store.ts';
import type { SnapshotPart } from './doc-table.ts';
import { mergeWhereDue } from './due-merges.ts';
import { filedOf, fold, unfold } from './fold-stories.ts';
import { withHeadings } from './headings.ts';
import { deleteOthers, indexVersion, type Manifest, writeManifest } from './manifest.ts';
import type { Published } from './published-index.ts';
import type { Segment } from './segment.ts';
import { SegmentBuilder } from './segment-builder.ts';
import type { Changes } from './segment-changes.ts';
import type { Write } from './segment-file.ts';
import { partsOf } from './snapshot.ts';
import { StoryTable } from './story-table.ts';

/** Words that are gathered before a segment is written: some 60 MB of memory. */
const maxOpenWords = 3_000_000;
/** How long what was written may wait for others to see it while more is written. */
const maxWaitMs = 1_000;
/** States that a search thread may be behind. */
const keptStates = 4;

interface WriterParts {
  readonly folder: string;
  readonly store: Store;
  readonly timeZone: string;
  readonly write: Write;
  readonly now: () => number;
  readonly clock: () => Date;
  readonly published: Published;
}

/**
 * The one writer of store and index. What a transaction changes stands in the store at once; the index follows, and searches see it
 * when it is published.
 */
export class ArchiveWriter {
  readonly store: Store;
  readonly #parts: WriterParts;
  readonly #stories: StoryTable;
  #segments: readonly Segment[];
  /** As the segments say, and what went since. */
  #standing: readonly SnapshotPart[];
  #builder = new SegmentBuilder();
  #gone: number[] = [];
  /** What the open transaction changed. */
  #pending: { readonly gone: number[]; readonly written: (readonly [doc: number, article: Article])[] } = {
    gone: [],
    written: [],
  };
  /** The last change that segments and builder hold; the last one that is published. */
  #followed: number;
  #waitingSince: number | null = null;
  /** The changes up to which the last states were published. */
  readonly #flushed: number[] = [];
  #named = 0;

  constructor(parts: WriterParts) {
    this.#parts = parts;
    this.store = parts.store;
    this.#stories = new StoryTable((doc) => this.store.origin(doc));
    const { snapshot } = parts.published;
    this.#segments = snapshot.parts.map(({ segment }) => segment);
    this.#standing = partsOf(this.#segments);
    this.#followed = snapshot.sequence;
    this.#stories.load(this.#standing);
  }

  /** The moment that it is. */
  get clock(): () => Date {
    return this.#parts.clock;
  }

  /** The newsroom's. */
  get timeZone(): string {
    return this.#parts.timeZone;
  }

  /** Runs `work` in one transaction: all of it is written, or nothing. */
  transaction<T>(work: () => T): T {
    try {
      const result = this.store.transaction(work);
      this.#follow(this.#pending.gone, this.#pending.written);
      return result;
    } finally {
      this.#pending = { gone: [], written: [] };
    }
  }

  /** Writes an article in place of an earlier version of the same id; a withdrawn one, a draft or a hidden one can't be found. */
  put(article: Article): 'added' | 'changed' | 'unchanged' {
    const known = this.store.known(article.id);
    if (known?.hash === article.hash) return 'unchanged';
    if (known) this.#remove(known.doc, 'changed');
    const doc = this.store.put(article, this.#parts.clock());
    if (canBeRead(article) && !this.store.hidden.isLeftOut(article.id)) this.#pending.written.push([doc, article]);
    return known ? 'changed' : 'added';
  }

  /** Takes an article out; what it said is kept. False when there was none of that id. */
  remove(id: string, why: Leaving = 'gone'): boolean {
    const known = this.store.known(id);
    if (known) this.#remove(known.doc, why);
    return known !== null;
  }

  /** Lets the index follow what editors have hidden and shown again since. */
  followHidden(): void {
    const { store } = this;
    const wishes = store.hidden.wishes();
    if (wishes.length === 0) return;
    this.transaction(() => {
      for (const { article, isHidden } of wishes) {
        const known = store.known(article);
        store.hidden.followed(article, isHidden);
        if (known === null) continue;
        if (isHidden) {
          store.leaveOut(known.doc);
          this.#pending.gone.push(known.doc);
          continue;
        }
        const doc = store.bringBack(known.doc);
        const shown = store.article(doc);
        if (canBeRead(shown)) this.#pending.written.push([doc, shown]);
      }
    });
    this.publish();
  }

  /** Whether the index has it, or will when it is published. */
  holds(doc: number): boolean {
    return this.#stories.has(doc);
  }

  /** Brings the index up to the store: after a crash, or where it is made anew. */
  catchUp(): void {
    if (this.#followed === this.store.sequence) return;
    const { gone, written } = this.store.since(this.#followed);
    this.#apply(gone, []);
    for (const doc of written) {
      this.#apply([], [[doc, this.store.article(doc)]]);
      // Not further than the last article: what went is with the last part.
      if (this.#builder.words >= maxOpenWords) this.#flush(doc);
    }
    this.#followed = this.store.sequence;
    this.publish();
  }

  /** Lets searches see all that was written, and puts it on disk. */
  publish(): void {
    const hasChanges = this.#followed > this.#parts.published.state.sequence;
    if (!hasChanges && this.#builder.entries.length === 0) return;
    this.#flush(this.#followed);
  }

  close(): void {
    this.store.close();
  }

  #remove(doc: number, why: VersionEnd | Leaving): void {
    this.store.end(doc, this.#parts.clock(), why);
    this.#pending.gone.push(doc);
    const { written } = this.#pending;
    const at = written.findIndex(([other]) => other === doc);
    if (at >= 0) written.splice(at, 1);
  }

  #follow(gone: readonly number[], written: readonly (readonly [number, Article])[]): void {
    this.#apply(gone, written);
    this.#followed = this.store.sequence;
    if (gone.length + written.length === 0) return;
    const now = this.#parts.now();
    this.#waitingSince ??= now;
    if (this.#builder.words >= maxOpenWords || now - this.#waitingSince > maxWaitMs) this.publish();
  }

  #apply(gone: readonly number[], written: readonly (readonly [number, Article])[]): void {
    const read = (doc: number): Article => this.store.article(doc);
    for (const doc of gone) if (!this.#builder.drop(doc) && this.#stories.has(doc)) this.#gone.push(doc);
    if (gone.length > 0) unfold(this.#stories, gone, read);
    for (const [doc, article] of written) {
      const terms = articleTerms(article);
      const filed = filedOf(article, terms, this.#parts.timeZone);
      this.#builder.add(
        { doc, outlet: article.source ?? '', language: article.language, minute: minuteOf(article.date), ...filed },
        withHeadings(article, terms),
        termsAbove(article),
      );
      fold(this.#stories, doc, article, filed, read);
    }
  }

  /** Writes what is gathered as a segment, merges where it is time, and names all of it in the manifest. */
  #flush(sequence: number): void {
    const { folder, write, published, timeZone } = this.#parts;
    const changes = { leads: leadsOf(this.#stories.changed), gone: this.#gone };
    const written =
      this.#builder.entries.length + changes.leads.length + changes.gone.length === 0
        ? []
        : [this.#builder.write(this.#newPath(), write, changes)];
    const segments = this.#mergedOrNot([...this.#segments, ...written]);
    const names = segments.map(({ handle }) => handle.path.slice(folder.length + 1));
    const manifest: Manifest = { version: indexVersion, timeZone, store: this.store.id, sequence, segments: names };
    writeManifest(folder, manifest, write);
    const before = this.#segments.map(({ handle }) => handle.path.slice(folder.length + 1));
    // Those of the manifest before it stay a while: another thread may be about to open them.
    deleteOthers(folder, [...names, ...before]);
    published.publish(sequence, segments);
    this.#segments = segments;
    this.#standing = partsOf(segments);
    this.#stories.flushed(this.#standing);
    this.#builder = new SegmentBuilder();
    this.#gone = [];
    this.#waitingSince = null;
    // A search thread may still be some states behind.
    this.#flushed.push(sequence);
    const seen = this.#flushed.length > keptStates ? this.#flushed.shift() : undefined;
    if (seen !== undefined) this.store.forgetGone(seen);
  }

  /** What can't be merged now, on a full disk, is merged the next time. */
  #mergedOrNot(segments: readonly Segment[]): readonly Segment[] {
    try {
      return mergeWhereDue(segments, this.#parts.write, () => this.#newPath());
    } catch (error) {
      if (isDamage(error)) throw error;
      return segments;
    }
  }

  #newPath(): string {
    const [moment, pid, count] = [Date.now(), process.pid, this.#named++].map((part) => part.toString(36));
    return join(this.#parts.folder, `${moment}-${pid}-${count}.segment`);
  }
}

function canBeRead({ status }: Article): boolean {
  return status === 'published' || status === 'corrected';
}

function leadsOf(changed: StoryTable['changed']): Changes['leads'] {
  return Array.from(changed, ([doc, { lead, differences }]) => [doc, lead, differences] as const);
}

/** Minutes since 1970 of an ISO 8601 instant; `null` for a day alone, or none. */
function minuteOf(date: string | null): number | null {
  return date === null || !date.includes('T') ? null : Math.floor(Date.parse(date) / 60_000);
}
