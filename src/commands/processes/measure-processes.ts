import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { shardOf } from '../../local/discord/gateway-server.ts';
import type { LocalDiscord } from '../../local/discord/local-discord.ts';
import { type BotProcess, type BotSettings, startBotProcess } from '../load/bot-process.ts';
import { writeCorpusFolder } from '../load/corpus-folder.ts';
import type { ProgramPlace } from '../load/program-process.ts';
import { answersPerSecond, askWithoutPause } from './askers.ts';
import { correctOnce, type Killed, killOne } from './kill-one.ts';
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
  readonly killed: Killed;
  /** From a correction of an article until the last process answered with it. */
  readonly correctedMs: number;
  /** From when a digest was due until it stood in its channel, and how often it stands there. */
  readonly digest: { readonly afterMs: number; readonly posted: number };
}

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
  let before = 0;
  const ask = async (forMs: number) => {
    const asking = { ...plan, guilds: guilds.flat(), before };
    const timed = await askWithoutPause(asking, AbortSignal.timeout(forMs));
    before += timed.length;
    return timed;
  };

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
    const killed = await killOne({ ...plan, guilds, corpusDir, running }, 0, 0, () => startBotProcess(ofShard(0)));
    const correctedMs = await correctOnce({ discord, guilds, corpusDir }, 0);
    const digest = await postDigest(discord, dir, databaseUrl);
    return { articles, perSecond: { alone: byOne, together: byAll }, onlineMs, killed, correctedMs, digest };
  } finally {
    for (const bot of running) await bot.stop();
  }
}

/** Two servers of each shard. */
export function guildsOfShards(discord: LocalDiscord, shards: number): readonly (readonly string[])[] {
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
