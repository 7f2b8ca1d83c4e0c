import type { SourceStatus } from '../coverage/source.ts';
import type { ArchiveWriter } from '../index/archive-writer.ts';
import type { Intake } from '../ingest/intake.ts';
import type { IntakeReport } from '../ingest/poll-tally.ts';
import { type Source, SourceError } from '../ingest/source.ts';
import { isDamage } from '../store/damage.ts';
import { diskTrouble } from '../wording/disk-trouble.ts';
import { errorMessage } from '../wording/error-message.ts';
import { describeReport, freshnessNews } from '../wording/source-news.ts';
import { maxRetryAfterMs } from './http/headers.ts';
import { firstPollState, nextPoll } from './http/poll-schedule.ts';
import { statusesIn, statusOf } from './source-status.ts';

/** Sources that are read at the same time. Each host is asked one thing at a time anyway. */
const mostAtOnce = 8;
/** A time further ahead than what a server may ask for, and its jitter, was set by a clock that was wrong. */
const furthestAheadMs = 1.2 * maxRetryAfterMs;

/** How long a source rests whose poll couldn't be written. */
const restMs = 60_000;

interface PollerOptions {
  readonly intake: Intake;
  readonly writer: ArchiveWriter;
  readonly random: () => number;
  /** Says a line to the person who runs the bot. */
  readonly tell: (line: string) => void;
}

/** Polls sources of the web when each is due, keeps how each stands, and says once what somebody should know. */
export class Poller {
  readonly #options: PollerOptions;
  readonly #polling = new Map<string, Promise<void>>();
  readonly #closing = new AbortController();
  #sources: readonly Source[] = [];
  /** Sources whose last poll couldn't be written, until when they rest, in milliseconds since 1970; and what was told of that. */
  readonly #restingUntil = new Map<string, number>();
  #toldRest: string | null = null;
  /** Damage of store or index that a poll met. */
  #damage: Error | null = null;

  constructor(options: PollerOptions) {
    this.#options = options;
  }

  /** From now on these are polled. A poll under way goes on to its end. */
  use(sources: readonly Source[]): void {
    this.#sources = sources;
  }

  /**
   * Begins the polls that are due.
   * @throws {Error} the damage that an earlier one met.
   */
  tick(): void {
    if (this.#damage !== null) throw this.#damage;
    this.#takeOutDismissed();
    this.#options.writer.followHidden();
    const released = this.#options.intake.release();
    if (released > 0)
      this.#options.tell(`${released} article${released === 1 ? '' : 's'} appeared as an embargo passed.`);
    for (const source of this.#sources) {
      if (this.#polling.size >= mostAtOnce) return;
      if (!this.#polling.has(source.id) && this.#isDue(source)) void this.poll(source);
    }
  }

  /**
   * Polls all that is due, and ends when nothing is due and no poll under way.
   * @throws {Error} the damage that a poll met.
   */
  async catchUp(): Promise<void> {
    for (;;) {
      this.tick();
      if (this.#polling.size === 0) return;
      await Promise.race(this.#polling.values());
    }
  }

  /** Polls a source now. What goes wrong is kept with the source, and told. */
  poll(source: Source): Promise<void> {
    const polling = this.#poll(source)
      .catch((error: unknown) => {
        if (this.#closing.signal.aborted) return;
        if (isDamage(error)) this.#damage = error instanceof Error ? error : new Error(String(error));
        else this.#rest(source.id, error);
      })
      .finally(() => this.#polling.delete(source.id));
    this.#polling.set(source.id, polling);
    return polling;
  }

  /** Does something with a source while no poll of it is under way: it waits for its end, and keeps the next one off. */
  async alone<T>(id: string, work: () => Promise<T>): Promise<T> {
    for (let polling = this.#polling.get(id); polling; polling = this.#polling.get(id)) await polling;
    const working = work();
    const ended = working.then(
      () => {},
      () => {},
    );
    this.#polling.set(
      id,
      ended.finally(() => this.#polling.delete(id)),
    );
    return working;
  }

  /** Lets a source be polled at the next tick: somebody changed what is said of it. */
  wake(id: string): void {
    const { writer } = this.#options;
    const record = writer.store.sources.record(id);
    if (record !== null) writer.transaction(() => writer.store.sources.wake(record.number));
  }

  /** How each source of the store stands. */
  statuses(): SourceStatus[] {
    const { store, clock } = this.#options.writer;
    return statusesIn(store, clock());
  }

  /** Ends the polls under way; what they have written stays. */
  async close(): Promise<void> {
    this.#closing.abort(new Error('the bot is stopping'));
    await Promise.all(this.#polling.values());
  }

  #takeOutDismissed(): void {
    const { intake, writer, tell } = this.#options;
    for (const { id, isDismissed } of writer.store.sources.all()) {
      if (!isDismissed || this.#polling.has(id)) continue;
      const removed = intake.remove(id) ?? 0;
      tell(`${id}: taken out with its ${removed} articles.`);
    }
  }

  /** Nothing can be written, not even that: the source isn't asked in vain until there may be room again. */
  #rest(id: string, error: unknown): void {
    this.#restingUntil.set(id, this.#options.writer.clock().getTime() + restMs);
    const reason = diskTrouble(error, 'the data folder')?.found ?? `${errorMessage(error)}.`;
    if (reason === this.#toldRest) return;
    this.#toldRest = reason;
    this.#options.tell(`${id}: what came can't be written. ${reason} It is tried again every minute.`);
  }

  #isDue({ id, kind }: Source): boolean {
    const { store, clock } = this.#options.writer;
    const restMsLeft = (this.#restingUntil.get(id) ?? 0) - clock().getTime();
    if (restMsLeft > 0 && restMsLeft <= restMs) return false;
    const record = store.sources.record(id);
    const nextAt = record?.nextAt ?? null;
    // Another source goes by its id now.
    if (nextAt === null || record?.kind !== kind) return true;
    const aheadMs = nextAt.getTime() - clock().getTime();
    return aheadMs <= 0 || aheadMs > furthestAheadMs;
  }

  async #poll(source: Source): Promise<void> {
    const { intake, writer, tell } = this.#options;
    const { store, clock } = writer;
    const before = store.sources.record(source.id);
    let report: IntakeReport | null = null;
    let trouble: string | null = null;
    let retryAt: Date | null = null;
    try {
      report = await intake.take(source, this.#closing.signal);
    } catch (error) {
      // A full disk can't be written to the store either.
      if (this.#closing.signal.aborted || isDamage(error) || diskTrouble(error, '') !== null) throw error;
      if (error instanceof SourceError && error.isPostponed) {
        this.#postpone(source, error.retryAt);
        return;
      }
      trouble = errorMessage(error);
      retryAt = error instanceof SourceError ? error.retryAt : null;
      // Nobody foresaw it, and it waits for its turn like any other trouble.
      if (!(error instanceof SourceError)) tell(`${source.id}: ${trouble}`);
    }
    const at = clock();
    const nextAt = report === null ? this.#afterFailure(source, before?.failures ?? 0, retryAt, at) : report.nextAt;
    const hasChanged = report !== null && report.added + report.changed + report.removed > 0;
    writer.transaction(() => {
      const { number } = store.sources.open(source.id, source.kind, at);
      store.sources.polled(number, { at, nextAt, trouble, hasChanged });
    });
    this.#restingUntil.delete(source.id);
    this.#toldRest = null;
    const isNews = hasChanged || (report !== null && report.problems.length > 0);
    if (report !== null && isNews) tell(describeReport(source.id, report, before?.succeededAt == null));
    this.#tellNews(source.id);
  }

  /** Its host wants to be left alone: that says nothing of the source. */
  #postpone({ id, kind }: Source, until: Date | null): void {
    const { writer, random } = this.#options;
    const { store, clock } = writer;
    const now = clock().getTime();
    const retryAfterMs = until === null ? 0 : Math.max(0, until.getTime() - now);
    const next = nextPoll(firstPollState, { kind: 'postponed', retryAfterMs }, now, random());
    writer.transaction(() => {
      store.sources.postpone(store.sources.open(id, kind, clock()).number, new Date(next.at));
    });
  }

  #afterFailure({ identity }: Source, failures: number, retryAt: Date | null, at: Date): Date {
    // Nobody minds being asked for a file.
    if (identity === 'file') return new Date(at.getTime() + restMs);
    const retryAfterMs = retryAt === null ? null : Math.max(0, retryAt.getTime() - at.getTime());
    const state = { intervalMs: 0, failures, lastWholeAt: null };
    return new Date(nextPoll(state, { kind: 'failed', retryAfterMs }, at.getTime(), this.#options.random()).at);
  }

  /** Each change of how a source stands is told once, over restarts too. */
  #tellNews(id: string): void {
    const { writer, tell } = this.#options;
    const { store, clock } = writer;
    const record = store.sources.record(id);
    if (record === null) return;
    const { told, lines } = freshnessNews(statusOf(record, 0, clock()), record.told);
    if (told === record.told) return;
    writer.transaction(() => store.sources.tell(record.number, told));
    for (const line of lines) tell(line);
  }
}
