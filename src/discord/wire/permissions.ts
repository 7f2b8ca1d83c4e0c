import { OAuth2Scopes, PermissionFlagsBits, PermissionsBitField } from 'discord.js';

/** A permission by the name that discord.js gives it. */
export type Permission =
  | 'ViewChannel'
  | 'SendMessages'
  | 'SendMessagesInThreads'
  | 'EmbedLinks'
  | 'AttachFiles'
  | 'ReadMessageHistory'
  | 'MentionEveryone';

const toSpeak = ['ViewChannel', 'SendMessages', 'EmbedLinks'] as const;

/** What each feature needs in the channel where it is used. Everything else that the bot does needs no permission. */
const needed = {
  share: toSpeak,
  /** A post of its own in a text or announcement channel, or a forum's new post. */
  digests: toSpeak,
  threads: ['ViewChannel', 'SendMessagesInThreads', 'EmbedLinks'],
  /** After a crash the channel is read, to be sure that nothing is posted twice; without it such a digest is held. */
  certainty: ['ReadMessageHistory'],
  /** A role that not everybody may mention. */
  mentions: ['MentionEveryone'],
  editors: [...toSpeak, 'AttachFiles', 'ReadMessageHistory'],
} as const satisfies Record<string, readonly Permission[]>;

type Feature = keyof typeof needed;

/** What a server is asked for; the editors' desk has one channel, which is looked at by itself. */
const everywhere = ['share', 'digests', 'threads', 'certainty'] as const satisfies readonly Feature[];
const invited = [...everywhere, 'editors'] as const satisfies readonly Feature[];

/** What is missing of what a feature needs. @param granted Discord's number; an administrator may do everything. */
export function missingFor(feature: Feature, granted: bigint): Permission[] {
  const permissions = new PermissionsBitField(granted);
  return needed[feature].filter((name) => !permissions.has(PermissionFlagsBits[name]));
}

/** A permission that is missing, and the features that lack it. */
export interface MissingPermission {
  readonly permission: Permission;
  readonly features: readonly Feature[];
}

/** What is missing of what features use on every server; a permission may still be taken away in a single channel. @param granted Discord's number */
export function missingOnServer(granted: string): MissingPermission[] {
  const found = new Map<Permission, Feature[]>();
  for (const feature of everywhere)
    for (const permission of missingFor(feature, BigInt(granted)))
      found.set(permission, [...(found.get(permission) ?? []), feature]);
  return [...found].map(([permission, features]) => ({ permission, features }));
}

/** The address under which a person adds the bot to a server, with the permissions that its features use by default. */
export function inviteLink(applicationId: string): string {
  const names = invited.flatMap((feature) => needed[feature]);
  const permissions = new PermissionsBitField(names.map((name) => PermissionFlagsBits[name])).bitfield;
  const scope = `${OAuth2Scopes.Bot}+${OAuth2Scopes.ApplicationsCommands}`;
  return `https://discord.com/oauth2/authorize?client_id=${applicationId}&scope=${scope}&permissions=${permissions}`;
}
