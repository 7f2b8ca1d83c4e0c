import { createHash } from 'node:crypto';
import { z } from 'zod';
import { canonicalAddress } from '../canonical-address.ts';
import { firstPollState } from '../http/schedule.ts';
import type { FeedItem } from './feed.ts';

const itemMemory = z.object({
  url: z.string().nullable(),
  /** Milliseconds since 1970; `null` where the feed doesn't say. */
  publishedAt: z.number().nullable(),
  /** Changes with what the feed says of it. */
  stamp: z.string(),
  /** What the feed says of it, as fields. */
  said: z.array(z.tuple([z.string(), z.string()])),
  /** When it was first seen. */
  firstAt: z.number(),
  /** How often its page was found to say something else. */
  pageVersion: z.number(),
  /** Tells what its page said; `null` where its text is the feed's. */
  pageHash: z.string().nullable(),
  /** When its page was last looked at. */
  checkedAt: z.number(),
  /** Since when its page is missing. */
  absentSince: z.number().nullable(),
});

/** What is remembered of an item between two polls. */
export type ItemMemory = z.infer<typeof itemMemory>;

const memorySchema = z.object({
  poll: z.object({ intervalMs: z.number(), failures: z.number(), lastWholeAt: z.number().nullable() }),
  validators: z.object({ etag: z.string().nullable(), lastModified: z.string().nullable() }).nullable(),
  /** By the first name of each. */
  items: z.record(z.string(), itemMemory),
});

/** What is remembered of a feed between two polls; as JSON it is the cursor of its source. */
export type FeedMemory = z.infer<typeof memorySchema>;

/** @param cursor `null` before the first poll. */
export function readMemory(cursor: string | null): FeedMemory {
  if (cursor === null) return { poll: { ...firstPollState }, validators: null, items: {} };
  return memorySchema.parse(JSON.parse(cursor));
}

/** Changes with what readers would see of an item. Its dates aren't among that: feeds stamp them anew. */
export function stampOf({ title, html, author, url }: FeedItem): string {
  const address = url === null ? null : canonicalAddress(url);
  return createHash('sha256')
    .update(JSON.stringify([title, html, author, address]))
    .digest('base64url')
    .slice(0, 16);
}
