import { DiscordAPIError, Routes } from 'discord.js';
import { z } from 'zod';
import type { Answerable } from './interactions.ts';

const channel = z.object({ id: z.string() });

/**
 * The channel of a person's direct messages with the bot; it is opened if there is none.
 * @returns `null` where Discord doesn't let the bot write to them.
 * @throws what discord.js throws when Discord can't be reached.
 */
export async function directMessages({ client, user }: Pick<Answerable, 'client' | 'user'>): Promise<string | null> {
  try {
    return channel.parse(await client.rest.post(Routes.userChannels(), { body: { recipient_id: user.id } })).id;
  } catch (error) {
    if (error instanceof DiscordAPIError && error.status < 500 && error.status !== 401) return null;
    throw error;
  }
}
