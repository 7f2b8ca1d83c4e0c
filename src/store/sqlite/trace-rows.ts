import { z } from 'zod';
import { readRecord } from '../kept-record.ts';

/** Columns of a row of the list. */
export const summaryRow = z.object({
  id: z.string(),
  asked_at: z.number().transform((ms) => new Date(ms)),
  kind: z.enum(['ask', 'summary']),
  place: z.string(),
  question: z.string(),
  status: z.enum(['answered', 'not_covered', 'failed']),
  cost: z.number().nullable(),
});

/** A whole row; its record is JSON of ours. */
export const traceRow = summaryRow.extend({
  asker: z.string().nullable(),
  server: z.string().nullable(),
  record: z.string().transform(readRecord),
});
