import type { Log } from '../log/log.ts';
import { type Deliveries, type Delivery, longestClaimMs, type PostedMessage } from '../store/deliveries.ts';
import type { Schedules } from '../store/schedules.ts';
import { askInTime, postTimeoutMs } from './ask-in-time.ts';
import type { Composer } from './composer.ts';
import type { Courier, Refused, Unreachable } from './courier.ts';
import { lateAfterMs } from './digest-round.ts';
import { quietUntil } from './due-times.ts';
import type { Notices } from './notices.ts';
import { Outage } from './outage.ts';
import { Pace } from './pace.ts';
import { isHopeless, nextTry, tellAfterMs, verdictOn } from './post-failure.ts';
import type { WaitingClock } from './waiting-clock.ts';

/** A process that was killed keeps a channel waiting for so long: less than Discord knows a nonce. */
const claimMs = 60_000;
/** Within this time after the first try, Discord answers the same nonce with the message that is there. */
const nonceHoldsMs = 110_000;
/** A process that hung for longer before it sent something leaves it to another: its claim may end before the request does. */
const sendWithinMs = claimMs - postTimeoutMs;
/** Messages that are on their way at a time. */
const atATime = 4;
/** Of the fifty requests a second that Discord takes from a bot, this many are ours: answers go first. */
const postsPerSecond = 10;

export interface OfficeParts {
  readonly deliveries: Deliveries;
  readonly schedules: Pick<Schedules, 'find' | 'pause'>;
  readonly courier: Courier;
  readonly composer: Pick<Composer, 'stands'>;
  readonly notices: Notices;
  readonly clock: WaitingClock;
  readonly log: Pick<Log, 'info' | 'warn'>;
  /** Under which name this process claims; no other one has it. */
  readonly holder: string;
}

/**
 * Posts what waits in the outbox, each message once. Before a POST it is written down that the message may stand there; whoever finds that later, and can't rely on
 * Discord's knowing the nonce still, looks for the message before it is sent again.
 */
export class PostOffice {
  readonly #parts: OfficeParts;
  readonly #pace: Pace;
  readonly #outage: Outage;
  /** When the claims of this process end, by key. */
  readonly #ends = new Map<string, number>();

  constructor(parts: OfficeParts) {
    this.#parts = parts;
    this.#pace = new Pace(parts.clock, 1_000 / postsPerSecond);
    this.#outage = new Outage(parts.clock, parts.notices, tellAfterMs);
  }

  /** Posts all that can be posted now. Once the signal aborts, nothing more is begun. */
  async deliver(signal: AbortSignal): Promise<void> {
    const { deliveries, holder, clock } = this.#parts;
    const underWay = new Set<Promise<void>>();
    try {
      while (!signal.aborted && !this.#outage.isOn()) {
        const at = clock.now();
        const [delivery] = await deliveries.claim(holder, claimMs, new Date(at), 1);
        // What is under way may set others free, in the same channel.
        if (delivery === undefined && underWay.size === 0) return;
        if (delivery !== undefined) {
          this.#ends.set(delivery.key, at + claimMs);
          const one = this.#attempt(delivery, signal).finally(() => underWay.delete(one));
          underWay.add(one);
        }
        const most = this.#outage.isDoubted() ? 1 : atATime;
        if (delivery === undefined || underWay.size >= most) await Promise.race(underWay);
      }
    } finally {
      await Promise.all(underWay);
    }
  }

  async #attempt(delivery: Delivery, signal: AbortSignal): Promise<void> {
    try {
      await this.#deliver(delivery, signal);
    } catch (error) {
      // Its state says what is known; whoever claims it when this claim has ended goes on from there.
      this.#parts.log.warn('A message could not be dealt with; it is tried again', { key: delivery.key, error });
    } finally {
      this.#ends.delete(delivery.key);
    }
  }

  async #deliver(delivery: Delivery, signal: AbortSignal): Promise<void> {
    const { deliveries, holder } = this.#parts;
    if (delivery.edits) return this.#change(delivery, delivery.edits, signal);
    const standing = await this.#standing(delivery, signal);
    if (standing === null) return;
    if (standing.posted !== null) return deliveries.posted(delivery.key, holder, standing.posted);
    if (delivery.payload === '') return deliveries.drop(delivery.key, holder, 'its words were erased', this.#now());
    if (!standing.mayBePosted && (await this.#isKeptStill(delivery))) return;
    // Nothing of it is out: it is written anew, without what was withdrawn or hidden since.
    if (delivery.tells !== null && !standing.mayBePosted && !(await this.#parts.composer.stands(delivery.traces)))
      return deliveries.takeBack(delivery.key, holder);
    await this.#pace.turn(signal);
    if (signal.aborted) return deliveries.release(delivery.key, holder);
    const { mayBePosted } = standing;
    if (!(await this.#mayBeSent(delivery.key, !mayBePosted))) return;
    const result = await askInTime(this.#parts.clock, signal, (inTime) =>
      this.#parts.courier.post(delivery.to, delivery.payload, delivery.mark, inTime),
    );
    if (result.kind === 'posted') {
      this.#outage.isOver();
      return deliveries.posted(delivery.key, holder, result.posted);
    }
    if (result.kind === 'refused') this.#outage.isOver();
    else await this.#outage.hit(delivery.key, result.detail);
    await this.#failed(delivery, result, mayBePosted);
  }

  /** Changes a message that stands; done twice, that is done once. What can't be changed for a day is left as it is. */
  async #change(delivery: Delivery, where: PostedMessage, signal: AbortSignal): Promise<void> {
    const { deliveries, courier, holder, clock, log } = this.#parts;
    const { key, payload, trouble } = delivery;
    await this.#pace.turn(signal);
    if (signal.aborted) return deliveries.release(key, holder);
    if (!(await this.#mayBeSent(key, true))) return;
    // A process that was killed, or an answer that was lost, may have done it.
    const mayBeDone = delivery.state === 'sending';
    const result = await askInTime(clock, signal, (inTime) => courier.edit(where, payload, inTime, mayBeDone));
    if (result.kind !== 'unreachable') this.#outage.isOver();
    if (result.kind === 'done') return deliveries.posted(key, holder, where);
    if (this.#isOver(key)) return deliveries.release(key, holder);
    const { detail } = result;
    if (result.kind === 'unreachable') await this.#outage.hit(key, detail);
    const now = clock.now();
    if (result.kind === 'refused' && (result.reason === 'unusable' || isHopeless(trouble, now))) {
      log.info('A message was left as it is', { key, detail });
      return deliveries.drop(key, holder, detail, this.#now());
    }
    const mayBePosted = result.kind === 'unreachable';
    const failure = { what: detail, notBefore: nextTry(trouble, now), mayBePosted, isTold: true };
    await deliveries.failed(key, holder, failure, this.#now());
  }

  /** Whether it stands there already, as far as that must be known before it is sent; `null` when it isn't to be sent now. */
  async #standing(
    delivery: Delivery,
    signal: AbortSignal,
  ): Promise<{ readonly posted: PostedMessage | null; readonly mayBePosted: boolean } | null> {
    const { courier, deliveries, notices, clock, holder } = this.#parts;
    const { state, sentAt, dueAt, to, mark } = delivery;
    const mayBePosted = state === 'sending';
    const sinceMs = clock.now() - (sentAt ?? dueAt).getTime();
    const nonceHolds = to.forum === null && sinceMs >= 0 && sinceMs < nonceHoldsMs;
    // What is late may have been posted before a backup was put back.
    const isToBeLookedFor = mayBePosted ? !nonceHolds || delivery.payload === '' : sinceMs > lateAfterMs;
    if (!isToBeLookedFor) return { posted: null, mayBePosted };
    const result = await askInTime(this.#parts.clock, signal, (inTime) =>
      courier.find(to, mark, sentAt ?? dueAt, inTime),
    );
    if (result.kind === 'found') return { posted: result.posted, mayBePosted };
    if (result.kind === 'absent' || !mayBePosted) return { posted: null, mayBePosted: false };
    if (result.kind === 'unreachable') {
      await this.#outage.hit(delivery.key, result.detail);
      await this.#failed(delivery, result, true);
      return null;
    }
    if (this.#isOver(delivery.key)) return null;
    await notices.tell({ kind: 'held', delivery, detail: result.detail });
    await deliveries.hold(delivery.key, holder, result.detail, this.#now());
    return null;
  }

  /**
   * Keeps news of what is followed out of quiet hours, into which a message comes that could not be posted before. It is written anew when they end, with what came
   * meanwhile; one that has long had trouble waits as it is, so that what is wrong with its channel isn't forgotten every night.
   */
  async #isKeptStill({ key, tells, trouble, state }: Delivery): Promise<boolean> {
    const { deliveries, schedules, holder } = this.#parts;
    const schedule = tells && (await schedules.find(tells.schedule));
    const now = this.#now();
    const until = schedule === null || schedule.follow === null ? null : quietUntil(schedule, now);
    if (until === null) return false;
    const isLasting = trouble !== null && now.getTime() - trouble.since.getTime() >= tellAfterMs;
    if (!isLasting && state === 'waiting') {
      await deliveries.takeBack(key, holder);
      return true;
    }
    const notBefore = new Date(Math.min(until.getTime(), now.getTime() + longestClaimMs));
    const { what, isTold } = trouble ?? { what: 'it waits for the end of quiet hours', isTold: false };
    await deliveries.failed(key, holder, { what, notBefore, mayBePosted: false, isTold }, now);
    return true;
  }

  async #failed(delivery: Delivery, failure: Refused | Unreachable, mayHaveBeenPosted: boolean): Promise<void> {
    const { deliveries, notices, schedules, holder, clock } = this.#parts;
    const { key, tells, trouble } = delivery;
    if (this.#isOver(key)) return deliveries.release(key, holder);
    const { detail } = failure;
    const now = clock.now();
    const mayBePosted = mayHaveBeenPosted || failure.kind === 'unreachable';
    const isItsOwn = failure.kind === 'refused' || this.#outage.concernsOne(trouble?.since.getTime() ?? now);
    const verdict = verdictOn(delivery, failure, { isItsOwn, mayBePosted, now });
    if (verdict.kind === 'given up') {
      const { pauses, isHeld } = verdict;
      if (tells === null || pauses === null) await notices.tell({ kind: 'dropped', delivery, detail });
      else {
        await notices.tell({ kind: 'paused', schedule: tells.schedule, why: pauses, detail });
        await schedules.pause(tells.schedule, pauses, this.#now());
      }
      return deliveries[isHeld ? 'hold' : 'drop'](key, holder, detail, this.#now());
    }
    const { notBefore, isToBeTold } = verdict;
    const missing = failure.kind === 'refused' ? (failure.missing ?? null) : null;
    if (isToBeTold) await notices.tell({ kind: 'failing', delivery, detail, missing });
    const isTold = isToBeTold || trouble?.isTold === true;
    await deliveries.failed(key, holder, { what: detail, notBefore, mayBePosted, isTold }, this.#now());
  }

  /** Writes down that it may stand there from now on. @returns false where nothing may be sent: it is another's, or may be by the time that it would arrive. */
  async #mayBeSent(key: string, isNewTry: boolean): Promise<boolean> {
    const { deliveries, holder, clock } = this.#parts;
    const at = clock.now();
    if (!(await deliveries.sending(key, holder, claimMs, new Date(at), isNewTry))) return false;
    this.#ends.set(key, at + claimMs);
    if (clock.now() - at < sendWithinMs) return true;
    await deliveries.release(key, holder);
    return false;
  }

  /** Whether this process, which hung meanwhile, may have lost its claim: what became of the message is another's to say. */
  #isOver(key: string): boolean {
    return this.#parts.clock.now() >= (this.#ends.get(key) ?? 0);
  }

  #now(): Date {
    return new Date(this.#parts.clock.now());
  }
}
