import type { KilledProcess, KilledProcesses } from './killed-processes.ts';
import type { ShiftedClock } from './shifted-clock.ts';

type Start = Parameters<KilledProcess['start']>[0];

interface CrewParts {
  readonly processes: KilledProcesses;
  /** Theirs goes as this one does. */
  readonly clock: ShiftedClock;
  readonly start: Omit<Start, 'holder' | 'byMs'>;
}

/** Processes that are at work at the same time. */
export class Crew {
  readonly #parts: CrewParts;
  #working: { readonly holder: string; readonly process: KilledProcess }[] = [];
  #started = 0;

  constructor(parts: CrewParts) {
    this.#parts = parts;
  }

  /** How many are at work. */
  get size(): number {
    return this.#working.length;
  }

  /** Starts as many as are missing. */
  async fill(size: number): Promise<void> {
    const { processes, clock, start } = this.#parts;
    while (this.#working.length < size) {
      const process = processes.next();
      await process.ready;
      const holder = `process ${this.#started++}`;
      process.start({ ...start, holder, byMs: clock.byMs });
      this.#working.push({ holder, process });
    }
  }

  /** It is a later moment for all: nothing is under way meanwhile that took no time. */
  async setTo(moment: number): Promise<void> {
    const { clock } = this.#parts;
    await Promise.all(this.#working.map(({ process }) => process.rest()));
    clock.set(moment);
    for (const { process } of this.#working) process.goOn(clock.byMs);
  }

  /** Kills one of them. @returns under which name it claimed. */
  async killOne(random: () => number): Promise<string | null> {
    const at = this.#working.length === 1 ? 0 : Math.floor(random() * this.#working.length);
    const [killed] = this.#working.splice(at, 1);
    await killed?.process.kill();
    return killed?.holder ?? null;
  }

  async kill(): Promise<void> {
    await Promise.all(this.#working.splice(0).map(({ process }) => process.kill()));
  }
}
