import { rmSync } from 'node:fs';
import { deleteIndex } from '../index/open-archive.ts';
import { isIndexDamage } from '../store/damage.ts';
import type { HiddenArticles } from '../store/hidden-articles.ts';
import {
  DivergedError,
  NotIngestingError,
  RenewedError,
  type SharedCoverage,
  type Writer,
} from '../store/shared-coverage.ts';
import { storePath } from '../store/sqlite/database.ts';
import { hiddenArticles } from '../store/sqlite/open-hidden.ts';
import type { State } from '../store/state.ts';
import { errorMessage } from '../wording/error-message.ts';
import { sharedTrouble } from '../wording/shared-trouble.ts';
import { ShareCoverage } from './share-coverage.ts';
import { type FollowedIndex, SharedCopy } from './shared-copy.ts';
import { followHidden, sharedHidden } from './shared-hidden.ts';

/** What is taken in is handed on this often. */
const shareEveryMs = 1_000;
/** Whoever follows is told; it looks this often in case it wasn't. */
const followEveryMs = 5_000;

interface SharingParts {
  readonly coverage: SharedCoverage;
  readonly dataDir: string;
  readonly timeZone: string;
  readonly tell: (line: string) => void;
  readonly writer: () => Writer;
}

interface Rounds {
  /** Somebody changed something that is shared. */
  readonly onTold: () => void;
  readonly isIngesting: () => boolean;
  /** This is searched from now on. */
  readonly onIndex: (index: FollowedIndex) => void;
  /** This copy is to be fetched anew. */
  readonly onDiverged: (error: DivergedError) => Promise<void>;
}

/** Keeps the coverage of a process the same as that of all others: hands on what it takes in, or follows the one that does. */
export class CoverageSharing {
  /** What editors hide, for all processes. */
  readonly hidden: HiddenArticles;
  readonly #parts: SharingParts;
  readonly #here: HiddenArticles;
  readonly #copy: SharedCopy;
  #sharing: ShareCoverage;
  #rounds: Rounds | null = null;
  #going: Promise<void> | null = null;
  #isAskedAgain = false;
  #timer: NodeJS.Timeout | undefined;
  #stopListening: () => Promise<void> = async () => {};
  /** When the others were looked at last; never, after they said that something changed. */
  #lookedAt = Number.NEGATIVE_INFINITY;
  #toldTrouble: string | null = null;

  constructor(parts: SharingParts) {
    const { coverage, dataDir } = parts;
    this.#parts = parts;
    this.#here = hiddenArticles(dataDir);
    this.hidden = sharedHidden(this.#here, coverage);
    this.#copy = new SharedCopy(parts);
    this.#sharing = new ShareCoverage(parts);
  }

  /**
   * Brings the data folder, which nobody has open, up to what all share.
   * @param damage what is wrong with it; `null` for nothing.
   * @throws {DataFolderError | DatabaseError} with what to do.
   */
  async bringUp(isIngesting: boolean, signal: AbortSignal, damage: unknown = null): Promise<void> {
    const { dataDir, tell } = this.#parts;
    if (damage !== null) {
      tell(sharedTrouble.fetching);
      deleteIndex(dataDir);
      const isStoreGone = !isIndexDamage(damage) && !(damage instanceof DivergedError);
      if (isStoreGone)
        for (const ending of ['', '-wal', '-shm']) rmSync(`${storePath(dataDir)}${ending}`, { force: true });
    }
    this.#sharing = new ShareCoverage(this.#parts);
    const isShared = await this.#copy.bringUp(isIngesting, signal);
    if (isShared) await followHidden(this.#here, this.#parts.coverage);
  }

  /** From now on hands on, or follows, until it is stopped. */
  start(rounds: Rounds): void {
    if (this.#rounds !== null) return;
    this.#rounds = rounds;
    this.#stopListening = this.#parts.coverage.onChange(() => {
      this.#lookedAt = Number.NEGATIVE_INFINITY;
      void this.round();
      rounds.onTold();
    });
    this.#timer = setInterval(() => {
      const isDue = performance.now() - this.#lookedAt >= followEveryMs;
      if (rounds.isIngesting() || isDue) void this.round();
    }, shareEveryMs);
    this.#timer.unref();
  }

  /** Hands on what is new, or takes over what is; one round at a time, and one more where it is asked for meanwhile. Never throws. */
  async round(): Promise<void> {
    if (this.#going !== null) {
      this.#isAskedAgain = true;
      return this.#going;
    }
    await this.#alone(() => this.#round());
    if (!this.#isAskedAgain) return;
    this.#isAskedAgain = false;
    return this.round();
  }

  /** Hands on what was taken in by now. @returns whether all have it. Never throws. */
  async handOn(): Promise<boolean> {
    let isDone = false;
    await this.#alone(async () => {
      await this.#sharing.share();
      isDone = true;
    });
    return isDone;
  }

  /** Takes over what others handed on: from now on this process is the one that takes the coverage in. Never throws. */
  async follow(): Promise<void> {
    await this.#alone(async () => {
      await this.#follow();
      if ((await this.#parts.coverage.head()) !== null) await followHidden(this.#here, this.#parts.coverage);
    });
  }

  /** Hands on the last of what this process took in, and ends. */
  async stop(isIngesting: boolean): Promise<void> {
    clearInterval(this.#timer);
    await this.#stopListening();
    await this.#alone(async () => {
      this.#rounds = null;
      if (isIngesting) await this.#sharing.share();
    });
  }

  /** Does one thing after the other: what is handed on and what is followed must not meet half-way. Never throws. */
  async #alone(work: () => Promise<void>): Promise<void> {
    while (this.#going !== null) await this.#going;
    this.#going = this.#quietly(work);
    await this.#going;
    this.#going = null;
  }

  async #round(): Promise<void> {
    const isDue = performance.now() - this.#lookedAt >= followEveryMs;
    if (this.#rounds?.isIngesting()) await this.#sharing.share();
    else await this.#follow();
    if (!isDue) return;
    await followHidden(this.#here, this.#parts.coverage);
    this.#lookedAt = performance.now();
  }

  async #follow(): Promise<void> {
    const index = await this.#copy.follow();
    if (index !== null) this.#rounds?.onIndex(index);
  }

  /** What fails now is tried again in the next round, and told once. */
  async #quietly(work: () => Promise<void>): Promise<void> {
    try {
      await work();
      this.#toldTrouble = null;
    } catch (error) {
      if (error instanceof NotIngestingError || error instanceof RenewedError || isGoneMeanwhile(error)) return;
      if (error instanceof DivergedError)
        return this.#rounds?.onDiverged(error).catch((failed) => this.#tellOnce(failed));
      this.#tellOnce(error);
    }
  }

  #tellOnce(error: unknown): void {
    const trouble = errorMessage(error);
    if (trouble !== this.#toldTrouble) this.#parts.tell(trouble);
    this.#toldTrouble = trouble;
  }
}

/** A segment was merged away while it was read. */
function isGoneMeanwhile(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

/** Where the coverage is shared with other processes, what keeps this copy of it; `null` where it isn't. */
export function sharingOf(
  state: State,
  dataDir: string,
  timeZone: string,
  tell: SharingParts['tell'],
): CoverageSharing | null {
  const { coverage, holder } = state;
  if (coverage === null) return null;
  return new CoverageSharing({ coverage, dataDir, timeZone, tell, writer: () => ({ holder, at: new Date() }) });
}
