import { OAuth2Scopes, PermissionFlagsBits, PermissionsBitField } from 'discord.js';

/** What the bot needs to post a shared answer to a channel. Everything else it does needs no permission. */
const neededToShare = ['ViewChannel', 'SendMessages', 'EmbedLinks'] as const;

export type NeededToShare = (typeof neededToShare)[number];

/** What is missing of it. @param granted Discord's number; an administrator may do everything. */
export function missingToShare(granted: string): NeededToShare[] {
  const permissions = new PermissionsBitField(BigInt(granted));
  return neededToShare.filter((name) => !permissions.has(PermissionFlagsBits[name]));
}

/** The address under which a person adds the bot to a server, with the permissions it needs. */
export function inviteLink(applicationId: string): string {
  const permissions = new PermissionsBitField(neededToShare.map((name) => PermissionFlagsBits[name])).bitfield;
  const scope = `${OAuth2Scopes.Bot}+${OAuth2Scopes.ApplicationsCommands}`;
  return `https://discord.com/oauth2/authorize?client_id=${applicationId}&scope=${scope}&permissions=${permissions}`;
}
