import type { Log } from '../log/log.ts';
import type { Leases } from '../store/leases.ts';
import type { Schedules } from '../store/schedules.ts';
import type { Composer } from './composer.ts';
import type { CorrectionRound } from './corrections/correction-round.ts';
import { crosspostAll } from './crosspost-round.ts';
import { DigestRound } from './digest-round.ts';
import { type OfficeParts, PostOffice } from './post-office.ts';

const lease = 'schedule';
/** Of a process that dies or hangs, another takes it over within 30 seconds: this, and a look. */
const leaseMs = 25_000;
const renewEveryMs = 10_000;
const tryEveryMs = 4_000;
const minuteMs = 60_000;
/** Due moments are full minutes; a clock that was set, or a schedule that was added, is seen after this time. */
const lookEveryMs = 20_000;
const postEveryMs = 2_000;
/** Who reads a wrong answer should not read it for long. */
const correctEveryMs = 5_000;

interface SchedulerParts extends OfficeParts {
  readonly schedules: Schedules;
  readonly composer: Composer;
  readonly leases: Leases;
  /** Under which name this process holds leases. */
  readonly leaseHolder: string;
  readonly log: Pick<Log, 'info' | 'warn'>;
  /** Finds the answers that cite what was corrected; `null` where nothing is answered. */
  readonly corrections: Pick<CorrectionRound, 'look'> | null;
}

/**
 * Does what is due, in the one process that holds the lease for it: looks which digests are due, posts what waits in the outbox, hands it on to followers. What another process
 * does at the same time all the same, because a clock is wrong, is kept apart by claims.
 */
export class Scheduler {
  readonly #parts: SchedulerParts;
  readonly #round: DigestRound;
  readonly #office: PostOffice;
  readonly #stop = new AbortController();
  /** By the clock: a process that hung until then does nothing more before it has looked whether another does. */
  #heldUntil = 0;
  #first: Promise<void> = Promise.resolve();
  #loops: readonly Promise<void>[] = [];

  constructor(parts: SchedulerParts) {
    this.#parts = parts;
    this.#round = new DigestRound(parts);
    this.#office = new PostOffice(parts);
  }

  /** Whether this process is the one that does what is due, from when that is known. */
  async isHolder(): Promise<boolean> {
    await this.#first;
    await this.#turn(async () => void (await this.#mayWork()));
    return this.#isHeld();
  }

  /** Goes on until it is stopped. */
  start(): void {
    if (this.#loops.length > 0) return;
    const { clock } = this.#parts;
    const signal = this.#stop.signal;
    // Nothing is done before it is known whether it is to be done here.
    this.#first = this.#turn(() => this.#hold());
    this.#loops = [
      this.#loop(
        () => this.#hold(),
        () => clock.wait(this.#isHeld() ? renewEveryMs : tryEveryMs, signal),
      ),
      this.#loop(
        async () => {
          if (await this.#mayWork()) await this.#round.look(signal);
        },
        () => clock.wait(Math.min(lookEveryMs, minuteMs - (clock.now() % minuteMs)), signal),
      ),
      this.#loop(
        async () => {
          if (await this.#mayWork()) await this.#office.deliver(signal);
        },
        () => clock.wait(postEveryMs, signal),
      ),
      this.#loop(
        async () => {
          if (await this.#mayWork()) await this.#parts.corrections?.look(signal);
        },
        () => clock.wait(correctEveryMs, signal),
      ),
      this.#loop(
        async () => {
          if (await this.#mayWork()) await crosspostAll(this.#parts, signal);
        },
        () => clock.wait(lookEveryMs, signal),
      ),
    ];
  }

  /** Begins nothing more. Resolves when what was under way is over, and another process can go on at once. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await Promise.all(this.#loops);
    const { leases, leaseHolder } = this.#parts;
    if (this.#heldUntil > 0) await leases.release(lease, leaseHolder);
    this.#heldUntil = 0;
  }

  #isHeld(): boolean {
    return this.#parts.clock.now() < this.#heldUntil;
  }

  /** Whether this process has the lease still; where it ran out while the process hung, that is asked first. */
  async #mayWork(): Promise<boolean> {
    if (this.#heldUntil > 0 && !this.#isHeld()) await this.#hold();
    return this.#isHeld();
  }

  async #hold(): Promise<void> {
    const { leases, leaseHolder, clock } = this.#parts;
    const at = clock.now();
    this.#heldUntil = (await leases.take(lease, leaseHolder, leaseMs, new Date(at))) ? at + leaseMs : 0;
  }

  async #loop(turn: () => Promise<void>, pause: () => Promise<void>): Promise<void> {
    await this.#first;
    while (!this.#stop.signal.aborted) {
      await this.#turn(turn);
      await pause();
    }
  }

  /** What goes wrong in one turn, such as a full disk, may go well in the next. */
  async #turn(turn: () => Promise<void>): Promise<void> {
    try {
      await turn();
    } catch (error) {
      this.#parts.log.warn('What is due could not be looked after; the next look is soon', { error });
    }
  }
}
