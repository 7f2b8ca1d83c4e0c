import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { SetReport } from './evaluate-set.ts';

/** How far a figure may lie under what landed: more than chance moves it, since nothing here is random. */
const tolerance = 0.02;

const landedSchema = z.record(z.string(), z.record(z.string(), z.number()));

/** Figures that landed, by the set's name and the figure's. */
type Landed = z.infer<typeof landedSchema>;

/** @throws {Error} when the file isn't there or has another form. */
export function readLanded(path: string): Landed {
  return landedSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
}

/** A line for every figure that fell more than the tolerance under what landed, or is missing now. */
export function fallen(reports: readonly SetReport[], landed: Landed): string[] {
  return reports.flatMap(({ name, ranking, answers, judgedAsExpected }) => {
    const measured: Record<string, { readonly mean: number } | null | undefined> = {
      ...ranking,
      ...answers,
      judgedAsExpected,
    };
    return Object.entries(landed[name] ?? {}).flatMap(([figure, before]) => {
      const now = measured[figure]?.mean;
      if (now !== undefined && now >= before - tolerance) return [];
      return [`${name}: ${figure} is ${now?.toFixed(3) ?? 'missing'}, and was ${before.toFixed(3)} when it landed.`];
    });
  });
}
