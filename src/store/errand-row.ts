import { z } from 'zod';
import { errandForm, errandOutcome, errandProgress } from './errands.ts';
import { jsonColumn } from './json-column.ts';

/** A file whose command was killed before the errand was there is in nobody's way for so long, in milliseconds. */
export const leftForMs = 24 * 60 * 60_000;

export const errandIdRow = z.object({ id: z.string() });
export const errandRow = z.object({ id: z.string(), form: jsonColumn(errandForm) });
export const errandStandingRow = z.object({
  progress: jsonColumn(errandProgress).nullable(),
  outcome: jsonColumn(errandOutcome).nullable(),
});
