import { percentile } from '../../evaluate/metrics.ts';
import { type BotSettings, type StartMarks, startBotProcess } from './bot-process.ts';
import type { Starts } from './load-report.ts';
import { ended, type ProgramPlace, startNothing } from './program-process.ts';

/** Starts and stops the bot some times over an index that is there. */
export async function measureStarts(
  settings: BotSettings,
  count: number,
  built: Pick<Starts, 'articles' | 'buildMs'>,
): Promise<Starts> {
  const all: StartMarks[] = [];
  while (all.length < count) {
    const bot = await startBotProcess(settings);
    await bot.stop();
    all.push(bot.marks);
  }
  const median = (of: (marks: StartMarks) => number): number => percentile(0.5, all.map(of));
  return {
    ...built,
    starts: count,
    coverageMs: median(({ coverage, ready }) => coverage ?? ready),
    connectingMs: median(({ connecting }) => connecting),
    readyMs: median(({ ready }) => ready),
    slowestMs: Math.max(...all.map(({ ready }) => ready)),
  };
}

/** How long Node takes to start and to end with nothing to do, in milliseconds; the median. */
export async function measureNode(place: ProgramPlace, count: number, withinMs: number): Promise<number> {
  const all: number[] = [];
  while (all.length < count) all.push(await ended(startNothing(place), 'Node', withinMs));
  return percentile(0.5, all);
}
