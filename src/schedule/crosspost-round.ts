import type { Crosspost, Deliveries } from '../store/deliveries.ts';
import type { Courier } from './courier.ts';
import { inTurns } from './in-turns.ts';
import type { Notices } from './notices.ts';
import type { WaitingClock } from './waiting-clock.ts';

/** What Discord takes of a channel; one more would hang. */
const perHour = 10;
const claimMs = 60_000;
const timeoutMs = 40_000;
const pauseMs = 60_000;
const leastPauseMs = 1_000;
/** The store takes a longer pause for a clock's mistake, and none is made. */
const longestPauseMs = 3_600_000;
const atATime = 2;

interface CrosspostParts {
  readonly deliveries: Pick<Deliveries, 'claimCrossposts' | 'crossposted' | 'crosspostFailed'>;
  readonly courier: Pick<Courier, 'crosspost'>;
  readonly notices: Notices;
  readonly clock: WaitingClock;
  /** Under which name this process claims; no other one has it. */
  readonly holder: string;
}

/** Hands on to a channel's followers what was posted there: a step of its own after the posting, which may be done again after a crash, as Discord does it once. */
export async function crosspostAll(parts: CrosspostParts, signal: AbortSignal): Promise<void> {
  const { deliveries, clock, holder } = parts;
  for (;;) {
    const claimed = await deliveries.claimCrossposts(holder, claimMs, new Date(clock.now()), perHour);
    if (claimed.length === 0 || signal.aborted) return;
    await inTurns(claimed, atATime, signal, (one) => crosspost(parts, one, signal));
  }
}

async function crosspost(
  { deliveries, courier, notices, clock, holder }: CrosspostParts,
  one: Crosspost,
  stopping: AbortSignal,
): Promise<void> {
  const { key, posted } = one;
  const [late, done] = [new AbortController(), new AbortController()];
  void clock.wait(timeoutMs, done.signal).then(() => late.abort());
  // Done twice, it is done once: nobody waits for it when the bot is stopped.
  const inTime = AbortSignal.any([late.signal, stopping]);
  const result = await courier.crosspost(posted, inTime).finally(() => done.abort());
  const now = clock.now();
  if (result.kind === 'done') return deliveries.crossposted(key, holder, new Date(now));
  if (result.kind !== 'refused') {
    const afterMs =
      result.kind === 'later' ? Math.min(Math.max(result.afterMs, leastPauseMs), longestPauseMs) : pauseMs;
    return deliveries.crosspostFailed(key, holder, new Date(now + afterMs));
  }
  await notices.tell({ kind: 'not crossposted', key, detail: result.detail });
  return deliveries.crosspostFailed(key, holder, null);
}
