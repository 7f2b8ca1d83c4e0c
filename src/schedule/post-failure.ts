import type { Delivery } from '../store/deliveries.ts';
import type { PauseReason } from '../store/schedules.ts';
import type { Refused, Unreachable } from './courier.ts';

const firstPauseMs = 5_000;
const longestPauseMs = 30 * 60_000;
/** What a channel lacks is told after this time: Discord's own troubles look the same, and are over by then. */
export const tellAfterMs = 30 * 60_000;
/** After so long nobody puts it right any more. */
const giveUpAfterMs = 24 * 3_600_000;

/** What is done with a message that Discord didn't take. */
type Verdict =
  /** `pauses` is why its schedule comes to rest; `null` where it has none, or where the next message may get through. */
  | { readonly kind: 'given up'; readonly pauses: PauseReason | null; readonly isHeld: boolean }
  | { readonly kind: 'tried again'; readonly notBefore: Date; readonly isToBeTold: boolean };

/** When a message is tried again that has failed before, or has not. */
export function nextTry(trouble: Delivery['trouble'], now: number): Date {
  return new Date(now + Math.min(firstPauseMs * 2 ** (trouble?.tries ?? 0), longestPauseMs));
}

/** Whether a message has failed for so long that it is left alone. */
export function isHopeless(trouble: Delivery['trouble'], now: number): boolean {
  return now - (trouble?.since.getTime() ?? now) >= giveUpAfterMs;
}

/**
 * Judges a failure to post.
 * @param isItsOwn it lies in the message or its channel: while Discord can't be reached, that says nothing about either.
 * @param mayBePosted it may stand in its channel: one that is given up is held for a person to look.
 * @param now milliseconds since 1970.
 */
export function verdictOn(
  { tells, to, trouble }: Pick<Delivery, 'tells' | 'to' | 'trouble'>,
  failure: Refused | Unreachable,
  { isItsOwn, mayBePosted, now }: { readonly isItsOwn: boolean; readonly mayBePosted: boolean; readonly now: number },
): Verdict {
  const reason = failure.kind === 'refused' ? failure.reason : null;
  // A forum that wants a tag, or has lost one, refuses the next digest as well.
  if (reason === 'unusable')
    return { kind: 'given up', pauses: tells !== null && to.forum !== null ? 'unusable' : null, isHeld: false };
  const hasCalled = failure.kind === 'refused' && failure.hasCalled === true;
  if (hasCalled || (isItsOwn && isHopeless(trouble, now)))
    return { kind: 'given up', pauses: tells === null ? null : pauseReason(failure), isHeld: mayBePosted };
  const isLasting = now - (trouble?.since.getTime() ?? now) >= tellAfterMs;
  const isToBeTold = isItsOwn && isLasting && trouble?.isTold !== true;
  return { kind: 'tried again', notBefore: nextTry(trouble, now), isToBeTold };
}

function pauseReason(failure: Refused | Unreachable): PauseReason {
  if (failure.kind === 'unreachable') return 'unusable';
  const reasons = { unknown_channel: 'channel gone', missing_permission: 'permission', unusable: 'unusable' } as const;
  return reasons[failure.reason];
}
