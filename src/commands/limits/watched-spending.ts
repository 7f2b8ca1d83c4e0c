import { type DeskObserver, unobserved } from '../../desk/desk-observer.ts';
import type { ModelCall } from '../../model/metered-model.ts';
import type { Spending } from '../../store/spending.ts';

/** A call to Claude; moments are milliseconds since 1970. */
export interface PaidCall {
  /** When the look into the books began that allowed it. */
  readonly lookedAt: number;
  /** When what it cost was in the books, as far as they said so. */
  readonly countedAt: number;
  readonly dollars: number;
}

/** A look that found something left; `foundAt` is a moment of `performance.now()`. */
interface Look {
  readonly lookedAt: number;
  readonly foundAt: number;
}

/** The books, next to which somebody notes by themselves what each call cost and when. */
export class WatchedSpending implements Spending, DeskObserver {
  readonly calls: PaidCall[] = [];
  readonly begun = unobserved.begun;
  readonly ended = unobserved.ended;
  readonly refused = unobserved.refused;
  readonly #books: Spending;
  readonly #limit: number;
  readonly #looks: Look[] = [];
  /** The call that is counted next. */
  #ending: Omit<PaidCall, 'countedAt'> | null = null;

  /** @param limit dollars: a look that finds less allows a call. */
  constructor(books: Spending, limit: number) {
    this.#books = books;
    this.#limit = limit;
  }

  /** Told of each call right before it is counted. */
  readonly called = ({ ms }: ModelCall, dollars: number | null): void => {
    const beganAt = performance.now() - ms;
    const lookedAt = this.#looks.findLast(({ foundAt }) => foundAt <= beganAt)?.lookedAt ?? Number.NaN;
    this.#ending = dollars === null || dollars === 0 ? null : { lookedAt, dollars };
  };

  readonly since: Spending['since'] = async (moment) => {
    const lookedAt = Date.now();
    const sum = await this.#books.since(moment);
    if (sum < this.#limit) this.#looks.push({ lookedAt, foundAt: performance.now() });
    return sum;
  };

  readonly add: Spending['add'] = async (...counted) => {
    const call = this.#ending;
    this.#ending = null;
    const before = await this.#books.add(...counted);
    if (call !== null) this.calls.push({ ...call, countedAt: Date.now() });
    return before;
  };

  readonly deleteBefore: Spending['deleteBefore'] = (moment) => this.#books.deleteBefore(moment);
}
