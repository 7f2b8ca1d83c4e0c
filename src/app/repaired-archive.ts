import type { OpenOptions } from '../index/open-archive.ts';
import type { Published } from '../index/published-index.ts';
import { type Library, libraryOver } from '../retrieve/library.ts';
import { isDamage } from '../store/damage.ts';
import { errorMessage } from '../wording/error-message.ts';
import type { OpenedArchive } from './opened-archive.ts';
import type { FollowedIndex } from './shared-copy.ts';
import type { Threads } from './threads.ts';

interface RepairParts {
  /** @param ahead segments of the index that were read already. @throws {ArchiveError} with what to do. */
  readonly open: (ahead: OpenOptions['ahead']) => OpenedArchive;
  /** Takes what is damaged out of the folder, which nobody has open. */
  readonly clear: (damage: unknown) => Promise<void>;
  /** Says a line to the person who runs it. */
  readonly tell: (line: string) => void;
  /** Brings what was just opened in line with its coverage. */
  readonly sync: () => Promise<void>;
  /** Ends what takes coverage in. */
  readonly closing: AbortSignal;
}

/** Starts threads over what is searched now; they say when they meet damage. */
type StartThreads = (published: Published, onDamage: (damage: unknown) => void) => Threads;

/**
 * The archive of one data folder; damage that shows while it works has it made anew, and the work is done again. Once it is watched,
 * searches and polls run in threads of their own.
 */
export class RepairedArchive {
  /** Answers through whatever is open now. */
  readonly library: Library;
  readonly #parts: RepairParts;
  #opened: OpenedArchive;
  #threads: Threads | null = null;
  #start: StartThreads | null = null;
  /** Under way while damage is repaired. */
  #rebuilding: Promise<void> | null = null;

  /**
   * @param ahead segments of the index that were read already.
   * @throws {ArchiveError} with what to do.
   */
  constructor(parts: RepairParts, ahead: OpenOptions['ahead']) {
    this.#parts = parts;
    this.#opened = parts.open(ahead);
    this.library = libraryOver((call) =>
      this.#repaired(() => {
        const library = this.#threads?.library ?? this.#opened.library;
        // Every method takes what it is called with here.
        return (library[call.method] as (...args: readonly unknown[]) => Promise<unknown>)(...call.args);
      }),
    );
  }

  get writer(): OpenedArchive['writer'] {
    return this.#opened.writer;
  }

  /** `null` until it is watched. */
  get threads(): Threads | null {
    return this.#threads;
  }

  /** Brings it in line with its coverage; where that meets damage, once more after that was cleared. */
  async bringInLine(): Promise<void> {
    try {
      await this.#parts.sync();
    } catch (error) {
      if (!isDamage(error)) throw error;
      await this.#rebuild(error);
    }
  }

  /** @param start starts the threads: now where there are none, and after each repair. */
  watch(start: StartThreads): void {
    this.#start = start;
    this.#threads ??= this.#startThreads(start);
  }

  /** A repair that is under way has ended, well or not. */
  async settled(): Promise<void> {
    await this.#rebuilding?.catch(() => {});
  }

  /** Whoever meets the damage meanwhile waits for the same repair; after one that failed, the next one is tried. */
  repair(damage: unknown): Promise<void> {
    this.#rebuilding ??= (async () => {
      const wasWatching = this.#threads !== null;
      try {
        await this.#threads?.close();
        await this.#rebuild(damage);
        if (wasWatching && this.#start !== null) this.#threads = this.#startThreads(this.#start);
      } finally {
        this.#rebuilding = null;
      }
    })();
    return this.#rebuilding;
  }

  /** Searches see an index that another process made. */
  follow({ sequence, segments }: FollowedIndex): void {
    const { published } = this.#opened;
    published.publish(sequence, segments);
    this.#threads?.adopt(published.state);
  }

  async close(): Promise<void> {
    await this.#threads?.close();
    this.#opened.close();
  }

  #startThreads(start: StartThreads): Threads {
    return start(this.#opened.published, (damage) => void this.repair(damage).catch(this.#failedRepair));
  }

  /** Makes what is damaged anew: the index from the store, or both from the coverage. */
  async #rebuild(damage: unknown): Promise<void> {
    const { open, clear, sync } = this.#parts;
    this.#opened.close();
    await clear(damage);
    this.#opened = open([]);
    await sync();
  }

  /** Does some work; where it meets damage, once more after that was repaired. */
  async #repaired<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (!isDamage(error)) throw error;
      await this.repair(error);
      return work();
    }
  }

  /** Where it was closed meanwhile, nobody need know; the next search meets the same failure, and tells. */
  readonly #failedRepair = (error: unknown): void => {
    if (this.#parts.closing.aborted) return;
    this.#parts.tell(`The repair failed: ${errorMessage(error)}`);
  };
}
