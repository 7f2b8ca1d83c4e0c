import { z } from 'zod';
import type { ShownAnswer } from './shown-answers.ts';

const ids = z.array(z.string());
const shownRow = z.object({
  trace: z.string(),
  channel: z.string(),
  messages: z.string().transform((json) => ids.parse(JSON.parse(json))),
  language: z.string(),
});

/** What `toShown` reads, of a row of `shown`. */
export const shownFields = 'trace, channel, messages, language';

/** Of a row with `shownFields`. Throws where it isn't ours. */
export function toShown(row: unknown): ShownAnswer {
  return shownRow.parse(row);
}
