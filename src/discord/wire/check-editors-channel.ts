import { PermissionFlagsBits, Routes } from 'discord.js';
import { z } from 'zod';
import { missingFor, type Permission } from './permissions.ts';
import { isOutside } from './register-commands.ts';

export interface EditorsChannelReport {
  /** `null` where the bot can't see it, or there is none of that id. */
  readonly name: string | null;
  readonly missing: readonly Permission[];
  /** Its own permissions don't keep everybody of the server out. */
  readonly isOpen: boolean;
}

const bits = z.string().regex(/^\d+$/).transform(BigInt);
const channelShape = z.object({
  name: z.string().default(''),
  guild_id: z.string(),
  permission_overwrites: z.array(z.object({ id: z.string(), allow: bits, deny: bits })).default([]),
});
const memberShape = z.object({ roles: z.array(z.string()) });

type Get = <T>(route: `/${string}`, shape: z.ZodType<T>) => Promise<T>;

/**
 * What the bot may do in the editors' channel.
 * @param granted what its roles let it do in that server, as Discord's number; `null` where it isn't in it.
 */
export async function askEditorsChannel(
  get: Get,
  channelId: string,
  botId: string,
  granted: (serverId: string) => string | null,
): Promise<EditorsChannelReport> {
  let channel: z.infer<typeof channelShape>;
  try {
    channel = await get(Routes.channel(channelId), channelShape);
  } catch (error) {
    if (!isOutside(error)) throw error;
    return { name: null, missing: ['ViewChannel'], isOpen: false };
  }
  const { guild_id: server, permission_overwrites: overwrites, name } = channel;
  // Where that can't be told, what is set for single roles is left out.
  const member = await get(Routes.guildMember(server, botId), memberShape).catch(() => ({ roles: [] }));
  const of = (...ids: readonly string[]) => overwrites.filter(({ id }) => ids.includes(id));
  let allowed = BigInt(granted(server) ?? '0');
  const isAdministrator = (allowed & PermissionFlagsBits.Administrator) !== 0n;
  // Discord's order: everyone, then the roles together, then the bot itself.
  for (const set of [of(server), of(...member.roles), of(botId)]) {
    for (const { deny } of set) allowed &= ~deny;
    for (const { allow } of set) allowed |= allow;
  }
  const everyone = of(server).some(({ deny }) => (deny & PermissionFlagsBits.ViewChannel) !== 0n);
  return { name, missing: isAdministrator ? [] : missingFor('editors', allowed), isOpen: !everyone };
}
