import { setTimeout as delay } from 'node:timers/promises';
import { createRandom } from '../../evaluate/seeded-random.ts';
import type { LocalDiscord } from '../../local/discord/local-discord.ts';
import type { Stopwatch } from './stopwatch.ts';

/** Who asks what, and where. */
export interface Crowd {
  readonly discord: LocalDiscord;
  readonly stopwatch: Stopwatch;
  readonly questions: readonly string[];
  /** Ends it early. */
  readonly signal: AbortSignal;
}

export interface AskingRounds {
  /** Each of a round asks something else. */
  readonly people: number;
  readonly rounds: number;
  /** All of a round ask within this time. */
  readonly withinMs: number;
}

/** An answer that takes longer counts as missing. */
const answerWithinMs = 60_000;
/** Asking one after another ends here at the latest. */
const oneByOneWithinMs = 60_000;
/** Any number: people ask at the same moments in every run. */
const seed = 20_261_125;

/** Each question is asked when the one before has its answer: nobody waits for somebody else. */
export async function askOneByOne({ discord, stopwatch, questions, signal }: Crowd): Promise<void> {
  const guild = discord.createGuild('One by one').id;
  const user = discord.createUser();
  const endsAt = performance.now() + oneByOneWithinMs;
  for (const question of questions) {
    if (signal.aborted || performance.now() > endsAt) break;
    await stopwatch.ask({ question, user, guild }, answerWithinMs);
  }
}

/** Round by round, everybody asks at a moment of their own, scattered over a few seconds. */
export async function askTogether(
  { discord, stopwatch, questions, signal }: Crowd,
  { people, rounds, withinMs }: AskingRounds,
): Promise<void> {
  const random = createRandom(seed);
  for (let round = 0; round < rounds; round++) {
    // A server of its own: in another one, nobody is given the answer that somebody got here.
    const guild = discord.createGuild(`Round ${round + 1}`).id;
    const asking = Array.from({ length: people }, async (_, index) => {
      const question = questions[(round * people + index) % questions.length] ?? '';
      const user = discord.createUser();
      await delay(random() * withinMs, undefined, { signal });
      await stopwatch.ask({ question, user, guild }, answerWithinMs);
    });
    await Promise.all(asking);
  }
}

/** How long somebody reads an answer before they ask again, at most. */
export const readForMs = 4_000;

/** Everybody asks, reads, and asks something else, each in a server of their own, until something else is done; then the last answers come in. */
export async function askUntil(
  { discord, stopwatch, questions, signal }: Crowd,
  people: number,
  done: Promise<unknown>,
): Promise<void> {
  const random = createRandom(seed);
  let isDone = false;
  const noting = done.finally(() => {
    isDone = true;
  });
  const asking = Array.from({ length: people }, async (_, index) => {
    const guild = discord.createGuild(`Reader ${index + 1}`).id;
    const user = discord.createUser();
    for (let at = index; !isDone; at += people) {
      await delay(random() * readForMs, undefined, { signal });
      await stopwatch.ask({ question: questions[at % questions.length] ?? '', user, guild }, answerWithinMs);
    }
  });
  await Promise.all([noting, ...asking]);
}
