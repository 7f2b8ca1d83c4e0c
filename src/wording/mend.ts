/** What whoever runs the bot is told when it can't start: in English, as the settings are. */
export const mend = {
  wrongToken:
    'Discord did not accept the bot’s token. Copy it again from the Developer Portal (your application, Bot, Reset Token) into DISCORD_TOKEN.',
  unreachable: (apiUrl: string, why: string): string =>
    `Discord could not be reached at ${apiUrl} (${why}). Check the network connection and DISCORD_API_URL.`,
  closedForGood: (code: number): string =>
    `Discord closed the connection for good (code ${code}), so the bot stops. ${code === 4004 ? 'Its token is no longer valid: copy the new one from the Developer Portal into DISCORD_TOKEN.' : 'Start it again.'}`,
  notInServer: (guildId: string): string =>
    `The commands could not be registered in server ${guildId}: the bot is not in it, or was invited without the scope applications.commands. Invite it, or change DISCORD_GUILD_ID.`,
};
