import { z } from 'zod';
import { readRecord } from '../kept-record.ts';

/** Columns of a row of the list. */
export const summaryRow = z.object({
  id: z.string(),
  asked_at: z.number().transform((ms) => new Date(ms)),
  kind: z.enum(['ask', 'summary', 'digest', 'timeline']),
  place: z.string(),
  question: z.string(),
  status: z.enum(['answered', 'not_covered', 'failed']),
  cost: z.number().nullable(),
});

/** Others could read the answer, as a condition on a row; of older ones nobody can tell. */
export const isPublic = "coalesce(traces.record ->> '$.isPrivate', 1) = 0";

/** What became of a question. */
export const figuresRow = z.object({
  status: summaryRow.shape.status,
  cost: z.number().nullable(),
  totalMs: z.number(),
  shown: z.number(),
  takenOut: z.number(),
});

/** A whole row; its record is JSON of ours. */
export const traceRow = summaryRow.extend({
  asker: z.string().nullable(),
  server: z.string().nullable(),
  record: z.string().transform(readRecord),
});
