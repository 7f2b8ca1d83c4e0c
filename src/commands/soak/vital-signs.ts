import { readdirSync } from 'node:fs';
import { setTimeout as passed } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { percentile } from '../../evaluate/metrics.ts';
import type { Program } from '../load/program-process.ts';

const said = z.object({
  rss: z.number(),
  arrayBuffers: z.number(),
  heap: z.number(),
  threads: z.number(),
  resources: z.number(),
});

/** How the bot is at a moment when nobody asks it anything, after its garbage was collected. Bytes, and counts. */
export interface VitalSigns extends z.infer<typeof said> {
  /** Milliseconds since it was online. */
  readonly atMs: number;
  /** Open files and sockets; `null` where the system doesn't say. */
  readonly files: number | null;
}

/** What loads the module into the bot that answers `takeVitals`. */
export const vitalsOptions = {
  NODE_OPTIONS: `--import ${pathToFileURL(`${import.meta.dirname}/report-vitals.ts`).href}`,
};

/** Its threads collect their garbage first. */
const answerWithinMs = 15_000;

/** Asks a bot that rests how it is; `null` where it doesn't say. */
export async function takeVitals({ pid, send, onSaid }: Program, atMs: number): Promise<VitalSigns | null> {
  const { promise, resolve } = Promise.withResolvers<VitalSigns | null>();
  let text = '';
  const stopReading = onSaid((piece) => {
    text += piece;
    const line = /^vitals (\{.*\})$/m.exec(text)?.[1];
    if (line !== undefined) resolve({ ...said.parse(JSON.parse(line)), atMs, files: openFiles(pid) });
  });
  send('SIGUSR2');
  try {
    return await Promise.race([promise, passed(answerWithinMs, null, { ref: false })]);
  } finally {
    stopReading();
  }
}

function openFiles(pid: number | undefined): number | null {
  try {
    return readdirSync(`/proc/${pid}/fd`).length;
  } catch {
    return null;
  }
}

export interface Growth {
  /** Medians of the first and the last third of what was measured after the warm-up. */
  readonly first: number;
  readonly last: number;
  /** Of the medians, as a share of the first. */
  readonly share: number;
  /** The same by a line fitted to all of them (least squares), from the first moment to the last. */
  readonly fitted: number;
}

/** Within this time after its start a bot grows: code is compiled, caches fill. */
const warmUpMs = 5 * 60_000;
const leastSamples = 6;

/**
 * How something grew after the warm-up.
 * @returns `null` with fewer than six measurements: too few to tell growth from noise.
 */
export function growthOf(
  signs: readonly VitalSigns[],
  of: (signs: VitalSigns) => number | null,
  fromMs: number = warmUpMs,
): Growth | null {
  const points = signs.flatMap((each) => {
    const value = of(each);
    return each.atMs < fromMs || value === null ? [] : [{ at: each.atMs, value }];
  });
  if (points.length < leastSamples) return null;
  const third = Math.floor(points.length / 3);
  const median = (some: typeof points): number =>
    percentile(
      0.5,
      some.map(({ value }) => value),
    );
  const first = median(points.slice(0, third));
  const last = median(points.slice(-third));
  const mean = (numbers: readonly number[]): number => numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
  const meanAt = mean(points.map(({ at }) => at));
  const meanValue = mean(points.map(({ value }) => value));
  const spread = points.reduce((sum, { at }) => sum + (at - meanAt) ** 2, 0);
  const slope = points.reduce((sum, { at, value }) => sum + (at - meanAt) * (value - meanValue), 0) / spread;
  const span = (points.at(-1)?.at ?? 0) - (points[0]?.at ?? 0);
  return { first, last, share: last / first - 1, fitted: (slope * span) / first };
}
