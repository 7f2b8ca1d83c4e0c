/** Permissions by the names that discord.js gives them. */
export const permissionBits = {
  Administrator: 1n << 3n,
  ManageChannels: 1n << 4n,
  ManageGuild: 1n << 5n,
  AddReactions: 1n << 6n,
  ViewChannel: 1n << 10n,
  SendMessages: 1n << 11n,
  ManageMessages: 1n << 13n,
  EmbedLinks: 1n << 14n,
  AttachFiles: 1n << 15n,
  ReadMessageHistory: 1n << 16n,
  MentionEveryone: 1n << 17n,
  UseApplicationCommands: 1n << 31n,
  ManageThreads: 1n << 34n,
  CreatePublicThreads: 1n << 35n,
  SendMessagesInThreads: 1n << 38n,
  UseExternalApps: 1n << 50n,
} as const;

export type PermissionName = keyof typeof permissionBits;

export const bitsOf = (names: readonly PermissionName[]): bigint =>
  names.reduce((sum, name) => sum | permissionBits[name], 0n);

export const administrator = permissionBits.Administrator;
const everything = (1n << 53n) - 1n;
/** What can be given and taken channel by channel. */
const ofChannels = Object.values(permissionBits).reduce((sum, bit) => sum | bit, 0n) & ~administrator;

/** What everybody on a server may do by default. */
export const memberPermissions = bitsOf([
  'AddReactions',
  'ViewChannel',
  'SendMessages',
  'EmbedLinks',
  'AttachFiles',
  'ReadMessageHistory',
  'UseApplicationCommands',
  'CreatePublicThreads',
  'SendMessagesInThreads',
  'UseExternalApps',
]);
/** What the bot's own role gives it where it is installed, and what it may do in direct messages. */
export const permissionsOfBot = bitsOf([
  'ViewChannel',
  'SendMessages',
  'EmbedLinks',
  'AttachFiles',
  'ReadMessageHistory',
]);

/** What a channel gives to and takes from a role (0) or a member (1). */
export interface Overwrite {
  readonly id: string;
  readonly type: 0 | 1;
  readonly allow: bigint;
  readonly deny: bigint;
}

/** Lets a role or member have exactly these permissions in a channel. */
export function exactly(id: string, type: 0 | 1, names: readonly PermissionName[]): Overwrite {
  const allow = bitsOf(names);
  return { id, type, allow, deny: ofChannels & ~allow };
}

interface Member {
  readonly id: string;
  readonly roles: readonly string[];
  /** What their roles let them do on the server. */
  readonly base: bigint;
}

/** What a member may do in a channel, by the order that Discord documents: @everyone, then roles, then the member. */
export function permissionsIn(
  overwrites: readonly Overwrite[],
  everyoneId: string,
  member: Member,
  isThread: boolean,
): bigint {
  if ((member.base & administrator) !== 0n) return everything;
  const steps = [
    overwrites.filter(({ id }) => id === everyoneId),
    overwrites.filter(({ id }) => id !== everyoneId && member.roles.includes(id)),
    overwrites.filter(({ id }) => id === member.id),
  ];
  const may = steps.reduce((sum, step) => {
    const denied = step.reduce((bits, { deny }) => bits | deny, 0n);
    return step.reduce((bits, { allow }) => bits | allow, sum & ~denied);
  }, member.base);
  if ((may & permissionBits.ViewChannel) === 0n) return 0n;
  const toSend = isThread ? permissionBits.SendMessagesInThreads : permissionBits.SendMessages;
  // Who can't send has none of what goes with sending.
  return (may & toSend) !== 0n ? may : may & ~bitsOf(['MentionEveryone', 'EmbedLinks', 'AttachFiles']);
}
