import { msPerDay } from '../language/dates.ts';
import type { Log } from '../log/log.ts';
import { clockJump } from './clock-jump.ts';
import type { Deliveries } from './deliveries.ts';
import type { Erasure } from './erasure.ts';
import type { Settings } from './settings.ts';
import type { Spending } from './spending.ts';
import type { Traces } from './traces.ts';
import type { Usage } from './usage.ts';

/** What was posted once isn't posted again even where the clock is set back by a year; the row says that alone, and no words. */
const deliveryDays = 400;

export interface Retention {
  /** How many days a trace is kept. */
  readonly days: number;
  readonly now: () => Date;
  /** Told when old traces could not be deleted. */
  readonly log: Pick<Log, 'warn'>;
}

interface RetainedParts {
  readonly settings: Settings;
  readonly traces: Pick<Traces, 'deleteBefore'>;
  readonly spending: Pick<Spending, 'deleteBefore'>;
  readonly usage: Pick<Usage, 'sweep'>;
  readonly erasure: Pick<Erasure, 'sweep'>;
  readonly deliveries: Pick<Deliveries, 'deleteBefore'>;
}

/** Deletes by age, as long as it isn't stopped, as it was told last. */
interface RetentionKeeper {
  /** Resolves when it was done for the first time, well or not. */
  retain(wanted: Retention): Promise<void>;
  stop(): Promise<void>;
}

/** @see RetentionKeeper */
export function keepRetention(parts: RetainedParts): RetentionKeeper {
  let timer: RetentionTimer | null = null;
  return {
    retain: async (wanted) => {
      await timer?.stop();
      timer = startRetention(parts, wanted);
      await timer.first;
    },
    stop: async () => timer?.stop(),
  };
}

/** Under way until it is stopped. */
interface RetentionTimer {
  /** Resolves when it was done for the first time, well or not. */
  readonly first: Promise<void>;
  /** Resolves when nothing of it is under way any more. */
  stop(): Promise<void>;
}

/** Deletes what is older than it may be, now and once a day; nothing as long as the clock may have jumped ahead. */
function startRetention(
  { settings, traces, spending, usage, erasure, deliveries }: RetainedParts,
  { days, now, log }: Retention,
): RetentionTimer {
  const sweep = async (): Promise<void> => {
    try {
      const at = now();
      const ahead = await clockJump(settings, at);
      if (ahead !== null) {
        log.warn(
          'Nothing was deleted by age: the clock is far ahead of the last time. If it is right, all goes on by itself in a day',
          {
            daysAhead: ahead,
          },
        );
        return;
      }
      const oldest = new Date(at.getTime() - days * msPerDay);
      await traces.deleteBefore(oldest);
      await spending.deleteBefore(oldest);
      await usage.sweep(at);
      await erasure.sweep(at);
      await deliveries.deleteBefore(new Date(at.getTime() - deliveryDays * msPerDay), oldest);
    } catch (error) {
      log.warn('Old traces could not be deleted', { error });
    }
  };
  const first = sweep();
  let last = first;
  const timer = setInterval(() => {
    last = sweep();
  }, msPerDay);
  // The program may end while it waits.
  timer.unref();
  return {
    first,
    stop: () => {
      clearInterval(timer);
      return last;
    },
  };
}
