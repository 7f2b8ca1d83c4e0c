import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { shardOf } from '../../local/discord/gateway-server.ts';
import type { LocalDiscord } from '../../local/discord/local-discord.ts';
import { type BotProcess, type BotSettings, startBotProcess } from '../load/bot-process.ts';
import { writeCorpusFolder } from '../load/corpus-folder.ts';
import { LoadError, type ProgramPlace } from '../load/program-process.ts';
import { answersPerSecond, askWithoutPause } from './askers.ts';
import { postDigest } from './post-digest.ts';

interface ProcessesPlan extends ProgramPlace {
  readonly discord: LocalDiscord;
  /** A file `corpus.jsonl`. */
  readonly corpus: string;
  readonly questions: readonly string[];
  readonly processes: number;
  readonly people: number;
  readonly askForMs: number;
  readonly databaseUrl: string;
  readonly capMs: number;
}

export interface ProcessesReport {
  readonly articles: number;
  /** Answers a second of one process on SQLite, and of all processes on PostgreSQL. */
  readonly perSecond: { readonly alone: number; readonly together: number };
  /** From its start until the first process had shared its coverage and the second was online, and until each later one was. */
  readonly onlineMs: readonly number[];
  readonly killed: {
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
  };
  /** From a correction of an article until the last process answered with it. */
  readonly correctedMs: number;
  /** From when a digest was due until it stood in its channel, and how often it stands there. */
  readonly digest: { readonly afterMs: number; readonly posted: number };
}

const pollMs = 250;

/** Measures one process on SQLite, then several on PostgreSQL over the same articles; one is killed while people ask. */
export async function measureProcesses(plan: ProcessesPlan, tell: (line: string) => void): Promise<ProcessesReport> {
  const { discord, dir, processes, databaseUrl } = plan;
  const corpusDir = join(dir, 'corpus');
  const articles = writeCorpusFolder(plan.corpus, corpusDir);
  const settings = (name: string, more: Record<string, string> = {}): BotSettings => ({
    ...{ dir, start: plan.start, env: plan.env, signal: plan.signal, discord, claudeUrl: null, sourcesFile: null },
    ...{ withinMs: plan.capMs, corpusDir, dataDir: join(dir, name), moreSettings: more },
  });
  const guilds = guildsOfShards(discord, processes);
  const ask = async (forMs: number) => askWithoutPause({ ...plan, guilds: guilds.flat() }, AbortSignal.timeout(forMs));

  const alone = await startBotProcess(settings('alone'));
  tell('The index is built.');
  // As long as what is measured: each process compiles for itself what it does most.
  await ask(plan.askForMs);
  const byOne = answersPerSecond(await ask(plan.askForMs));
  await alone.stop();
  tell('One process: measured.');

  Object.assign(discord.gateway.behaviour, { shards: processes, sessionsAtOnce: processes });
  cpSync(join(dir, 'alone', 'store.sqlite'), join(made(dir, 'shared-0'), 'store.sqlite'));
  cpSync(join(dir, 'alone', 'index'), join(dir, 'shared-0', 'index'), { recursive: true });
  const ofShard = (shard: number) =>
    settings(`shared-${shard}`, {
      DATABASE_URL: databaseUrl,
      ...{ SHARDS: `${shard}`, SHARD_COUNT: `${processes}` },
    });
  const running: BotProcess[] = [];
  const onlineMs: number[] = [];
  try {
    for (let shard = 0; shard < processes; shard++) {
      const bot = await startBotProcess(ofShard(shard));
      running.push(bot);
      onlineMs.push(bot.marks.ready);
    }
    tell('All processes are online.');
    await ask(plan.askForMs);
    const byAll = answersPerSecond(await ask(plan.askForMs));
    tell('All processes: measured.');
    const killed = await killFirst(plan, guilds, corpusDir, running, () => startBotProcess(ofShard(0)));
    const correctedMs = await correct(discord, guilds, corpusDir);
    const digest = await postDigest(discord, dir, databaseUrl);
    return { articles, perSecond: { alone: byOne, together: byAll }, onlineMs, killed, correctedMs, digest };
  } finally {
    for (const bot of running) await bot.stop();
  }
}

/** Kills the process that takes the coverage in while people ask, and starts it again. */
async function killFirst(
  plan: ProcessesPlan,
  guilds: readonly (readonly string[])[],
  corpusDir: string,
  running: BotProcess[],
  restart: () => Promise<BotProcess>,
): Promise<ProcessesReport['killed']> {
  const { discord } = plan;
  const done = new AbortController();
  const [its = [], ...others] = guilds;
  const people = Math.max(1, Math.floor(plan.people / 2));
  const toIt = askWithoutPause({ ...plan, people, guilds: its }, done.signal);
  const toOthers = askWithoutPause({ ...plan, people, guilds: others.flat() }, done.signal);
  await delay(plan.askForMs / 4);
  running[0]?.program.send('SIGKILL');
  await running[0]?.program.exit.catch(() => {});
  done.abort();
  const killedAt = performance.now();
  writeFileSync(join(corpusDir, 'after-the-kill.md'), lighthouse('lit again on Saturday'));
  await untilAnswered(discord, others.flat().slice(0, 1), 'Saturday');
  const takenOverMs = performance.now() - killedAt;
  // What was lost is waited for until it counts as that.
  const [itsTimed, othersTimed] = await Promise.all([toIt, toOthers]);
  const again = await restart();
  running[0] = again;
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

async function correct(
  discord: LocalDiscord,
  guilds: readonly (readonly string[])[],
  corpusDir: string,
): Promise<number> {
  const began = performance.now();
  writeFileSync(join(corpusDir, 'after-the-kill.md'), lighthouse('not lit again before Thursday'));
  await untilAnswered(
    discord,
    guilds.flatMap((ofOne) => ofOne.slice(0, 1)),
    'Thursday',
  );
  return performance.now() - began;
}

function lighthouse(what: string): string {
  return `---\ntitle: Lighthouse of Rozewie\ndate: 2026-03-07\n---\nThe lighthouse of Rozewie was ${what}, its keeper said.\n`;
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

/** Two servers of each shard. */
function guildsOfShards(discord: LocalDiscord, shards: number): readonly (readonly string[])[] {
  const ofEach: string[][] = Array.from({ length: shards }, () => []);
  for (let at = 0; ofEach.some(({ length }) => length < 2) && at < 1_000; at++) {
    const { id } = discord.createGuild(`Server ${at}`);
    const ofShard = ofEach[shardOf(id, shards)];
    if (ofShard !== undefined && ofShard.length < 2) ofShard.push(id);
  }
  return ofEach;
}

function made(dir: string, name: string): string {
  const path = join(dir, name);
  mkdirSync(path, { recursive: true });
  return path;
}
