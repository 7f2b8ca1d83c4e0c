import type { Newsroom } from '../app/newsroom.ts';
import { openFrontDesk } from '../app/open-desk.ts';
import type { Config } from '../config.ts';
import type { DeskObserver } from '../desk/desk-observer.ts';
import type { Readiness } from '../desk/readiness.ts';
import { type Bot, startBot } from '../discord/bot.ts';
import type { EditorsOptions } from '../discord/editors-channel.ts';
import type { ScheduleOptions } from '../discord/keep-schedule.ts';
import type { DiscordObserver } from '../discord/wire/discord-observer.ts';
import type { RegistrationStore } from '../discord/wire/register-commands.ts';
import { calendarIn } from '../language/calendar.ts';
import type { Log } from '../log/log.ts';
import { createFollows } from '../schedule/follows.ts';
import { createServerDigests } from '../schedule/server-digests.ts';
import { systemClock } from '../schedule/waiting-clock.ts';
import { renderTrace } from '../terminal/trace-text.ts';
import type { TurnableClock } from './turnable-clock.ts';
import { turnedState } from './turned-state.ts';

/** How long answers in flight may take when the bot is stopped: longer than most, shorter than a supervisor waits. */
const graceMs = 8_000;
/** The Discord that a bot goes online in. */
interface OnlinePlace {
  readonly token: string;
  readonly apiUrl: string;
  readonly guildId: string | null;
  readonly allowedGuildIds: readonly string[] | null;
  /** The editors' channel; `null` where there is none. */
  readonly editorsChannelId: string | null;
  readonly shardIds: readonly number[] | null;
  readonly shardCount: number | null;
  readonly store: RegistrationStore;
}

/** What a bot tells whoever runs it, and how it is told to end. */
export interface OnlineRun {
  readonly log: Log;
  readonly stopping: AbortSignal;
  readonly readiness: Readiness;
  /** The time by which something comes by itself, in a demo; absent for this machine's. */
  readonly turnable?: TurnableClock | null;
  /** Who measures; absent where nobody does. */
  readonly observers?: { readonly desk: DeskObserver; readonly discord: DiscordObserver } | null;
}

/**
 * Starts the bot over a newsroom.
 * @throws the reason of `stopping` when that is aborted before the bot is online.
 */
export async function goOnline(
  newsroom: Newsroom,
  config: Config,
  place: OnlinePlace,
  { log, stopping, readiness, observers = null, turnable = null }: OnlineRun,
): Promise<Bot> {
  const { token, apiUrl, guildId, allowedGuildIds, editorsChannelId, shardIds, shardCount, store } = place;
  const { state } = newsroom;
  const { schedules, hashId } = state;
  const now = (): Date => new Date((turnable ?? systemClock).now());
  return startBot({
    token,
    apiUrl,
    guildId,
    allowedGuildIds,
    shards: shardIds === null || shardCount === null ? null : { ids: shardIds, count: shardCount },
    desk: await openFrontDesk(newsroom, config, log, observers === null ? {} : { observer: observers.desk }),
    editors: editorsChannelId === null ? null : editorsOf(editorsChannelId, newsroom, config, turnable),
    log,
    stopping,
    readiness,
    replies: { deferred: state.deferred, usage: state.usage, hashId },
    shared: config.databaseUrl === null ? null : state,
    observer: observers?.discord ?? null,
    store,
    traceDays: config.traceDays,
    calendar: calendarIn(config.timeZone),
    digests: createServerDigests({ schedules, hashId, now }),
    follows: createFollows({ schedules, hashId, now }),
    schedule:
      turnable === null
        ? { state, clock: systemClock }
        : { state, clock: turnable, inCoverageTime: windowOn(turnable) },
  });
}

function editorsOf(
  channel: string,
  newsroom: Newsroom,
  { timeZone, dailyBudgetUsd }: Config,
  turnable: TurnableClock | null,
): EditorsOptions {
  const { hidden, state: stored } = newsroom;
  const state = turnable === null ? stored : turnedState(stored, turnable);
  const calendar = calendarIn(timeZone);
  return {
    ...{ channel, state, hidden, hashId: stored.hashId, budget: dailyBudgetUsd },
    sources: () => newsroom.sources(),
    refused: () => newsroom.refusedFiles(),
    traceText: (trace) => renderTrace(trace, newsroom.standingOf, [], calendar),
  };
}

/** Digests tell what came in by the machine's clock, whatever was turned. */
function windowOn(clock: TurnableClock): NonNullable<ScheduleOptions['inCoverageTime']> {
  return (window) => ({
    ...window,
    after: clock.onMachine(window.after),
    until: clock.onMachine(window.until),
  });
}

/** Answers until it is told to stop or Discord has closed for good. @returns the exit code. */
export async function untilStopped(bot: Bot, tell: (line: string) => void, stopping: AbortSignal): Promise<number> {
  const { promise: told, resolve } = Promise.withResolvers<null>();
  if (stopping.aborted) resolve(null);
  stopping.addEventListener('abort', () => resolve(null), { once: true });
  const lost = await Promise.race([told, bot.lost]);
  if (lost !== null) tell(lost);
  if (bot.inFlight > 0) tell(`${bot.inFlight} answer(s) under way may finish.`);
  await bot.close(graceMs);
  return lost === null ? 0 : 1;
}

/** Who writes the answers, in a sentence. */
export function describeModel({ claude }: Config): string {
  return claude.apiKey === null
    ? 'Without ANTHROPIC_API_KEY its answers are quotes, word for word.'
    : `Answers are written by ${claude.model} and checked.`;
}
