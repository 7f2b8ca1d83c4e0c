import { z } from 'zod';
import { readRecord } from './kept-record.ts';
import type { Trace, TraceSummary } from './trace.ts';

/** Columns of a row of the list. */
const summaryRow = z.object({
  id: z.string(),
  asked_at: z.number().transform((ms) => new Date(ms)),
  kind: z.enum(['ask', 'summary', 'digest', 'timeline']),
  place: z.string(),
  question: z.string(),
  status: z.enum(['answered', 'not_covered', 'failed']),
  cost: z.number().nullable(),
});

/** What became of a question. */
export const figuresRow = z.object({
  status: summaryRow.shape.status,
  cost: z.number().nullable(),
  totalMs: z.number(),
  shown: z.number(),
  takenOut: z.number(),
});

/** What `summaryRow` reads. */
export const summaryFields = 'id, asked_at, kind, place, question, status, cost';

/** A whole row; its record is JSON of ours. */
const traceRow = summaryRow.extend({
  asker: z.string().nullable(),
  server: z.string().nullable(),
  record: z.string().transform(readRecord),
});

/** Of a row with `summaryFields`, `asker`, `server` and `record`; `null` for none. */
export function toTrace(row: unknown): Trace | null {
  if (row === undefined) return null;
  const { asked_at: askedAt, ...rest } = traceRow.parse(row);
  return { ...rest, askedAt };
}

/** Of a row with `summaryFields`. */
export function toSummary(row: unknown): TraceSummary {
  const { asked_at: askedAt, ...rest } = summaryRow.parse(row);
  return { ...rest, askedAt };
}
