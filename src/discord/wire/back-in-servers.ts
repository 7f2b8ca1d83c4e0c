import { type Client, Events, type Guild } from 'discord.js';
import type { Log } from '../../log/log.ts';
import type { ServerDigests } from '../../schedule/server-digests.ts';

/** Lets a server's digests go on when the bot is invited back: now, or while it was offline. */
export function resumeWhereBack(
  client: Client,
  digests: Pick<ServerDigests, 'backIn'>,
  log: Pick<Log, 'info' | 'warn'>,
): void {
  const resume = async (guild: Guild, joinedAt?: Date): Promise<void> => {
    try {
      const count = await digests.backIn(guild.id, joinedAt);
      if (count > 0) log.info('Invited back: digests that were given up go on', { guild: guild.id, count });
    } catch (error) {
      log.warn('Digests that were given up could not be resumed', { guild: guild.id, error });
    }
  };
  client.on(Events.GuildCreate, (guild) => void resume(guild));
  client.on(Events.GuildAvailable, (guild) => void resume(guild, guild.joinedAt));
}
