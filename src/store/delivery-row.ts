import { z } from 'zod';
import type { Crosspost, Delivery } from './deliveries.ts';

const moment = z.number().transform((ms) => new Date(ms));

const deliveryRow = z.object({
  key: z.string(),
  kind: z.enum(['digest', 'desk', 'correction']),
  channel: z.string(),
  forum: z.string().nullable(),
  crosspost: z.number(),
  payload: z.string(),
  mark: z.string(),
  due_at: moment,
  schedule: z.string().nullable(),
  tells_until: moment.nullable(),
  created_at: moment,
  state: z.enum(['waiting', 'sending', 'posted', 'held', 'dropped']),
  sent_at: moment.nullable(),
  trouble: z.string().nullable(),
  trouble_at: moment.nullable(),
  is_told: z.number(),
  tries: z.number(),
  posted_channel: z.string().nullable(),
  posted_message: z.string().nullable(),
  edits_channel: z.string().nullable(),
  edits_message: z.string().nullable(),
  traces: z.string(),
});

const forumPlace = z.object({ name: z.string(), tags: z.array(z.string()) });
const traceIds = z.array(z.string());

/** What `toDelivery` reads, of a row of `deliveries`; and `traces`, the ids of its traces as JSON. */
export const deliveryFields = `key, kind, channel, forum, crosspost, payload, mark, due_at, schedule, tells_until, created_at, state, sent_at, trouble, trouble_at,
  is_told, tries, posted_channel, posted_message, edits_channel, edits_message`;

/** A row of `deliveries` as a noun. Throws where the row isn't ours. */
export function toDelivery(row: unknown): Delivery {
  const parsed = deliveryRow.parse(row);
  const { key, kind, payload, mark, state, trouble, trouble_at: since, tries } = parsed;
  return {
    ...{ key, kind, payload, mark, state, dueAt: parsed.due_at, sentAt: parsed.sent_at, createdAt: parsed.created_at },
    to: {
      channel: parsed.channel,
      forum: parsed.forum === null ? null : forumPlace.parse(JSON.parse(parsed.forum)),
      crosspost: parsed.crosspost === 1,
    },
    traces: traceIds.parse(JSON.parse(parsed.traces)),
    tells:
      parsed.schedule === null || parsed.tells_until === null
        ? null
        : { schedule: parsed.schedule, until: parsed.tells_until },
    trouble: trouble === null || since === null ? null : { since, what: trouble, isTold: parsed.is_told === 1, tries },
    posted: postedMessage(parsed.posted_channel, parsed.posted_message),
    edits: postedMessage(parsed.edits_channel, parsed.edits_message),
  };
}

const shownTrace = z.object({ shown_trace: z.string().nullable() });

/** A row of `deliveries` that changes a message, with `shown_trace`, whose answer stands there. */
export function toChange(row: unknown): { readonly delivery: Delivery; readonly trace: string | null } {
  return { delivery: toDelivery(row), trace: shownTrace.parse(row).shown_trace };
}

const crosspostRow = z.object({ key: z.string(), posted_channel: z.string(), posted_message: z.string() });

/** A row of `deliveries` that was posted, as a crosspost to make. */
export function toCrosspost(row: unknown): Crosspost {
  const { key, posted_channel: channel, posted_message: message } = crosspostRow.parse(row);
  return { key, posted: { channel, message } };
}

function postedMessage(channel: string | null, message: string | null): Delivery['posted'] {
  return channel === null || message === null ? null : { channel, message };
}
