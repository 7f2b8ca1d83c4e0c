import type { Newsroom } from '../app/newsroom.ts';
import { openFrontDesk } from '../app/open-desk.ts';
import type { Config } from '../config.ts';
import { type Bot, startBot } from '../discord/bot.ts';
import type { RegistrationStore } from '../discord/wire/register-commands.ts';
import { calendarIn } from '../language/calendar.ts';
import type { Log } from '../log/log.ts';

/** How long answers in flight may take when the bot is stopped: longer than most, shorter than a supervisor waits. */
const graceMs = 8_000;
/** The Discord that a bot goes online in. */
export interface OnlinePlace {
  readonly token: string;
  readonly apiUrl: string;
  readonly guildId: string | null;
  readonly allowedGuildIds: readonly string[] | null;
  readonly store: RegistrationStore;
}

/** Starts the bot over a newsroom. */
export async function goOnline(newsroom: Newsroom, config: Config, place: OnlinePlace, log: Log): Promise<Bot> {
  const { token, apiUrl, guildId, allowedGuildIds, store } = place;
  return startBot({
    token,
    apiUrl,
    guildId,
    allowedGuildIds,
    desk: await openFrontDesk(newsroom, config, log),
    log,
    store,
    traceDays: config.traceDays,
    calendar: calendarIn(config.timeZone),
  });
}

/** @returns the exit code, once it was told to stop or Discord has closed for good. */
export async function untilStopped(bot: Bot, tell: (line: string) => void, stopping: AbortSignal): Promise<number> {
  const told = new Promise<null>((resolve) => stopping.addEventListener('abort', () => resolve(null), { once: true }));
  const lost = await Promise.race([told, bot.lost]);
  if (lost !== null) tell(lost);
  tell(`Stopping${bot.inFlight > 0 ? `; ${bot.inFlight} answer(s) under way may finish` : ''}.`);
  await bot.close(graceMs);
  return lost === null ? 0 : 1;
}

/** Who writes the answers, in a sentence. */
export function describeModel({ claude }: Config): string {
  return claude.apiKey === null
    ? 'Without ANTHROPIC_API_KEY its answers are quotes, word for word.'
    : `Answers are written by ${claude.model} and checked.`;
}
