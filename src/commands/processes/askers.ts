import type { LocalDiscord } from '../../local/discord/local-discord.ts';
import { createStopwatch, type Timed } from '../load/stopwatch.ts';

/** A question that takes longer was lost. */
const answerWithinMs = 30_000;

interface Askers {
  readonly discord: LocalDiscord;
  readonly questions: readonly string[];
  readonly people: number;
  /** Servers in which they ask, one after the other. */
  readonly guilds: readonly string[];
  /** How many questions were asked before: a bot that was asked the same a moment ago looks nothing up. */
  readonly before?: number;
}

/**
 * Everybody asks the next thing as soon as the last was answered.
 * @param done ends the asking; the last answers are waited for.
 */
export async function askWithoutPause(
  { discord, questions, people, guilds, before = 0 }: Askers,
  done: AbortSignal,
): Promise<readonly Timed[]> {
  const stopwatch = createStopwatch(discord);
  let next = before;
  const asker = async (): Promise<void> => {
    const user = discord.createUser();
    while (!done.aborted) {
      const at = next++;
      // Nobody is given what somebody else was answered: each time it is another question.
      const question = `${questions[at % questions.length] ?? ''} ${Math.floor(at / questions.length) || ''}`.trim();
      await stopwatch.ask({ question, user, guild: guilds[at % guilds.length] ?? '' }, answerWithinMs);
    }
  };
  try {
    await Promise.all(Array.from({ length: people }, asker));
    return stopwatch.timed;
  } finally {
    stopwatch.close();
  }
}

/** Answers a second, from the first question to the last answer; 0 where there is none. */
export function answersPerSecond(timed: readonly Timed[]): number {
  const answered = timed.flatMap(({ answeredAt }) => (answeredAt === null ? [] : [answeredAt]));
  if (answered.length === 0) return 0;
  const tookMs = Math.max(...answered) - Math.min(...timed.map(({ askedAt }) => askedAt));
  return (answered.length * 1_000) / tookMs;
}
