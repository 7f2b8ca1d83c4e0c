import { setImmediate as otherEvents } from 'node:timers/promises';
import type { ArchiveWriter } from '../index/archive-writer.ts';
import type { SourceRecord } from '../store/source-record.ts';
import { KnownItems } from './known-items.ts';
import { ChangePlanner, type IntakeStep, recordedProblem } from './plan-change.ts';
import { type IntakeReport, PollTally } from './poll-tally.ts';
import type { Batch, Change, Source } from './source.ts';
import { ChangeWriter } from './write-change.ts';

/** From this many changes on, a transaction holds many articles: building a whole index is then ten times faster. */
const bulkFrom = 64;
const bulkArticles = 256;
/** A poll that would change or take out more than this share of a source of the web is a repair, or a mistake: a person looks first. */
const heldShare = 1 / 3;
const fewestHeld = 5;
/** Reading a large batch lets other events through this often: a signal to stop, say. */
const breathEveryMs = 100;

/** One poll of one source: its batches are planned, held back where they would touch too much, and written with how far it was read. */
export class PollRun {
  readonly #writer: ArchiveWriter;
  readonly #record: SourceRecord;
  readonly #known: KnownItems;
  readonly #tally: PollTally;
  readonly #planner: ChangePlanner;
  readonly #changes: ChangeWriter;
  readonly #signal: AbortSignal;
  #breathAt = performance.now() + breathEveryMs;
  #cursor: string | null;
  /** Whether the batch under way names all that there is. */
  #isWhole = false;
  #nextAt: Date | null = null;
  #touched = 0;
  readonly #held = { changed: 0, gone: 0 };

  /** @param cursor where it goes on. */
  constructor(writer: ArchiveWriter, source: Source, record: SourceRecord, cursor: string | null, signal: AbortSignal) {
    this.#signal = signal;
    this.#writer = writer;
    this.#record = record;
    this.#cursor = cursor;
    this.#known = new KnownItems(writer, source, record);
    this.#tally = new PollTally(record.counts);
    this.#planner = new ChangePlanner(writer, this.#known, this.#tally);
    this.#changes = new ChangeWriter(writer, this.#known, this.#tally);
  }

  get report(): IntakeReport {
    const { counts, problems, warnings } = this.#tally;
    const held = this.#held.changed + this.#held.gone;
    return { ...counts, problems, warnings, held, nextAt: this.#nextAt };
  }

  /** Writes a batch. @throws the signal's reason when it is aborted first. */
  async take(batch: Batch): Promise<void> {
    if (batch.isAsBefore) {
      this.#countStanding();
      return;
    }
    const { changes, cursor, isFirst = false, isWhole = false, nextAt = null, warnings = [] } = batch;
    this.#nextAt = nextAt ?? this.#nextAt;
    this.#tally.warn(this.#record.id, warnings);
    if (isFirst) this.#tally.begin();
    this.#isWhole = isWhole;
    if (isWhole) this.#known.loadAll();
    let steps: IntakeStep[] = [];
    const perTransaction = this.#articlesAtOnce(batch);
    for (const change of changes) {
      if (performance.now() >= this.#breathAt) await this.#breathe();
      const step = await this.#planner.plan(change);
      if (step !== null) steps.push(step);
      if (steps.length < perTransaction) continue;
      // What is half written is as no cursor says.
      this.#write(steps, isWhole ? null : this.#cursor);
      steps = [];
    }
    if (isWhole) steps.push(...this.#unnamed());
    steps = this.#withoutHeld(steps);
    // What is held comes again with the next poll, which must begin where this one began.
    const isHeld = this.#held.changed + this.#held.gone > 0;
    const next = isHeld ? this.#cursor : typeof cursor === 'function' ? cursor() : cursor;
    if (steps.length > 0 || this.#kept(next) !== this.#cursor || isFirst) this.#write(steps, next);
  }

  /** What the source holds stands as it did, and so does what is wrong with it. */
  #countStanding(): void {
    const { items } = this.#writer.store;
    const { number } = this.#record;
    const troubled = items.troubled(number);
    for (const { problem } of troubled) if (problem !== null) this.#tally.problem(recordedProblem(problem));
    this.#tally.counts.unchanged += items.count(number) - troubled.filter(({ article }) => article !== null).length;
  }

  /** Takes out what no item holds any more, and says what is held. @param all looks at every article of the archive. */
  finish(all: boolean): void {
    const { store, clock } = this.#writer;
    const { items } = store;
    const unheld = all ? items.unheld() : [...this.#known.orphans].filter((id) => items.holders(id).length === 0);
    for (const id of unheld) {
      this.#writer.transaction(() => {
        if (this.#writer.remove(id)) this.#tally.counts.removed++;
      });
    }
    const before = this.#record.held;
    const { changed, gone } = this.#held;
    if (before === null && changed + gone === 0) return;
    const since = before?.since ?? clock().getTime();
    const held = changed + gone === 0 ? null : { changed, gone, since, isAccepted: false };
    if (JSON.stringify(held) !== JSON.stringify(before)) {
      this.#writer.transaction(() => store.sources.hold(this.#record.number, held));
    }
  }

  async #breathe(): Promise<void> {
    await otherEvents();
    this.#signal.throwIfAborted();
    this.#breathAt = performance.now() + breathEveryMs;
  }

  /** A folder that is read anew goes in by the hundred; what people edit goes in one by one. What is held is known with the whole batch. */
  #articlesAtOnce({ changes, isWhole = false }: Batch): number {
    if (!this.#known.isFile) return Number.POSITIVE_INFINITY;
    if (!isWhole) return bulkArticles;
    const isNew = (change: Change) =>
      change.kind === 'here' && this.#known.loaded(change.names[0])?.stamp !== change.stamp;
    return changes.filter(isNew).length >= bulkFrom ? bulkArticles : 1;
  }

  #unnamed(): IntakeStep[] {
    return this.#known.unnamed().map((key) => ({ kind: 'gone', touches: 'gone', names: [key], stamp: undefined }));
  }

  /** Takes out the steps that would touch so much of a source that somebody has to look first. */
  #withoutHeld(steps: IntakeStep[]): IntakeStep[] {
    if (this.#known.isFile || this.#record.held?.isAccepted) return steps;
    this.#touched += steps.filter(({ touches }) => touches !== null).length;
    const limit = this.#writer.store.items.count(this.#record.number) * heldShare;
    if (this.#touched < fewestHeld || this.#touched <= limit) return steps;
    return steps.filter(({ touches }) => {
      if (touches !== null) this.#held[touches]++;
      return touches === null;
    });
  }

  #write(steps: readonly IntakeStep[], cursor: string | null): void {
    const { store } = this.#writer;
    this.#cursor = this.#writer.transaction(() => {
      for (const planned of steps) {
        const step = this.#planner.planAgain(planned);
        if (step !== null) this.#changes.apply(step);
      }
      const kept = this.#kept(cursor);
      store.sources.advance(this.#record.number, kept, this.#tally.totals);
      return kept;
    });
  }

  /** All is looked at again where a problem may pass by itself. */
  #kept(cursor: string | null): string | null {
    return this.#isWhole && this.#tally.hasPassingTrouble ? null : cursor;
  }
}
