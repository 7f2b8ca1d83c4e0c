import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { LocalDiscord } from '../../local/discord/local-discord.ts';
import type { BotProcess } from '../load/bot-process.ts';
import { LoadError } from '../load/program-process.ts';
import { askWithoutPause } from './askers.ts';

/** What several processes share, and who asks them. */
interface Several {
  readonly discord: LocalDiscord;
  /** Servers of each process. */
  readonly guilds: readonly (readonly string[])[];
  readonly corpusDir: string;
}

interface SeveralAsked extends Several {
  readonly running: BotProcess[];
  readonly questions: readonly string[];
  readonly people: number;
  /** Milliseconds. */
  readonly askForMs: number;
}

export interface Killed {
  /** Questions to it of which people were told to ask again, those that were acknowledged and never heard of again, and those that were not even acknowledged. */
  readonly told: number;
  readonly unanswered: number;
  readonly unacknowledged: number;
  /** Questions to the others in that time that were never answered, and those that were answered twice. */
  readonly othersUnanswered: number;
  readonly twice: number;
  /** From the kill until another process had taken in an article that came after it. */
  readonly takenOverMs: number;
  /** From its restart until its shard was online. */
  readonly restartedMs: number;
}

const pollMs = 250;

/**
 * Kills one of the processes while people ask, and starts it again.
 * @param round goes into the words of an article that comes meanwhile.
 * @throws {LoadError} where that is not taken in.
 */
export async function killOne(
  several: SeveralAsked,
  which: number,
  round: number,
  restart: () => Promise<BotProcess>,
): Promise<Killed> {
  const { discord, guilds, running } = several;
  const [itEnds, othersEnd] = [new AbortController(), new AbortController()];
  const its = guilds[which] ?? [];
  const others = guilds.filter((_, at) => at !== which).flat();
  const people = Math.max(1, Math.floor(several.people / 2));
  const toIt = askWithoutPause({ ...several, people, guilds: its }, itEnds.signal);
  const toOthers = askWithoutPause({ ...several, people, guilds: others }, othersEnd.signal);
  await delay(several.askForMs / 4);
  running[which]?.program.send('SIGKILL');
  await running[which]?.program.exit.catch(() => {});
  itEnds.abort();
  const killedAt = performance.now();
  write(several, 'lit again on Saturday', round);
  await untilAnswered(discord, others.slice(0, 1), `on Saturday for crew ${round},`);
  const takenOverMs = performance.now() - killedAt;
  othersEnd.abort();
  // What was lost is waited for until it counts as that.
  const [itsTimed, othersTimed] = await Promise.all([toIt, toOthers]);
  const again = await restart();
  running[which] = again;
  return {
    told: itsTimed.filter(({ isTold }) => isTold).length,
    unanswered: itsTimed.filter(
      ({ acknowledgedAt, answeredAt, isTold }) => acknowledgedAt !== null && answeredAt === null && !isTold,
    ).length,
    unacknowledged: itsTimed.filter(({ acknowledgedAt }) => acknowledgedAt === null).length,
    othersUnanswered: othersTimed.filter(({ answeredAt }) => answeredAt === null).length,
    twice: [...itsTimed, ...othersTimed].filter(({ answers, isTold }) => answers + Number(isTold) > 1).length,
    takenOverMs,
    restartedMs: again.marks.ready,
  };
}

/** Corrects the article that came at a kill. @returns after how many milliseconds the last process answered with it. @throws {LoadError} */
export async function correctOnce(several: Several, round: number): Promise<number> {
  const began = performance.now();
  write(several, 'not lit again before Thursday', round);
  const oneOfEach = several.guilds.flatMap((ofOne) => ofOne.slice(0, 1));
  await untilAnswered(several.discord, oneOfEach, `before Thursday for crew ${round},`);
  return performance.now() - began;
}

function write({ corpusDir }: Several, what: string, round: number): void {
  const text = `---\ntitle: Lighthouse of Rozewie\ndate: 2026-03-07\n---\nThe lighthouse of Rozewie was ${what} for crew ${round}, its keeper said.\n`;
  writeFileSync(join(corpusDir, 'after-the-kill.md'), text);
}

/** Asks in each of some servers until the answer says it. */
async function untilAnswered(discord: LocalDiscord, guilds: readonly string[], words: string): Promise<void> {
  const within = performance.now() + 120_000;
  for (const guild of guilds) {
    for (let time = 1; ; time++) {
      if (performance.now() > within) throw new LoadError(`No answer says ${words}.`);
      const user = discord.createUser();
      const question = `What was the lighthouse of Rozewie, by its keeper? ${time}`;
      const asked = discord.invoke({ command: 'ask', options: { question }, guild, user });
      const answer = await asked.reply(({ components }) => components.length > 0);
      if (JSON.stringify(answer).includes(words)) break;
      await delay(pollMs);
    }
  }
}
