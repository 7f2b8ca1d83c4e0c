import { z } from 'zod';

/** What happened to the items of a source: of a file of JSON Lines since it was begun, of others ever since. */
export const countsSchema = z.object({
  added: z.number().default(0),
  changed: z.number().default(0),
  removed: z.number().default(0),
  unchanged: z.number().default(0),
  /** Lines whose id stood in the file before: the last one wins. */
  duplicates: z.number().default(0),
  /** Items that don't hold an article. */
  refused: z.number().default(0),
  /** Fields that couldn't be used, how often each. */
  leftOut: z.record(z.string(), z.number()).default({}),
  /** What was guessed or left out, in all items. */
  warnings: z.number().default(0),
});
export type SourceCounts = z.infer<typeof countsSchema>;

/** @returns counts at their start. */
export function noCounts(): SourceCounts {
  return countsSchema.parse({});
}

/** Changes that would touch so much of a source that a person has to look first; how many, and since when. */
export const heldSchema = z.object({
  changed: z.number(),
  gone: z.number(),
  since: z.number(),
  isAccepted: z.boolean(),
});
export type HeldChanges = z.infer<typeof heldSchema>;

/** A source as the store knows it. */
export interface SourceRecord {
  readonly number: number;
  readonly id: string;
  readonly kind: string;
  readonly counts: SourceCounts;
  readonly addedAt: Date;
  readonly triedAt: Date | null;
  /** When it was last read to its end. */
  readonly succeededAt: Date | null;
  /** When something last came or changed. */
  readonly changedAt: Date | null;
  readonly nextAt: Date | null;
  /** Failures since it was last read. */
  readonly failures: number;
  /** What went wrong the last time, in plain words; `null` when nothing did. */
  readonly trouble: string | null;
  readonly held: HeldChanges | null;
  /** What of it was told last: each state is told once. */
  readonly told: string | null;
  /** The longest time that nothing came though it was read, so far. */
  readonly longestSilenceMs: number;
  /** Somebody wants all that it brought taken out. */
  readonly isDismissed: boolean;
}

/** What came of a poll. */
export interface PollOutcome {
  readonly at: Date;
  readonly nextAt: Date | null;
  /** Plain words; `null` when it was read. */
  readonly trouble: string | null;
  readonly hasChanged: boolean;
}
