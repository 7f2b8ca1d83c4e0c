import { z } from 'zod';
import type { Message } from '../render/markup.ts';

/** A file of a message. */
interface PostFile {
  readonly name: string;
  readonly type: string;
  readonly data: Buffer;
}

/** What the bot posts by itself. */
export interface ChannelPost {
  readonly message: Message;
  /** The one role that it calls, if any; its mention goes before the words. Nobody else is ever pinged. */
  readonly mention: string | null;
  readonly files: readonly PostFile[];
}

const file = z.object({ name: z.string().min(1), type: z.string(), data: z.base64() });
// Written by ourselves from rendered messages: what Discord takes of it, Discord says.
const shape = z.object({
  content: z.string(),
  embeds: z.array(z.record(z.string(), z.unknown())),
  rows: z.array(z.record(z.string(), z.unknown())),
  mention: z.string().nullable(),
  files: z.array(file),
});

/** As it waits in the outbox. */
export function payloadOf({ message, mention, files }: ChannelPost): string {
  const encoded = files.map(({ name, type, data }) => ({ name, type, data: data.toString('base64') }));
  const { content, embeds, rows } = message;
  return JSON.stringify({ content, embeds, rows, mention, files: encoded });
}

/** The body of a message and its files, as Discord takes them. */
export interface PostBody {
  /** `null` leaves what stands there as it is. */
  readonly content: string | null;
  readonly embeds: readonly unknown[];
  readonly components: readonly unknown[];
  /** Goes out as `allowed_mentions`. */
  readonly mention: string | null;
  readonly files: readonly PostFile[];
}

/** Reads what `payloadOf` wrote; `null` for anything else. */
export function readPayload(payload: string): PostBody | null {
  let written: unknown;
  try {
    written = JSON.parse(payload);
  } catch {
    return null;
  }
  const { data } = shape.safeParse(written);
  if (data === undefined) return null;
  const { mention, embeds, rows: components } = data;
  const call = mention === null ? '' : `<@&${mention}>`;
  const files = data.files.map((each) => ({ ...each, data: Buffer.from(each.data, 'base64') }));
  return { content: [call, data.content].filter((each) => each !== '').join('\n'), embeds, components, mention, files };
}
