import { ApplicationIntegrationType } from 'discord.js';
import type { Asker } from '../../desk/trace-recorder.ts';
import type { Answerable } from './interactions.ts';

/** Who asks, for the desk, which keeps the ids hashed. */
export function askerOf(interaction: Answerable, isPrivate: boolean): Asker {
  const { user, guildId, channelId } = interaction;
  // As a guest we can't tell whether Discord lets others see the reply.
  const isSeen = !isPrivate && !isGuest(interaction);
  return { id: user.id, server: guildId, channel: channelId, place: 'discord', isPrivate: !isSeen };
}

/** Whether a private answer can be posted for others: in a server that has installed us. */
export function isShareable(interaction: Answerable): boolean {
  return interaction.guildId !== null && !isGuest(interaction);
}

/** In a server that a person has brought us into, without the server having installed us. */
function isGuest({
  guildId,
  authorizingIntegrationOwners,
}: Pick<Answerable, 'guildId' | 'authorizingIntegrationOwners'>): boolean {
  return guildId !== null && !(ApplicationIntegrationType.GuildInstall in authorizingIntegrationOwners);
}
