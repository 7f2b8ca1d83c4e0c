import { z } from 'zod';
import type { DeferredReply } from './deferred-replies.ts';

const countedShape = z.object({ who: z.array(z.string()), at: z.coerce.date() }).nullable();

const row = z.object({
  interaction: z.string(),
  application: z.string(),
  token: z.string(),
  asker: z.string(),
  language: z.string(),
  deferred_at: z.number(),
  counted: z.string(),
});

/** The columns of a deferred reply, in the order in which they are written. */
export const deferredFields = 'interaction, application, token, asker, language, deferred_at, counted';

/** A row of `deferred`. @throws {z.ZodError} for any other. */
export function toDeferred(found: unknown): DeferredReply {
  const { deferred_at: deferredAt, counted, ...rest } = row.parse(found);
  return { ...rest, deferredAt: new Date(deferredAt), counted: countedShape.parse(JSON.parse(counted)) };
}
