import { z } from 'zod';
import { invalidForm, parseBody } from './form-errors.ts';
import type { MessageRecord } from './message-store.ts';
import { snowflake } from './text-lengths.ts';

/** How many messages a page holds by default and at most. */
const usual = 50;
const most = 100;

const page = z.object({
  limit: z.coerce.number().int().min(1).max(most).default(usual),
  around: snowflake.optional(),
  before: snowflake.optional(),
  after: snowflake.optional(),
});

/**
 * A page of a channel's messages, the newest first: the newest of all, those right before or right after an id, or those around one.
 * @throws ApiError 50035 for a limit beyond 1 to 100, or more than one of the three.
 */
export function pageOf(records: readonly MessageRecord[], query: URLSearchParams): MessageRecord[] {
  const { limit, around, before, after } = parseBody(page, Object.fromEntries(query));
  if ([around, before, after].filter((each) => each !== undefined).length > 1) {
    throw invalidForm([], 'MUTUALLY_EXCLUSIVE', 'Only one of around, before and after may be given.');
  }
  const shown = records.filter(({ privateTo }) => privateTo === null).toSorted((a, b) => order(a.id, b.id));
  const from = (id: string): number => {
    const index = shown.findIndex((record) => order(record.id, id) >= 0);
    return index === -1 ? shown.length : index;
  };
  const newest = (end: number): MessageRecord[] => shown.slice(Math.max(0, end - limit), end);
  if (before !== undefined) return newest(from(before)).reverse();
  if (after !== undefined) {
    const start = from(String(BigInt(after) + 1n));
    return shown.slice(start, start + limit).reverse();
  }
  if (around !== undefined) return newest(Math.min(shown.length, from(around) + Math.ceil((limit + 1) / 2))).reverse();
  return newest(shown.length).reverse();
}

function order(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : Number(a > b));
}
