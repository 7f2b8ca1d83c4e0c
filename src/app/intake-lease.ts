import { intakeLease, type Leases } from '../store/leases.ts';
import type { FolderState } from '../store/state.ts';
import { errorMessage } from '../wording/error-message.ts';

/** Why this process takes nothing in. */
export const takenInElsewhere = {
  found: 'Another Dateline process takes the coverage in.',
  remedy: 'This one can when that one ends, or half a minute after it was killed.',
};

/** A process that was killed keeps the others waiting for so long. */
const leaseMs = 15_000;
/** Twice it may fail before the lease runs out. */
const renewEveryMs = 5_000;
/** Reading a whole folder or file lets no timer through: so long that may take. */
const atAStretchMs = 15 * 60_000;

/**
 * Of all processes that share a store, one takes the coverage in: the one that holds this lease.
 */
export class IntakeLease {
  readonly #leases: Leases;
  readonly #holder: string;
  readonly #now: () => Date;
  #heldUntil = new Date(0);
  #isHeld = false;
  /** Whether what changed last is still to be acted on. */
  #isPending = false;
  #toldTrouble: string | null = null;
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> = Promise.resolve();

  constructor({ leases, holder }: Pick<FolderState, 'leases' | 'holder'>, now: () => Date = () => new Date()) {
    this.#leases = leases;
    this.#holder = holder;
    this.#now = now;
  }

  get isHeld(): boolean {
    return this.#isHeld;
  }

  /** Takes it for work at a stretch. @returns false while another process holds it. */
  async take(): Promise<boolean> {
    return this.#took(await this.#leases.take(intakeLease, this.#holder, atAStretchMs, this.#now()), atAStretchMs);
  }

  /**
   * From now on goes on holding it, or waits for it.
   * @param onChange told when it was lost or won; the next look waits for it, and tells it again where it failed.
   * @param onTrouble told why `onChange` failed, once as long as the reason stays the same.
   */
  keep(onChange: (isHeld: boolean) => Promise<void>, onTrouble: (why: string) => void): void {
    if (this.#timer !== undefined) return;
    const lookOnce = async (): Promise<void> => {
      try {
        await this.look(onChange);
        this.#toldTrouble = null;
      } catch (error) {
        const why = errorMessage(error);
        if (why !== this.#toldTrouble) onTrouble(why);
        this.#toldTrouble = why;
      }
    };
    const look = (): void => {
      this.#looking = this.#looking.then(lookOnce);
    };
    look();
    this.#timer = setInterval(look, renewEveryMs);
    // The program may end while it waits.
    this.#timer.unref();
  }

  /** Renews it, or tries to take it. One that ran out is lost, even if nobody took it: others may have held it meanwhile. @throws what `onChange` throws. */
  async look(onChange: (isHeld: boolean) => Promise<void>): Promise<void> {
    const wasHeld = this.#isHeld;
    try {
      const asked = [intakeLease, this.#holder, leaseMs, this.#now()] as const;
      this.#took(await (wasHeld ? this.#leases.renew(...asked) : this.#leases.take(...asked)), leaseMs);
    } catch {
      // The disk may be full: what was written before holds until it runs out.
      this.#isHeld = wasHeld && this.#now() < this.#heldUntil;
    }
    if (this.#isHeld === wasHeld && !this.#isPending) return;
    this.#isPending = true;
    await onChange(this.#isHeld);
    this.#isPending = false;
  }

  /** Stops renewing. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#looking;
  }

  /** Gives it back, so that another can take it at once. */
  async release(): Promise<void> {
    await this.stop();
    this.#isHeld = false;
    await this.#leases.release(intakeLease, this.#holder);
  }

  #took(isHeld: boolean, forMs: number): boolean {
    this.#isHeld = isHeld;
    if (isHeld) this.#heldUntil = new Date(this.#now().getTime() + forMs);
    return isHeld;
  }
}
