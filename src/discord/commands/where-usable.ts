import { ApplicationIntegrationType, InteractionContextType } from 'discord.js';

/** Where a command may be installed and used: in servers, in messages with the bot, and with people who installed it for themselves. */
export const anywhere = {
  integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM, InteractionContextType.PrivateChannel],
};

/** What concerns a server that the bot is in. */
export const inServers = {
  integration_types: [ApplicationIntegrationType.GuildInstall],
  contexts: [InteractionContextType.Guild],
};
