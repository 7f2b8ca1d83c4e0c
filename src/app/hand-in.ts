import { basename } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { DataFolderInUseError } from '../store/data-folder-error.ts';
import { DatabaseError } from '../store/database-error.ts';
import type { ErrandForm, ErrandProgress, OpenedErrands } from '../store/errands.ts';
import { intakeLease } from '../store/leases.ts';
import { openErrandsIn } from '../store/open-state-in.ts';
import { lockDataFolder } from '../store/sqlite/lock.ts';
import { errandWords } from '../wording/errand-words.ts';
import { described } from './errand-runner.ts';
import { interruptedCode } from './interrupted-code.ts';
import type { Progress } from './progress.ts';

/** How often a command looks how far it is. */
const lookEveryMs = 500;
/** Another process takes over within that time: then somebody should know that nobody has begun. */
const takeoverMs = 30_000;

export interface HandingIn {
  readonly dataDir: string;
  readonly databaseUrl: string | null;
  readonly now: () => Date;
  readonly tell: (line: string) => void;
  readonly progress: Progress;
  /** Aborts when the command is told to end. */
  readonly stopping: AbortSignal;
}

/** Whether another process takes the coverage in that processes share. Of a data folder that one process has alone, its lock says it. */
export async function isTakenElsewhere({
  dataDir,
  databaseUrl,
  now,
}: Pick<HandingIn, 'dataDir' | 'databaseUrl' | 'now'>): Promise<boolean> {
  if (databaseUrl === null) return false;
  const opened = await openErrandsIn(dataDir, databaseUrl);
  try {
    return await opened.isHeld(intakeLease, now());
  } finally {
    await opened.close();
  }
}

/**
 * Hands an errand to the process that takes the coverage in, and waits until it is done, wherever that is. Nothing is lost when either is killed: what was handed in is done by
 * whoever takes the coverage in next.
 * @param path of a file that goes with it; `null` for none.
 * @returns the command's exit code; `null` where nobody takes the coverage in any more and nobody has begun: it was taken back.
 * @throws {DataFolderError | DatabaseError} when it can't be handed in.
 */
export async function handIn(form: ErrandForm, path: string | null, around: HandingIn): Promise<number | null> {
  const { dataDir, databaseUrl, now, tell, progress, stopping } = around;
  const opened = await openErrandsIn(dataDir, databaseUrl);
  const { errands } = opened;
  try {
    const name = path === null ? '' : basename(path);
    const copied = (bytes: number): void => progress.note(`${errandWords.copying(name)}: ${inMegabytes(bytes)}`);
    const id = await errands.handIn(form, path, now(), copied);
    progress.clear();
    const endsThere = form.kind === 'backfill';
    tell((endsThere ? errandWords.handedInWhile : errandWords.handedIn)(described(form)));
    const waiting = new Waiting(opened, id, around);
    for (;;) {
      const code = await waiting.look(form);
      if (code !== undefined) return code;
      if (stopping.aborted) break;
      await wait(lookEveryMs, undefined, { signal: stopping }).catch(() => {});
    }
    progress.clear();
    const isWithdrawn = endsThere && (await errands.withdraw(id));
    tell(isWithdrawn ? errandWords.cutOff : errandWords.goesOn(described(form)));
    return interruptedCode;
  } finally {
    progress.clear();
    await opened.close();
  }
}

/** A command that waits for what it handed in. */
class Waiting {
  readonly #opened: OpenedErrands;
  readonly #id: string;
  readonly #around: HandingIn;
  readonly #since = performance.now();
  #freeSince: number | null = null;
  #hasTold = false;
  #toldTrouble: string | null = null;

  constructor(opened: OpenedErrands, id: string, around: HandingIn) {
    this.#opened = opened;
    this.#id = id;
    this.#around = around;
  }

  /** @returns the exit code once it has ended, `null` once it was taken back; `undefined` while it is to be waited for. */
  async look(form: ErrandForm): Promise<number | null | undefined> {
    const { tell, progress } = this.#around;
    try {
      const standing = await this.#opened.errands.standing(this.#id);
      this.#toldTrouble = null;
      if (standing === null) {
        tell(errandWords.isWithdrawn(described(form)));
        return 1;
      }
      if (standing.outcome !== null) {
        progress.clear();
        for (const line of standing.outcome.lines) tell(line);
        return standing.outcome.code;
      }
      if (standing.progress !== null) show(standing.progress, progress);
      else if (await this.#isAbandoned()) return null;
      return undefined;
    } catch (error) {
      // The database is restarted, say: what was handed in is there when it is back.
      if (!(error instanceof DatabaseError)) throw error;
      if (error.message !== this.#toldTrouble) tell(error.message);
      this.#toldTrouble = error.message;
      return undefined;
    }
  }

  /** Nobody has begun, and nobody takes the coverage in for longer than a restart or a takeover lasts. */
  async #isAbandoned(): Promise<boolean> {
    const at = performance.now();
    const { tell } = this.#around;
    if (!this.#hasTold && at - this.#since > takeoverMs) {
      tell(errandWords.waiting);
      this.#hasTold = true;
    }
    this.#freeSince = (await this.#isFree()) ? (this.#freeSince ?? at) : null;
    if (this.#freeSince === null || at - this.#freeSince < takeoverMs) return false;
    if (!(await this.#opened.errands.withdraw(this.#id))) return false;
    tell(errandWords.itself);
    return true;
  }

  async #isFree(): Promise<boolean> {
    if (await this.#opened.isHeld(intakeLease, this.#around.now())) return false;
    try {
      lockDataFolder(this.#around.dataDir)();
      return true;
    } catch (error) {
      if (error instanceof DataFolderInUseError) return false;
      throw error;
    }
  }
}

function show({ what, share }: ErrandProgress, progress: Progress): void {
  if (share === null) progress.note(what);
  else progress.show(what, share, 1);
}

function inMegabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(0)} MB`;
}
