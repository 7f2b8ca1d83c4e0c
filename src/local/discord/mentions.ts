import { z } from 'zod';
import { fault, snowflake } from './text-lengths.ts';

const kinds = z.enum(['users', 'roles', 'everyone']);

/** What a message is allowed to ping, as sent. */
export const allowedMentionsBody = z
  .object({
    parse: z.array(kinds).nullish(),
    users: z.array(snowflake).max(100).nullish(),
    roles: z.array(snowflake).max(100).nullish(),
    replied_user: z.boolean().nullish(),
  })
  .check((payload) => {
    for (const kind of ['users', 'roles'] as const) {
      if (payload.value.parse?.includes(kind) && payload.value[kind]?.length) {
        const message = `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`;
        fault(payload, [], 'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE', message);
      }
    }
  });

export type AllowedMentions = z.infer<typeof allowedMentionsBody>;

/** Whom a message would notify. */
export interface Pings {
  readonly everyone: boolean;
  readonly users: readonly string[];
  readonly roles: readonly string[];
}

export const nobody: Pings = { everyone: false, users: [], roles: [] };

/** Interaction replies ping users only when nothing is said; a channel message pings everything. */
export const defaultMentions = {
  interaction: { parse: ['users'] },
  channel: { parse: ['users', 'roles', 'everyone'], replied_user: true },
} as const satisfies Record<string, AllowedMentions>;

/**
 * Whom `content` would notify, and the author of the message it answers, `repliedTo`. Embeds never ping. Backticks and backslashes are not looked at, so that this counts
 * rather one ping too many than one too few.
 */
export function pingsOf(content: string, allowed: AllowedMentions, repliedTo: string | null = null): Pings {
  const parse = allowed.parse ?? [];
  const users = [...content.matchAll(/<@!?(\d+)>/g)].map((match) => match[1] ?? '');
  const roles = [...content.matchAll(/<@&(\d+)>/g)].map((match) => match[1] ?? '');
  const may = (kind: 'users' | 'roles', id: string) => parse.includes(kind) || (allowed[kind]?.includes(id) ?? false);
  return {
    everyone: parse.includes('everyone') && /@(everyone|here)/.test(content),
    users: [
      ...new Set([
        ...users.filter((id) => may('users', id)),
        ...(repliedTo !== null && allowed.replied_user ? [repliedTo] : []),
      ]),
    ],
    roles: [...new Set(roles)].filter((id) => may('roles', id)),
  };
}
