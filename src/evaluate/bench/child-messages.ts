import { z } from 'zod';

/** What passes between the bench and the processes that it measures. */

export const childOrder = z.object({
  contestant: z.string(),
  phase: z.enum(['build', 'ask']),
  corpus: z.string(),
  dir: z.string(),
  questions: z.array(z.object({ text: z.string(), asOf: z.string().nullable() })),
  /** After this no further question is begun. */
  budgetMs: z.number(),
});
export type ChildOrder = z.infer<typeof childOrder>;

export const buildResult = z.object({ ms: z.number(), peakBytes: z.number() });
export type BuildResult = z.infer<typeof buildResult>;

export const askResult = z.object({
  /** Opening and the first question. */
  openMs: z.number(),
  /** Time of each question. */
  ms: z.array(z.number()),
  /** Articles found for each question. */
  articles: z.array(z.array(z.string()).readonly()),
  peakBytes: z.number(),
});
export type AskResult = z.infer<typeof askResult>;
