import { z } from 'zod';

const shape = z.object({
  /** Id of the trace whose answer stands there. */
  trace: z.string(),
  /** The first message of the answer. */
  message: z.string(),
  /** Which of the answer's messages is meant, counted from 0. */
  place: z.int().min(0),
  /** What it tells, as `fingerprintOf` says it. */
  tells: z.string(),
});

/** What waits in the outbox to be changed, without a word of it: that is looked up when it is sent. */
export type CorrectionReference = z.infer<typeof shape>;

const payloadShape = z.object({ correction: shape });

/** As it lies in the outbox. */
export function correctionPayload(reference: CorrectionReference): string {
  return JSON.stringify({ correction: reference });
}

/** Reads what `correctionPayload` wrote; `null` for anything else. */
export function readCorrection(payload: string): CorrectionReference | null {
  if (!payload.startsWith('{"correction":')) return null;
  try {
    return payloadShape.safeParse(JSON.parse(payload)).data?.correction ?? null;
  } catch {
    return null;
  }
}
