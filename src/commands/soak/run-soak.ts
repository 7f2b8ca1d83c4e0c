import { setTimeout as passed } from 'node:timers/promises';
import { type Random, randomOf } from '../../local/newsroom/seeded-random.ts';
import { type BotProcess, type BotSettings, startBotProcess } from '../load/bot-process.ts';
import { LoadError } from '../load/program-process.ts';
import { type BrokenPromise, type Excuse, PromiseWatch } from './broken-promises.ts';
import { ChangingFolder } from './changing-folder.ts';
import { archiveFindings, spentSince, traceFindings } from './left-behind.ts';
import { playMishaps } from './mishaps.ts';
import { Reader } from './reader.ts';
import { type SoakStage, setStage } from './soak-stage.ts';
import { takeVitals, type VitalSigns, vitalsOptions } from './vital-signs.ts';

interface SoakPlan {
  readonly minutes: number;
  readonly seed: number;
  readonly articles: number;
  readonly readers: number;
  /** Empty. */
  readonly dir: string;
  /** Our own environment. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
  /** Told of each mishap. */
  readonly onMishap: (what: string) => void;
}

export interface SoakReport {
  readonly broken: readonly BrokenPromise[];
  readonly interactions: number;
  /** Of them, those that nobody could have answered, by what kept them from it. */
  readonly excused: Readonly<Record<Excuse, number>>;
  readonly faults: number;
  /** How often the machine itself stood still for a second. */
  readonly stalls: number;
  readonly mishaps: number;
  readonly kills: number;
  readonly articles: number;
  readonly traces: number;
  /** What Claude cost, and whether the small budget of the first lives was used up. */
  readonly dollars: number;
  readonly wasBudgetSpent: boolean;
  /** How the bot was in its longest life, at each rest. */
  readonly vitals: readonly VitalSigns[];
}

/**
 * The bot's lives, each a share of the time, with what Claude may cost a day. All but the last end by SIGKILL in the middle of everything. What was
 * spent in the first is known in the second: nothing is left there.
 */
const lives = [
  { share: 0.08, budgetUsd: 0.002 },
  { share: 0.05, budgetUsd: 0.002 },
  { share: 0.79, budgetUsd: 1_000 },
  { share: 0.08, budgetUsd: 1_000 },
] as const;
const longest = 2;

const limits = { personPerDay: 60, personBurst: 8 };
const minuteMs = 60_000;
/** How often all rest, so that the bot can be looked at. */
const restEveryMs = minuteMs;
const leastRests = 4;
/** A busy machine takes its time. */
const onlineWithinMs = 180_000;
/** A rest begins when nothing is under way, and at the latest after this time. */
const quietWithinMs = 110_000;
/** The folder is looked through every two seconds. */
const syncedMs = 6_000;
const quietLookMs = 500;
/** Of what the bot said, this much is told. */
const saidChars = 1_000;
/** Calls that may be under way when the budget is spent: each reader's, with the second readings of what it writes. */
const callsOfReader = 3;
/** More than a call costs here: the dearest of some hundreds came to a fortieth of a cent. */
const dearestCallUsd = 0.0004;

/** Runs the bot in a world where much goes wrong, and looks whether it keeps its promises. @throws {LoadError} where it doesn't start. */
export async function runSoak(plan: SoakPlan, tell: (line: string) => void): Promise<SoakReport> {
  const { minutes, signal } = plan;
  const began = new Date();
  const stage = await setStage(plan);
  const watch = new PromiseWatch(stage.discord);
  const soak = new Soak(plan, stage, watch);
  const vitals: VitalSigns[] = [];
  let wasBudgetSpent = false;
  try {
    for (const [at, { share, budgetUsd }] of lives.entries()) {
      signal.throwIfAborted();
      const bot = await soak.start(budgetUsd);
      const asked = stage.claude.taken();
      tell(`Life ${at + 1} of ${lives.length} begins.`);
      const seen = await soak.live(bot, share * minutes * minuteMs, at);
      if (at === longest) vitals.push(...seen);
      if (at === lives.length - 1) await soak.end(bot);
      else await soak.kill(bot);
      const spent = budgetUsd === lives[0].budgetUsd ? await spentSince(stage.dataDir, began) : 0;
      const overrun = plan.readers * callsOfReader * dearestCallUsd;
      if (spent > budgetUsd + overrun) watch.breaks(`Claude cost ${spent} dollars of ${budgetUsd}`);
      const calls = stage.claude.taken() - asked;
      if (wasBudgetSpent && spent > 0 && calls > 0)
        watch.breaks(`Claude was called ${calls} times with a spent budget`);
      wasBudgetSpent ||= spent >= budgetUsd;
    }
    const { articles, wrong } = archiveFindings(stage.dataDir, soak.folder.truth);
    const kept = await traceFindings(stage.dataDir, {
      ...{ shown: watch.shown.values(), forgotten: soak.forgotten, limits, since: began },
    });
    for (const what of [...wrong, ...kept.wrong]) watch.breaks(what);
    watch.settle();
    return {
      ...{
        broken: watch.broken,
        ...watch.counts,
        excused: watch.excused,
        mishaps: soak.mishaps,
        kills: lives.length - 1,
        articles,
      },
      ...{ traces: kept.traces, dollars: kept.dollars, wasBudgetSpent, vitals },
    };
  } finally {
    watch.close();
    await soak.close();
    await stage.close();
  }
}

class Soak {
  mishaps = 0;
  readonly folder: ChangingFolder;
  readonly forgotten = new Map<string, { readonly pressedAt: number; readonly doneAt: number }[]>();
  readonly #plan: SoakPlan;
  readonly #stage: SoakStage;
  readonly #watch: PromiseWatch;
  readonly #readers: readonly Reader[];
  #bot: BotProcess | null = null;

  constructor(plan: SoakPlan, stage: SoakStage, watch: PromiseWatch) {
    const { seed, readers } = plan;
    const { discord, questions } = stage;
    this.#plan = plan;
    this.#stage = stage;
    this.#watch = watch;
    this.folder = new ChangingFolder(stage.corpusDir, randomOf(seed, 'folder'));
    const guilds = [discord.guildId, discord.guildId, discord.createGuild('Another newsroom').id];
    const onForgotten = (person: string, pressedAt: number, doneAt: number): void => {
      this.forgotten.set(person, [...(this.forgotten.get(person) ?? []), { pressedAt, doneAt }]);
      watch.forgot(person);
    };
    this.#readers = Array.from(
      { length: readers },
      (_, at) => new Reader({ discord, questions, guilds, onForgotten, random: randomOf(seed, 'reader', at) }),
    );
  }

  async start(budgetUsd: number): Promise<BotProcess> {
    const { discord, claude, corpusDir, dataDir, sourcesFile } = this.#stage;
    const { dir, env, signal } = this.#plan;
    const settings: BotSettings = {
      ...{
        discord,
        corpusDir,
        dataDir,
        sourcesFile,
        dir,
        env,
        signal,
        withinMs: onlineWithinMs,
        claudeUrl: claude.url,
      },
      moreSettings: {
        ...vitalsOptions,
        DAILY_BUDGET_USD: String(budgetUsd),
        PERSON_DAILY_LIMIT: String(limits.personPerDay),
        PERSON_BURST_LIMIT: String(limits.personBurst),
      },
    };
    this.#bot = await startBotProcess(settings);
    this.#listen(this.#bot.program.said());
    this.#bot.program.onSaid((piece) => this.#listen(piece));
    return this.#bot;
  }

  /** Lets the readers, the folder and the mishaps go on for a time. @returns how the bot was at each rest. */
  async live(bot: BotProcess, forMs: number, life: number): Promise<VitalSigns[]> {
    const { seed } = this.#plan;
    const from = performance.now();
    const seen: VitalSigns[] = [];
    const everyMs = Math.min(restEveryMs, forMs / leastRests);
    for (let round = 0; performance.now() - from < forMs; round++) {
      this.#plan.signal.throwIfAborted();
      const left = forMs - (performance.now() - from);
      await this.#busy(bot, Math.min(everyMs, left), randomOf(seed, 'mishaps', life, round));
      if (life !== longest || left <= everyMs) continue;
      await this.#quiet();
      const signs = await takeVitals(bot.program, performance.now() - from);
      if (signs !== null) seen.push(signs);
    }
    return seen;
  }

  async kill({ program }: BotProcess): Promise<void> {
    this.#watch.killed();
    this.#bot = null;
    program.send('SIGKILL');
    await program.exit;
  }

  /** Lets everything come to rest, and tells the bot to stop. */
  async end(bot: BotProcess): Promise<void> {
    await this.#quiet();
    this.#stage.site.rest();
    await passed(syncedMs);
    this.#watch.killed();
    this.#bot = null;
    await bot.stop();
    const exitCode = await bot.program.exit;
    if (exitCode !== 0) this.#watch.breaks(`the bot ended with ${exitCode} when it was told to stop`);
  }

  async close(): Promise<void> {
    await this.#bot?.stop();
  }

  /** Everybody does something, and much goes wrong; at the end of the time all stop at once, whatever is under way. */
  async #busy({ program }: BotProcess, forMs: number, random: Random): Promise<void> {
    const { discord, claude, corpusDir } = this.#stage;
    const { onMishap, signal } = this.#plan;
    const over = new AbortController();
    const ending = AbortSignal.any([over.signal, signal]);
    const told = (what: string): void => {
      this.mishaps++;
      onMishap(what);
    };
    const mishaps = playMishaps({ discord, claude, corpusDir, random, watch: this.#watch, onMishap: told }, ending);
    const playing = [mishaps, this.folder.play(ending), ...this.#readers.map((reader) => reader.play(ending))];
    const died = await Promise.race([program.exit.then(() => true), passed(forMs, false)]);
    over.abort();
    await Promise.all(playing);
    if (died) throw new LoadError(`The bot ended by itself:\n${program.said().slice(-saidChars)}`);
  }

  /** Waits until nothing is under way any more. */
  async #quiet(): Promise<void> {
    const until = performance.now() + quietWithinMs;
    while (this.#watch.waiting > 0 && performance.now() < until) await passed(quietLookMs);
    await passed(quietLookMs);
  }

  /** What the bot says of failures that nothing caught is a broken promise. */
  #listen(said: string): void {
    for (const [, forMs] of said.matchAll(/^stood still (\d+) ms$/gm)) this.#watch.stoodStill(Number(forMs));
    if (said.includes('nobody waited for'))
      this.#watch.breaks(`a failure that nobody waited for: ${said.slice(0, saidChars)}`);
  }
}
