import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Errand, ErrandForm, ErrandOutcome, ErrandProgress, Errands } from '../store/errands.ts';
import type { Imports } from '../store/imports.ts';
import { errandWords } from '../wording/errand-words.ts';
import { errorMessage } from '../wording/error-message.ts';
import type { ErrandWork } from './intake-thread.ts';

/** How often it is said how far one is, and looked whether somebody still wants it. */
const showEveryMs = 1_000;
/** What can't be done now rests for so long. */
const restMs = 60_000;

export interface RunnerParts {
  readonly errands: Errands;
  /** Files that are fetched for errands lie here. */
  readonly folder: string;
  /** Which files were imported, where the coverage is this process's own; `null` where it is shared, and is never rebuilt from them. */
  readonly imports: Imports | null;
  readonly lookEveryMs: number;
  readonly isIngesting: () => boolean;
  readonly run: (
    work: ErrandWork,
    progress: (progress: ErrandProgress) => void,
    signal: AbortSignal,
  ) => Promise<ErrandOutcome | null>;
  /** Hands on to the others what was taken in. @returns whether they have it. */
  readonly handOn: () => Promise<boolean>;
  readonly tell: (line: string) => void;
}

/**
 * Does what commands ask while this process takes the coverage in: of each kind one at a time, so that nobody waits for an archive of a thousand pages to have a source
 * taken out. An errand ends once what came of it can't be lost; one that is cut off stays open, and is done by whoever takes the coverage in next.
 */
export class ErrandRunner {
  readonly #parts: RunnerParts;
  readonly #closing = new AbortController();
  readonly #running = new Map<ErrandForm['kind'], Promise<void>>();
  readonly #restingUntil = new Map<string, number>();
  #looking: Promise<void> | null = null;
  readonly #timer: NodeJS.Timeout;

  constructor(parts: RunnerParts) {
    this.#parts = parts;
    this.#timer = setInterval(() => this.look(), parts.lookEveryMs);
    this.#timer.unref();
    this.look();
  }

  /** Begins with what is asked. */
  look(): void {
    if (this.#looking !== null || this.#closing.signal.aborted || !this.#parts.isIngesting()) return;
    this.#looking = this.#look()
      // Database or disk are away: the next look finds it.
      .catch(() => {})
      .finally(() => {
        this.#looking = null;
      });
  }

  /** Stops what is under way; it stays open. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    this.#closing.abort();
    await this.#looking;
    await Promise.all(this.#running.values());
  }

  async #look(): Promise<void> {
    for (const errand of await this.#parts.errands.open()) {
      const { id, form } = errand;
      if (this.#running.has(form.kind) || this.#closing.signal.aborted) continue;
      if (performance.now() < (this.#restingUntil.get(id) ?? 0)) continue;
      const doing = this.#do(errand)
        .catch((error: unknown) => this.#rest(errand, errorMessage(error)))
        .finally(() => this.#running.delete(form.kind));
      this.#running.set(form.kind, doing);
    }
  }

  async #do({ id, form }: Errand): Promise<void> {
    const { errands, folder, tell, run } = this.#parts;
    const unwanted = new AbortController();
    let progress: ErrandProgress = { what: described(form), share: null };
    const show = (): void => {
      const shown = errands.show(id, progress);
      shown.then((isWanted) => isWanted || unwanted.abort()).catch(() => {});
    };
    const timer = setInterval(show, showEveryMs);
    try {
      if (!(await errands.show(id, progress))) return;
      tell(errandWords.asked(described(form)));
      const path = form.kind === 'import' ? await errands.fileOf(id, folder) : null;
      const signal = AbortSignal.any([this.#closing.signal, unwanted.signal]);
      const onProgress = (news: ErrandProgress): void => {
        progress = news;
      };
      const outcome = await run({ id, form, path }, onProgress, signal);
      if (outcome === null) return;
      if (await this.#parts.handOn()) await this.#end(id, form, outcome);
      // It stays open, and is done again: not at once, for it may be large.
      else this.#restingUntil.set(id, performance.now() + restMs);
    } finally {
      clearInterval(timer);
    }
  }

  async #end(id: string, form: ErrandForm, outcome: ErrandOutcome): Promise<void> {
    const { errands, folder, imports, tell } = this.#parts;
    // Before the copy goes: a store that is rebuilt must find the file.
    if (form.kind === 'import') await imports?.remember(form.file, new Date());
    if (form.kind === 'forget') await imports?.forget(form.file);
    await errands.end(id, outcome, new Date());
    rmSync(join(folder, id), { force: true });
    for (const line of outcome.lines) tell(line);
  }

  #rest({ id, form }: Errand, reason: string): void {
    if (this.#closing.signal.aborted) return;
    if (!this.#restingUntil.has(id)) this.#parts.tell(errandWords.cantBeDone(described(form), reason));
    this.#restingUntil.set(id, performance.now() + restMs);
  }
}

/** What is asked, in a few words. */
export function described(form: ErrandForm): string {
  switch (form.kind) {
    case 'import':
      return `the import of ${form.shownAs}`;
    case 'forget':
      return `taking out what ${form.shownAs} brought`;
    case 'backfill':
      return `the archive of ${form.address}${form.since === null ? '' : ` since ${form.since}`}`;
    case 'remove':
      return `taking out ${form.source}`;
    case 'accept':
      return `letting through what is held of ${form.source}`;
    case 'poll':
      return `reading ${form.source}`;
  }
}
