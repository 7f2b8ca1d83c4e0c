import type { ChatInputCommandInteraction } from 'discord.js';
import type { Asker } from '../desk/recorder.ts';

/** Who asks, for the desk, which keeps the ids hashed. */
export function askerOf({ user, guildId }: ChatInputCommandInteraction): Asker {
  return { id: user.id, server: guildId, place: 'discord' };
}
