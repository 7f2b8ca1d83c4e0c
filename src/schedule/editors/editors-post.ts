import { z } from 'zod';
import { type Warning, warningShape } from './warning.ts';

/**
 * *Reports*: answers that were rated down. *Warnings*: what somebody should look at. *Day*: what the coverage didn't answer, and what the day
 * cost. *Week*: figures.
 */
export const postKinds = ['reports', 'warnings', 'day', 'week'] as const;
export type PostKind = (typeof postKinds)[number];

/**
 * What a post of the editors' desk is about, without a word of anybody's: the words are looked up when it is posted, and again when one of its
 * traces has ended.
 */
export interface PostReference {
  readonly kind: PostKind;
  /** After this moment, which doesn't count itself, … */
  readonly after: Date;
  /** … until this one, which does. */
  readonly until: Date;
  readonly warnings: readonly Warning[];
}

const shape = z.object({
  kind: z.enum(postKinds),
  after: z.coerce.date(),
  until: z.coerce.date(),
  warnings: z.array(warningShape).default([]),
});

/** Unique in the outbox. */
export function keyOf({ kind, after, until }: PostReference): string {
  return `desk/${kind}/${after.toISOString()}/${until.toISOString()}`;
}

/** What a delivery's key says of a post; its warnings aren't kept. `null` for other keys. */
export function referenceOf(key: string): PostReference | null {
  const [room, kind, after, until] = key.split('/');
  return room === 'desk' ? (shape.safeParse({ kind, after, until }).data ?? null) : null;
}

/** As it lies in the outbox. */
export function referencePayload(reference: PostReference): string {
  return JSON.stringify({ desk: reference });
}

const payloadShape = z.object({ desk: shape });

/** Reads what `referencePayload` wrote; `null` for anything else, such as a digest's. */
export function readReference(payload: string): PostReference | null {
  if (!payload.startsWith('{"desk":')) return null;
  try {
    return payloadShape.safeParse(JSON.parse(payload)).data?.desk ?? null;
  } catch {
    return null;
  }
}
