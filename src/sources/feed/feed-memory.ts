import { createHash } from 'node:crypto';
import { z } from 'zod';
import { canonicalAddress } from '../canonical-address.ts';
import { firstPollState } from '../http/poll-schedule.ts';
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
  /** What its page said before, by the same, the last at the end; and how often it said it again. */
  pageHashesBefore: z.array(z.string()).default([]),
  pageReturns: z.number().default(0),
  /** How its page began, and how many characters of text it had; `null` where that isn't known. */
  pageExtent: z.object({ opening: z.string(), chars: z.number() }).nullable().default(null),
  /** When its page was last looked at. */
  checkedAt: z.number(),
  /** Whether it stood in the feed when that was last read. */
  isShown: z.boolean().default(true),
  /** Its page couldn't be had so far, so that its text is the feed's, or missing. */
  isPageMissed: z.boolean().default(false),
  /** Since when the feed doesn't hold it, though it should. */
  missingSince: z.number().nullable().default(null),
  /** Since when its page is missing, too. */
  absentSince: z.number().nullable(),
  /** Its page is missing for good. */
  isGone: z.boolean().default(false),
});

/** What is remembered of an item between two polls. */
export type ItemMemory = z.infer<typeof itemMemory>;

const memorySchema = z.object({
  /** Where the feed stood: at another address, its validators say nothing. */
  url: z.string().default(''),
  poll: z.object({ intervalMs: z.number(), failures: z.number(), lastWholeAt: z.number().nullable() }),
  validators: z.object({ etag: z.string().nullable(), lastModified: z.string().nullable() }).nullable(),
  /** By the first name of each. */
  items: z.record(z.string(), itemMemory),
});

/** What is remembered of a feed between two polls; as JSON it is the cursor of its source. */
export type FeedMemory = z.infer<typeof memorySchema>;

/**
 * What is remembered; nothing where that is of another kind of source. Moments to come were kept while the clock was wrong.
 * @param cursor `null` before the first poll.
 * @param now in milliseconds since 1970.
 */
export function readMemory(cursor: string | null, now: number): FeedMemory {
  const found = cursor === null ? null : memorySchema.safeParse(JSON.parse(cursor)).data;
  if (!found) return { poll: { ...firstPollState }, validators: null, url: '', items: {} };
  const past = (moment: number): number => Math.min(moment, now);
  const pastOrNull = (moment: number | null): number | null => (moment === null ? null : past(moment));
  const items = Object.entries(found.items).map(([name, item]): [string, ItemMemory] => [
    name,
    {
      ...item,
      ...{ firstAt: past(item.firstAt), checkedAt: past(item.checkedAt) },
      ...{ missingSince: pastOrNull(item.missingSince), absentSince: pastOrNull(item.absentSince) },
    },
  ]);
  return { ...found, items: Object.fromEntries(items) };
}

/** Changes with what readers would see of an item. Its dates aren't among that: feeds stamp them anew. */
export function stampOf({ title, html, author, url }: FeedItem): string {
  const address = url === null ? null : canonicalAddress(url);
  return createHash('sha256')
    .update(JSON.stringify([title, html, author, address]))
    .digest('base64url')
    .slice(0, 16);
}
