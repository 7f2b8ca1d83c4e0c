import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import type { z } from 'zod';
import { hitAt, mean, percentile } from '../metrics.ts';
import { type AskResult, askResult, type BuildResult, buildResult, type ChildOrder } from './child-messages.ts';
import type { TimedQuestion } from './contestant.ts';

/** How the program itself is run; its rivals run so too. */
const youngSpace = process.execArgv.filter((flag) => flag.startsWith('--max-semi-space-size'));

/** A question with the articles that are right; none where nobody said. */
export interface BenchQuestion extends TimedQuestion {
  readonly relevant: readonly string[];
}

export interface Bench {
  /** The file `corpus.jsonl`. */
  readonly corpus: string;
  readonly questions: readonly BenchQuestion[];
  /** A folder for indexes, emptied after each. */
  readonly dir: string;
  /** A phase that takes longer is ended. */
  readonly capMs: number;
  /** Ends the phase that runs. */
  readonly signal?: AbortSignal;
}

/** What was measured of one contestant; `null` from where it was ended or failed. */
export interface Measured {
  readonly name: string;
  readonly build: BuildResult | null;
  readonly diskBytes: number | null;
  readonly open: { readonly ms: number } | null;
  readonly ask: { readonly p50: number; readonly p95: number; readonly questions: number } | null;
  /** Share of questions with a right article first, and among the first ten; `null` where nobody said which are right. */
  readonly hit1: number | null;
  readonly hit10: number | null;
  readonly peakBytes: number | null;
  /** Why it wasn't measured to the end. */
  readonly failure: string | null;
}

/** Memory that a process may take as JavaScript heap: most of the machine's, so that nobody fails for a default. */
const heapShare = 0.7;
/** Of the cap, what asking may take before it stops by itself and reports what it has. */
const askShare = 0.6;

/** Measures one contestant: builds in one process, asks in another. */
export async function measure(name: string, { corpus, questions, dir, capMs, signal }: Bench): Promise<Measured> {
  const home = join(dir, 'contestant');
  mkdirSync(home, { recursive: true });
  const nothing = {
    name,
    build: null,
    diskBytes: null,
    open: null,
    ask: null,
    hit1: null,
    hit10: null,
    peakBytes: null,
  };
  try {
    const order = { contestant: name, corpus, dir: home, budgetMs: capMs * askShare };
    const build = await runChild({ ...order, phase: 'build', questions: [] }, buildResult, { dir, capMs, signal });
    if (typeof build === 'string') return { ...nothing, failure: `building ${build}` };
    const built = { ...nothing, build, diskBytes: sizeOf(home), peakBytes: build.peakBytes };
    const asking = questions.map(({ text, asOf }) => ({ text, asOf }));
    const asked = await runChild({ ...order, phase: 'ask', questions: asking }, askResult, { dir, capMs, signal });
    if (typeof asked === 'string') return { ...built, failure: `asking ${asked}` };
    return {
      ...built,
      open: { ms: asked.openMs },
      ask: { p50: percentile(0.5, asked.ms), p95: percentile(0.95, asked.ms), questions: asked.ms.length },
      hit1: hitShare(1, questions, asked),
      hit10: hitShare(10, questions, asked),
      peakBytes: Math.max(build.peakBytes, asked.peakBytes),
      failure: null,
    };
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

function hitShare(first: number, questions: readonly BenchQuestion[], { articles }: AskResult): number | null {
  const hits = articles.flatMap((found, index) => {
    const relevant = questions[index]?.relevant ?? [];
    return relevant.length === 0 ? [] : [hitAt(first, found, new Map(relevant.map((id) => [id, 1])))];
  });
  return hits.length === 0 ? null : mean(hits);
}

function sizeOf(dir: string): number {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
}

/** Runs a phase in a process of its own. Returns its result, or what came in between. */
async function runChild<T>(
  order: ChildOrder,
  result: z.ZodType<T>,
  { dir, capMs, signal: stop }: { dir: string; capMs: number; signal: AbortSignal | undefined },
): Promise<T | string> {
  const orderFile = join(dir, 'order.json');
  writeFileSync(orderFile, JSON.stringify(order));
  const heapMiB = Math.floor((totalmem() / 1024 / 1024) * heapShare);
  const script = join(import.meta.dirname, 'child-process.ts');
  const child = spawn(process.execPath, [...youngSpace, `--max-old-space-size=${heapMiB}`, script, orderFile], {
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: capMs,
    killSignal: 'SIGKILL',
    ...(stop && { signal: stop }),
  });
  let output = '';
  let trouble = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    trouble = `${trouble}${text}`.slice(-maxTroubleChars);
  });
  const [code, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((resolve, reject) => {
    child.on('error', reject).on('close', (ended, by) => resolve([ended, by]));
  });
  if (signal === 'SIGKILL') return `was ended after ${Math.round(capMs / 1000)} s`;
  if (code !== 0)
    return `failed: ${/^(?:\w*Error|FATAL ERROR): .*$/m.exec(trouble)?.[0] ?? `exit code ${code ?? signal}`}`;
  return result.parse(JSON.parse(output));
}

/** What is kept of what a failing process says. */
const maxTroubleChars = 20_000;
