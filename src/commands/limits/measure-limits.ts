import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { benchQuestions } from '../../evaluate/bench/bench-questions.ts';
import { generateCorpus } from '../../evaluate/bench/generate-corpus.ts';
import { createRandom } from '../../evaluate/seeded-random.ts';
import { msPerDay } from '../../language/dates.ts';
import { startLocalClaude } from '../../local/claude/claude-server.ts';
import { openStateIn } from '../../store/open-state-in.ts';
import { writeCorpusFolder } from '../load/corpus-folder.ts';
import { type BudgetKept, budgetKept } from './budget-kept.ts';
import { DeskProcess } from './desk-process.ts';
import { type AskedQuestion, type LimitKept, limitsKept } from './limits-kept.ts';

interface LimitsPlan {
  /** Empty. */
  readonly dir: string;
  readonly databaseUrl: string;
  readonly processes: number;
  readonly questions: number;
  readonly seed: number;
  readonly signal: AbortSignal;
}

export interface LimitsReport {
  readonly processes: number;
  readonly questions: number;
  readonly people: number;
  readonly servers: number;
  readonly taken: number;
  /** Questions that were neither refused nor answered, by why. */
  readonly failures: Readonly<Record<string, number>>;
  readonly limits: readonly (LimitKept & { readonly most: number })[];
  readonly budget: BudgetKept & { readonly limit: number; readonly inTheBooks: number };
  readonly seconds: number;
}

/** Questions under way in each process. */
const atOnce = 8;
/** Between two rounds the clocks are put forward by more than a minute: what may be asked within one is free again. */
const rounds = 10;
const roundMs = 120_000;
const articles = 200;
/** Questions that a person asks in all, and people of a server: limits are reached well before. */
const ofAPerson = 100;
const mostPeopleOfAServer = 10;
const limitsOf = (peopleOfAServer: number) => ({
  personPerDay: 30,
  personBurst: 6,
  serverPerDay: 25 * peopleOfAServer,
  serverBurst: 4 * peopleOfAServer,
});
/** For each question that is asked, dollars: well below what all would cost that are taken. */
const budgetOfAQuestion = 0.000_002_5;
/** What one server allows itself. */
const lowered = { personPerDay: 10, serverPerDay: 0.6 };

/**
 * Asks several processes on one PostgreSQL at once, more than limits and the day's budget allow: a few people ask very often, each in all processes. Their clocks
 * begin at noon.
 */
export async function measureLimits(plan: LimitsPlan, tell: (line: string) => void): Promise<LimitsReport> {
  const { dir, databaseUrl, signal } = plan;
  const people = Math.max(4, Math.round(plan.questions / ofAPerson));
  const servers = Math.max(2, Math.round(people / mostPeopleOfAServer));
  const limits = limitsOf(people / servers);
  const own = {
    server: 'server 0',
    personPerDay: lowered.personPerDay,
    serverPerDay: Math.round(lowered.serverPerDay * limits.serverPerDay),
  };
  const budgetUsd = plan.questions * budgetOfAQuestion;
  const began = performance.now();
  const startedAt = new Date();
  const claude = await startLocalClaude({ delayMs: 5, kept: 1 });
  const desks: DeskProcess[] = [];
  try {
    const { corpusDir, questions } = madeUp(dir);
    for (let at = 0; at < plan.processes; at++) {
      desks.push(
        await DeskProcess.open({
          ...{ DATABASE_URL: databaseUrl, DATA_DIR: folder(dir, `process-${at}`), CORPUS_DIR: corpusDir },
          ...{ SOURCES_FILE: join(dir, 'no-sources.yaml'), ANTHROPIC_BASE_URL: claude.url },
          ...{ ANTHROPIC_API_KEY: 'key-for-the-bench', DAILY_BUDGET_USD: budgetUsd.toFixed(6) },
          ...{ PERSON_DAILY_LIMIT: `${limits.personPerDay}`, PERSON_BURST_LIMIT: `${limits.personBurst}` },
          ...{ SERVER_DAILY_LIMIT: `${limits.serverPerDay}`, SERVER_BURST_LIMIT: `${limits.serverBurst}` },
        }),
      );
    }
    tell('All processes are open.');
    const random = createRandom(plan.seed);
    const asked: AskedQuestion[] = [];
    let next = 0;
    const askOne = async (desk: DeskProcess): Promise<void> => {
      const id = next++;
      // The lower a person's number, the more often they ask.
      const person = `person ${Math.floor(people * random() ** 2)}`;
      const server = `server ${Math.floor(servers * random())}`;
      const question = `${questions[id % questions.length] ?? ''} ${id}`;
      asked.push(await desk.ask({ id, person, server, question, own: server === own.server ? own : null }));
    };
    for (let round = 1; round <= rounds && !signal.aborted; round++) {
      for (const desk of desks) desk.shift(untilNoon(startedAt) + round * roundMs);
      const until = Math.round((plan.questions * round) / rounds);
      const asker = async (desk: DeskProcess): Promise<void> => {
        while (next < until && !signal.aborted) await askOne(desk);
      };
      await Promise.all(desks.flatMap((desk) => Array.from({ length: atOnce }, () => asker(desk))));
      tell(`${next.toLocaleString('en')} questions were asked.`);
    }
    const calls = await Promise.all(desks.splice(0).map((desk) => desk.close()));
    const budget = budgetKept(calls.flat(), budgetUsd);
    const kept = limitsKept(asked, limits, own);
    const most = [limits.personPerDay, limits.personBurst, limits.serverPerDay, limits.serverBurst];
    const failed = Object.groupBy(
      asked.flatMap(({ failure }) => failure ?? []),
      (why) => why,
    );
    return {
      ...{
        processes: plan.processes,
        questions: asked.length,
        people,
        servers,
        taken: asked.filter(({ became }) => became === 'taken').length,
      },
      failures: Object.fromEntries(Object.entries(failed).map(([why, all]) => [why, all?.length ?? 0])),
      limits: kept.map((one, at) => ({ ...one, most: most[at] ?? 0 })),
      budget: { ...budget, limit: budgetUsd, inTheBooks: await inTheBooks(dir, databaseUrl) },
      seconds: (performance.now() - began) / 1_000,
    };
  } finally {
    for (const desk of desks) desk.kill();
    await claude.close();
  }
}

function madeUp(dir: string): { readonly corpusDir: string; readonly questions: readonly string[] } {
  const made = join(dir, 'made-up');
  generateCorpus(made, articles);
  const corpusDir = join(dir, 'corpus');
  writeCorpusFolder(join(made, 'corpus.jsonl'), corpusDir);
  return { corpusDir, questions: benchQuestions(made).map(({ text }) => text) };
}

function folder(dir: string, name: string): string {
  const path = join(dir, name);
  mkdirSync(path);
  return path;
}

/** Milliseconds until the next noon of UTC: no midnight comes while somebody asks. */
function untilNoon(from: Date): number {
  const noon = msPerDay / 2;
  return (msPerDay + noon - (from.getTime() % msPerDay)) % msPerDay;
}

/** Dollars that the state says were spent. */
async function inTheBooks(dir: string, databaseUrl: string): Promise<number> {
  const state = await openStateIn(folder(dir, 'books'), databaseUrl);
  try {
    return await state.spending.since(new Date(0));
  } finally {
    await state.close();
  }
}
