import { msPerDay } from '../language/dates.ts';
import type { Settings } from './settings.ts';

/** Settings of this name hold what the clock said when something was last deleted by age, and when it was doubted. */
const kept = 'retention/clock';

/** A bot sweeps each day; one that was off for longer has a day's patience with what is too old. */
const longestGapMs = 7 * msPerDay;
/** A doubted clock must have gone on by this much. Sweeps are a day apart; clocks are set by some minutes. */
const leastStayMs = 0.9 * msPerDay;

interface ClockSeen {
  /** Milliseconds since 1970. */
  readonly trusted: number;
  readonly doubted: number | null;
}

/**
 * Whether the clock may say what is too old. One that is far ahead of the last time is wrong, or nothing ran meanwhile; deleting can't be undone,
 * so that it is believed when it has gone on from there for a day, over restarts too. A clock that was set back is believed: less is too old.
 * @returns by how many days it is ahead, where it isn't believed yet; else `null`.
 */
export async function clockJump(settings: Settings, now: Date): Promise<number | null> {
  const at = now.getTime();
  let ahead: number | null = null;
  await settings.change(kept, (value) => {
    const before = value === null ? null : parse(value);
    const isAhead = before !== null && at - before.trusted > longestGapMs;
    const stayed = before === null || before.doubted === null ? -1 : at - before.doubted;
    const isBelieved = !isAhead || (stayed >= leastStayMs && stayed <= longestGapMs);
    ahead = isBelieved ? null : Math.round((at - before.trusted) / msPerDay);
    if (isBelieved) return `${at}`;
    const isDoubtedAnew = stayed < 0 || stayed > longestGapMs;
    return `${before.trusted} ${isDoubtedAnew ? at : before.doubted}`;
  });
  return ahead;
}

/** By how many days the clock was ahead when something was to be deleted by age last, where it isn't believed yet; else `null`. */
export async function doubtedClock(settings: Pick<Settings, 'get'>): Promise<number | null> {
  const value = await settings.get(kept);
  const seen = value === null ? null : parse(value);
  return seen === null || seen.doubted === null ? null : Math.round((seen.doubted - seen.trusted) / msPerDay);
}

function parse(value: string): ClockSeen | null {
  const [, trusted, doubted] = /^(\d+)(?: (\d+))?$/.exec(value) ?? [];
  return trusted === undefined
    ? null
    : { trusted: Number(trusted), doubted: doubted === undefined ? null : Number(doubted) };
}
