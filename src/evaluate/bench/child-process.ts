import { readFileSync } from 'node:fs';
import { type AskResult, type BuildResult, childOrder } from './child-messages.ts';
import type { TimedQuestion } from './contestant.ts';
import { contestants } from './contestants.ts';

/** One phase of one contestant, in a process of its own, so that its memory is its own. The order stands in a file; the result goes to standard output. */

const order = childOrder.parse(JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')));
const contestant = await contestants[order.contestant]?.();
if (!contestant) throw new Error(`There is no contestant ${order.contestant}.`);

const peakBytes = (): number => process.resourceUsage().maxRSS * 1024;
const begun = performance.now();

async function build(corpus: string, dir: string): Promise<BuildResult> {
  await contestant?.build(corpus, dir);
  return { ms: performance.now() - begun, peakBytes: peakBytes() };
}

async function ask(dir: string, questions: readonly TimedQuestion[], budgetMs: number): Promise<AskResult> {
  const opened = await contestant?.open(dir);
  if (!opened) throw new Error('nothing was opened');
  // Some read what they need with the first question only: it belongs to opening.
  await opened.ask(questions[0] ?? { text: '', asOf: null });
  const openMs = performance.now() - begun;
  // The first round says what is found; the second is measured, as a server that has been up for a while answers.
  const articles: (readonly string[])[] = [];
  for (const question of questions) {
    if (performance.now() - begun > budgetMs / 2) break;
    articles.push(await (opened.articles ?? opened.ask)(question));
  }
  const ms: number[] = [];
  for (const question of questions) {
    if (performance.now() - begun > budgetMs) break;
    const asked = performance.now();
    await opened.ask(question);
    ms.push(performance.now() - asked);
  }
  return { openMs, ms, articles, peakBytes: peakBytes() };
}

const result =
  order.phase === 'build'
    ? await build(order.corpus, order.dir)
    : await ask(order.dir, order.questions, order.budgetMs);
process.stdout.write(JSON.stringify(result));
