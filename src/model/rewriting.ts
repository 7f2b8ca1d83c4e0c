import { z } from 'zod';
import type { RewritingRequest, Rewritten } from './model.ts';

/** What is no day sets no limit. */
const day = z
  .string()
  .nullable()
  .transform((value) => (value !== null && z.iso.date().safeParse(value).success ? value : null));

/** What a follow-up is rewritten to. */
export const rewrittenAnswer = z.strictObject({ question: z.string(), from: day, to: day });

/** What Claude is sent to write somebody's words anew. */
export function rewritingMaterialOf({ earlierQuestion, earlierAnswer, question }: RewritingRequest): object {
  return earlierQuestion === '' ? { question } : { earlierQuestion, earlierAnswer, question };
}

/** Days in the wrong order set no limit. */
export function rewrittenOf({ question, from, to }: z.infer<typeof rewrittenAnswer>): Rewritten {
  const isTurned = from !== null && to !== null && from > to;
  return { question: question.trim(), from: isTurned ? null : from, to: isTurned ? null : to };
}
