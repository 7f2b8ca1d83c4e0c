import type { FrontDesk } from '../../desk/front-desk.ts';
import type { Calendar } from '../../language/calendar.ts';
import type { Log } from '../../log/log.ts';
import type { WaitingClock } from '../../schedule/waiting-clock.ts';
import type { DiscordObserver } from './discord-observer.ts';

/** What the bot hands to whatever answers an interaction. */
export interface BotContext {
  readonly desk: FrontDesk;
  readonly log: Log;
  readonly observer: DiscordObserver | null;
  readonly clock: WaitingClock;
  /** Aborts when the bot is stopped and its patience is over. */
  readonly stopping: AbortSignal;
  /** The servers that may use the bot; `null` for all. */
  readonly allowedGuildIds: readonly string[] | null;
  /** How long traces are kept. */
  readonly traceDays: number;
  readonly calendar: Calendar;
}
