import { isTimeZone } from '../language/dates.ts';
import type { Log } from '../log/log.ts';
import { type Deliveries, markOf, type NewDelivery } from '../store/deliveries.ts';
import type { Schedule, Schedules, Settlement } from '../store/schedules.ts';
import { errorMessage } from '../wording/error-message.ts';
import type { Composed, Composer } from './composer.ts';
import { newestDue, quietUntil } from './due-times.ts';
import { inTurns } from './in-turns.ts';
import type { Notices } from './notices.ts';
import { Pace } from './pace.ts';
import type { WaitingClock } from './waiting-clock.ts';

/** A process that was killed keeps its schedules waiting for so long. */
const claimMs = 60_000;
const renewEveryMs = 20_000;
/** What comes later than this, says so. */
export const lateAfterMs = 15 * 60_000;
/** Clocks of machines differ by less; one that is further back than what it settled was set back. */
const mostSkewMs = 5 * 60_000;
/** Digests that are written at a time, and at most in a second: answers go before, and no more are posted. */
const atATime = 4;
const perSecond = 10;
/** Of a follow, as many messages as whoever follows wants at most come within this time. */
const followedDayMs = 24 * 3_600_000;
const firstPauseMs = 30_000;
const longestPauseMs = 30 * 60_000;
/** A digest that can't be written is told of after this many tries, in about half an hour. */
const triesBeforeTold = 6;

interface RoundParts {
  readonly schedules: Schedules;
  readonly deliveries: Pick<Deliveries, 'find' | 'isUnderWay' | 'toldBefore' | 'isWaiting' | 'postedSince'>;
  readonly composer: Composer;
  readonly notices: Notices;
  readonly clock: WaitingClock;
  readonly log: Pick<Log, 'warn'>;
  /** Under which name this process claims; no other one has it. */
  readonly holder: string;
}

/** Finds out which digests are due, has each written, and puts it into the outbox. */
export class DigestRound {
  readonly #parts: RoundParts;
  readonly #pace: Pace;
  /** Of schedules whose digest couldn't be written. */
  readonly #failures = new Map<string, { readonly tries: number; readonly notBefore: number }>();

  constructor(parts: RoundParts) {
    this.#parts = parts;
    this.#pace = new Pace(parts.clock, 1_000 / perSecond);
  }

  /** Settles everything that is due now. Of what was missed, the newest alone. */
  async look(signal: AbortSignal): Promise<void> {
    const { clock } = this.#parts;
    const now = clock.now();
    const newest = new Map<string, Date | null>();
    const momentOf = (schedule: Schedule): Date | null => {
      // A thousand schedules have a handful of timetables.
      const { rhythm, timeZone, quiet } = schedule;
      const timetable = JSON.stringify([rhythm, timeZone, quiet]);
      if (!newest.has(timetable)) newest.set(timetable, dueOrNever(schedule, now));
      return newest.get(timetable) ?? null;
    };
    const due = (await this.#active(now)).filter((schedule) => {
      if ((this.#failures.get(schedule.id)?.notBefore ?? 0) > now) return false;
      const moment = momentOf(schedule);
      return moment === null || moment > schedule.settledUntil;
    });
    const [digests, follows] = [
      due.filter(({ follow }) => follow === null),
      due.filter(({ follow }) => follow !== null),
    ];
    await this.#settleAll(digests, now, signal);
    await this.#settleAll(await this.#withNews(follows, momentOf, signal), now, signal);
  }

  async #settleAll(due: readonly Schedule[], now: number, signal: AbortSignal): Promise<void> {
    await inTurns(due, atATime, signal, async (schedule) => {
      await this.#pace.turn(signal);
      if (!signal.aborted) await this.#settle(schedule, now, signal);
    });
  }

  /** Settles all for which nothing can be new, at once: thousands of follows are looked at every quarter of an hour. @returns the others */
  async #withNews(
    follows: readonly Schedule[],
    momentOf: (schedule: Schedule) => Date | null,
    signal: AbortSignal,
  ): Promise<readonly Schedule[]> {
    const { schedules, composer, clock, log } = this.#parts;
    const windows = Map.groupBy(follows, (one) => `${one.toldUntil.getTime()} ${momentOf(one)?.getTime() ?? ''}`);
    const left: Schedule[] = [];
    for (const alike of windows.values()) {
      if (signal.aborted) return [];
      const [first] = alike;
      const until = first === undefined ? null : momentOf(first);
      if (first === undefined || until === null || until <= first.toldUntil) {
        left.push(...alike);
        continue;
      }
      try {
        if (await composer.anythingCame({ after: first.toldUntil, until }, signal)) left.push(...alike);
        else
          await schedules.settleEmpty(
            alike.map(({ id }) => id),
            until,
            new Date(clock.now()),
          );
      } catch (error) {
        if (!signal.aborted) log.warn('What is followed could not be looked at; the next look is soon', { error });
      }
    }
    return left;
  }

  /** All that run; where the clock was set back, due times count from now. */
  async #active(now: number): Promise<readonly Schedule[]> {
    const { schedules, log } = this.#parts;
    const active = await schedules.active();
    const isAhead = ({ settledUntil, toldUntil }: Schedule): boolean =>
      Math.max(settledUntil.getTime(), toldUntil.getTime()) > now + mostSkewMs;
    if (!active.some(isAhead)) return active;
    const count = await schedules.setBack(new Date(now));
    log.warn('The clock was set back: schedules go on from what it says now', { count });
    return schedules.active();
  }

  async #settle({ id }: Schedule, now: number, signal: AbortSignal): Promise<void> {
    const { schedules, deliveries, clock, holder } = this.#parts;
    // As it stands: another process may have settled it, somebody may have changed it.
    const schedule = await schedules.claim(id, holder, claimMs, new Date(clock.now()));
    if (schedule === null) return;
    try {
      const due = newestDue(schedule, new Date(now));
      // What would be written now, could not be posted before the one on its way is known to stand there, or not to.
      if (due !== null && due > schedule.settledUntil && !(await deliveries.isUnderWay(id))) {
        const as = await this.#settlement(schedule, due, signal);
        if (await schedules.settle(id, holder, { due, as }, new Date(clock.now()))) {
          this.#failures.delete(id);
          return;
        }
      }
    } catch (error) {
      if (!signal.aborted) await this.#failed(schedule, error);
    }
    await schedules.release(id, holder);
  }

  async #settlement(schedule: Schedule, due: Date, signal: AbortSignal): Promise<Settlement['as']> {
    const key = digestKey(schedule.id, due);
    const before = await this.#parts.deliveries.find(key);
    // It came before the clock was set back, or its news was told with a later one; what was dropped told nobody.
    if (schedule.toldUntil < due && before?.state === 'dropped') return { kind: 'missed' };
    if (schedule.toldUntil >= due || before !== null) return { kind: 'empty' };
    const isLate = this.#parts.clock.now() - due.getTime() > lateAfterMs;
    if (isLate && schedule.missed === 'none') return { kind: 'missed' };
    // A moment before quiet hours that is looked at in them: what is new comes when they end.
    const isQuiet = schedule.follow !== null && quietUntil(schedule, new Date(this.#parts.clock.now())) !== null;
    if (isQuiet || (await this.#isToWait(schedule, due))) return { kind: 'missed' };
    const composed = await this.#composed(schedule, { due, isLate, mark: markOf(key) }, signal);
    return composed === null
      ? { kind: 'empty' }
      : { kind: 'deliver', delivery: deliveryOf(schedule, key, due, composed) };
  }

  /**
   * Whether what is new of a follow waits, and comes together with what is new then: so much was told within a day, or a message of it can't be posted still,
   * and writing it anew every quarter of an hour would help nobody.
   */
  async #isToWait({ id, follow }: Schedule, due: Date): Promise<boolean> {
    if (follow === null) return false;
    const { deliveries } = this.#parts;
    if (await deliveries.isWaiting(id)) return true;
    return (await deliveries.postedSince(id, new Date(due.getTime() - followedDayMs))) >= follow.mostADay;
  }

  /** Holds on to the claim as long as it takes. */
  async #composed(
    schedule: Schedule,
    { due, isLate, mark }: { due: Date; isLate: boolean; mark: string },
    signal: AbortSignal,
  ): Promise<Composed | null> {
    const { schedules, deliveries, composer, clock, holder } = this.#parts;
    // Where the clock was set back for a while, the schedule itself knows less of what was told than what stands there.
    const told = Math.max(
      schedule.toldUntil.getTime(),
      (await deliveries.toldBefore(schedule.id, due))?.getTime() ?? 0,
    );
    const done = new AbortController();
    const renew = async (): Promise<void> => {
      for (;;) {
        await clock.wait(renewEveryMs, done.signal);
        if (done.signal.aborted) return;
        await schedules.claim(schedule.id, holder, claimMs, new Date(clock.now()));
      }
    };
    const renewing = renew();
    try {
      return await composer.compose(schedule, { after: new Date(told), until: due, isLate, mark }, signal);
    } finally {
      done.abort();
      await renewing;
    }
  }

  async #failed(schedule: Schedule, error: unknown): Promise<void> {
    const { schedules, notices, clock, log } = this.#parts;
    const now = clock.now();
    const detail = errorMessage(error);
    if (error instanceof RangeError && !isTimeZone(schedule.timeZone)) {
      await notices.tell({ kind: 'paused', schedule: schedule.id, why: 'unusable', detail });
      await schedules.pause(schedule.id, 'unusable', new Date(now));
      return;
    }
    const tries = (this.#failures.get(schedule.id)?.tries ?? 0) + 1;
    const pauseMs = Math.min(firstPauseMs * 2 ** (tries - 1), longestPauseMs);
    this.#failures.set(schedule.id, { tries, notBefore: now + pauseMs });
    log.warn('A digest could not be written; it is tried again', { schedule: schedule.id, pauseMs, error });
    if (tries === triesBeforeTold) await notices.tell({ kind: 'unwritten', schedule: schedule.id, detail });
  }
}

/** `null` for a time zone that isn't known: whoever claims the schedule finds out. */
function dueOrNever(schedule: Schedule, now: number): Date | null {
  return isTimeZone(schedule.timeZone) ? newestDue(schedule, new Date(now)) : null;
}

/** A due moment of a schedule has one key, whoever makes it. */
function digestKey(schedule: string, due: Date): string {
  return `digest/${schedule}/${due.toISOString()}`;
}

function deliveryOf(schedule: Schedule, key: string, due: Date, composed: Composed): NewDelivery {
  const { id, channel, forum, crosspost } = schedule;
  return {
    ...{ key, kind: 'digest', mark: markOf(key), dueAt: due, payload: composed.payload, traces: composed.traces },
    to: { channel, forum: forum && { ...forum, name: composed.title ?? forum.name }, crosspost },
    tells: { schedule: id, until: due },
  };
}
