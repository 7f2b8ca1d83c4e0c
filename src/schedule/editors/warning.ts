import { z } from 'zod';

/** Something that whoever looks after the coverage should look at. It quotes nobody. */
export const warningShape = z.discriminatedUnion('about', [
  z.object({
    about: z.literal('source'),
    id: z.string(),
    /** How it stands now; `well` after a warning. */
    standing: z.enum(['failing', 'silent', 'held', 'well']),
    /** What went wrong, in plain words. */
    detail: z.string().nullable(),
    /** ISO 8601 instant of when it was last read, or brought something. */
    since: z.string().nullable(),
  }),
  z.object({
    about: z.literal('files'),
    /** How many can't be read now. */
    count: z.number(),
    first: z.array(z.object({ file: z.string(), reason: z.string() })),
  }),
  /** A message may stand in its channel or not, and nobody can find out. */
  z.object({ about: z.literal('held'), channel: z.string(), detail: z.string() }),
  /** Nothing more comes of a schedule. */
  z.object({ about: z.literal('paused'), channel: z.string(), detail: z.string() }),
  /** A digest that is due hasn't come: it is tried on, or given up. */
  z.object({ about: z.literal('digest'), channel: z.string(), isGivenUp: z.boolean(), detail: z.string() }),
  /** Corrections of more messages at once than anybody may have meant wait until somebody has looked. */
  z.object({ about: z.literal('corrections'), messages: z.number(), articles: z.number() }),
  z.object({ about: z.literal('clock'), daysAhead: z.number() }),
]);
export type Warning = z.infer<typeof warningShape>;

/** Told what somebody should look at; it comes with the next post. */
export interface Warnings {
  warn(warning: Warning): Promise<void>;
}
