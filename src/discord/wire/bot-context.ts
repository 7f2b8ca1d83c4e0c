import type { FrontDesk } from '../../desk/front-desk.ts';
import type { Calendar } from '../../language/calendar.ts';
import type { Log } from '../../log/log.ts';
import type { HeldStore } from '../../schedule/corrections/held-corrections.ts';
import type { Follows } from '../../schedule/follows.ts';
import type { ServerDigests } from '../../schedule/server-digests.ts';
import type { WaitingClock } from '../../schedule/waiting-clock.ts';
import type { HashId } from '../../store/hash-id.ts';
import type { HiddenArticles } from '../../store/hidden-articles.ts';
import type { Trace } from '../../store/trace.ts';
import type { TraceReader } from '../../store/traces.ts';
import type { DiscordObserver } from './discord-observer.ts';
import type { PromisedReplies } from './promised-replies.ts';

/** What the editors' channel has besides what everybody has. */
export interface EditorsContext {
  /** Id of their channel: its buttons work there alone. */
  readonly channel: string;
  readonly traces: Pick<TraceReader, 'notCoveredInPublic'>;
  readonly hidden: HiddenArticles;
  /** Corrections that wait until somebody has looked. */
  readonly corrections: Pick<HeldStore, 'release' | 'drop'>;
  readonly hashId: HashId;
  /** A trace as whoever runs the bot reads it. */
  readonly traceText: (trace: Trace) => string;
}

/** What the bot hands to whatever answers an interaction. */
export interface BotContext {
  readonly desk: FrontDesk;
  /** `null` where no channel is the editors' own. */
  readonly editors: EditorsContext | null;
  readonly log: Log;
  readonly observer: DiscordObserver | null;
  readonly replies: Pick<PromisedReplies, 'promise' | 'settle'>;
  readonly clock: WaitingClock;
  /** Aborts when the bot is stopped and its patience is over. */
  readonly stopping: AbortSignal;
  /** The servers that may use the bot; `null` for all. */
  readonly allowedGuildIds: readonly string[] | null;
  /** How long traces are kept. */
  readonly traceDays: number;
  readonly calendar: Calendar;
  /** Those that come by themselves. */
  readonly digests: ServerDigests;
  readonly follows: Follows;
}
