import { z } from 'zod';
import { errandForm, errandOutcome, errandProgress } from './errands.ts';
import { jsonColumn } from './json-column.ts';

export const errandIdRow = z.object({ id: z.string() });
export const errandRow = z.object({ id: z.string(), form: jsonColumn(errandForm) });
export const errandStandingRow = z.object({
  progress: jsonColumn(errandProgress).nullable(),
  outcome: jsonColumn(errandOutcome).nullable(),
});
