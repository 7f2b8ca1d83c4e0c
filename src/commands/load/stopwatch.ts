import type { LocalDiscord } from '../../local/discord/local-discord.ts';
import type { MessageRecord } from '../../local/discord/message-store.ts';
import type { Person } from '../../local/discord/people.ts';
import { english } from '../../wording/english.ts';

/** A question on its way; moments are milliseconds of `performance.now()`. */
export interface Timed {
  readonly askedAt: number;
  /** When the bot's first response came; `null` as long as there is none. */
  readonly acknowledgedAt: number | null;
  /** When the whole answer stood there; `null` as long as it doesn't. */
  readonly answeredAt: number | null;
  /** How often a whole answer came: once, if all is well. */
  readonly answers: number;
  /** Whether the person was told instead that the bot was stopped, and to ask again. */
  readonly isTold: boolean;
}

interface Running extends Timed {
  acknowledgedAt: number | null;
  answeredAt: number | null;
  answers: number;
  isTold: boolean;
  readonly done: () => void;
}

interface AskedInDiscord {
  readonly question: string;
  readonly user: Person;
  /** The server's id. */
  readonly guild: string;
}

export interface Stopwatch {
  /** Everything that was asked, in its order. */
  readonly timed: readonly Timed[];
  /** Asks, and waits for the whole answer or for word that there will be none, `withinMs` at most. */
  ask(asking: AskedInDiscord, withinMs: number): Promise<void>;
  close(): void;
}

/** Times what the bot does from the moment an interaction goes out on the gateway. */
export function createStopwatch(discord: LocalDiscord): Stopwatch {
  const timed: Running[] = [];
  const running = new Map<string, Running>();
  const close = discord.on((event) => {
    if (event.kind === 'interaction' && event.what === 'acknowledged') {
      const one = running.get(event.interaction.id);
      if (one) one.acknowledgedAt ??= performance.now();
    }
    if (event.kind !== 'message' || event.what === 'deleted') return;
    const one = running.get(String(event.message.latest.interaction_metadata?.['id']));
    if (!one) return;
    if (isWholeAnswer(event.message)) {
      one.answeredAt ??= performance.now();
      one.answers++;
      one.done();
    } else if (event.message.latest.content === english.stopped) {
      one.isTold = true;
      one.done();
    }
  });
  return {
    timed,
    close,
    async ask({ question, ...where }, withinMs) {
      const { promise, resolve } = Promise.withResolvers<void>();
      const one = {
        askedAt: performance.now(),
        acknowledgedAt: null,
        answeredAt: null,
        answers: 0,
        isTold: false,
        done: resolve,
      };
      timed.push(one);
      running.set(discord.invoke({ command: 'ask', options: { question }, ...where }).id, one);
      const timer = setTimeout(resolve, withinMs);
      await promise;
      clearTimeout(timer);
    },
  };
}

/** Buttons come with the last message of an answer, when it is whole. */
function isWholeAnswer({ latest }: MessageRecord): boolean {
  return latest.components.length > 0;
}
