import { english } from '../english.ts';
import type { Trouble } from '../trouble.ts';

/** What needs a permission, as a list names it. */
const features = {
  share: 'Share',
  digests: 'digests',
  threads: 'digests in threads',
  certainty: 'digests after a crash',
  mentions: 'mentions of a role',
  editors: 'the editors’ desk',
};

type Permission = keyof (typeof english)['permissions'];

interface MissingPermission {
  readonly permission: Permission;
  readonly features: readonly (keyof typeof features)[];
}

const server = (name: string, id: string): string => `“${name}” (${id})`;

/** In `npm run doctor`, what it finds of the bot at Discord: its application, servers, permissions, commands and editors’ channel. In English, as the settings are. */
export const discordFindings = {
  demo: 'There is no DISCORD_TOKEN: demo only. npm start shows it in the browser.',
  demoOnly: 'not checked: demo only',
  tokenLater: 'To go live, put the bot’s token into DISCORD_TOKEN; README.md (“Going live”) says where to get it.',
  token: (botName: string): string => `accepted by Discord; the bot is ${botName}`,
  noDiscord: 'not checked, because Discord did not tell of the bot',
  noAnswer: 'not checked, because Discord did not say',

  application: (where: { readonly servers: boolean; readonly people: boolean } | null): string =>
    where === null || where.people
      ? 'set up to answer in servers, and for people who install it for themselves'
      : 'set up to answer in servers; for people too once User Install is on in the Developer Portal (Installation)',
  interactionsUrl: (url: string): Trouble => ({
    found: `Discord sends what people ask to ${url}, so the bot hears nothing.`,
    remedy: 'Empty Interactions Endpoint URL in the Developer Portal (General Information).',
  }),
  codeGrant: {
    found: 'The application requires an OAuth2 code grant, so the invite link does not work.',
    remedy: 'Turn it off in the Developer Portal (Bot, Requires OAuth2 Code Grant).',
  },
  noServers: {
    found: 'The application cannot be added to servers.',
    remedy: 'Turn on Guild Install in the Developer Portal (Installation).',
  },

  servers: (names: readonly { readonly name: string; readonly id: string }[], more: number): string => {
    const listed = names.map(({ name, id }) => server(name, id)).join(', ');
    return `the bot is in ${listed}${more > 0 ? ` and ${more} more` : ''}`;
  },
  inNoServer: {
    found: 'The bot is in no server yet.',
    remedy: 'Open the invite link above and choose your server.',
  },
  notInGuild: (id: string): Trouble => ({
    found: `The bot is not in server ${id} (DISCORD_GUILD_ID), where its commands are to be.`,
    remedy: 'Invite it with the link above, or change DISCORD_GUILD_ID.',
  }),
  notInAllowed: (ids: readonly string[]): Trouble => ({
    found: `The bot is not in ${ids.length === 1 ? 'server' : 'servers'} ${ids.join(', ')} (DISCORD_GUILD_IDS).`,
    remedy: 'Invite it with the link above, or take the id out.',
  }),
  open: (ids: readonly string[]): Trouble => ({
    found: 'Any server that adds the bot spends your Claude key.',
    remedy:
      ids.length === 0
        ? 'Put the ids of your servers into DISCORD_GUILD_IDS.'
        : `Name your servers: DISCORD_GUILD_IDS=${ids.join(',')}`,
  }),

  permissions: (servers: number): string =>
    servers === 1 ? 'all that the features need' : `all that the features need, in each of ${servers} servers`,
  noPermissions: 'not checked: there is no server to look at',
  missing: (name: string, id: string, missing: readonly MissingPermission[]): Trouble => ({
    found: `In ${server(name, id)} the bot lacks ${missing
      .map(
        (each) => `${english.permissions[each.permission]} (${each.features.map((one) => features[one]).join(', ')})`,
      )
      .join(', ')}.`,
    remedy:
      'What stands in parentheses does without until then. Give them to the bot’s role (Server Settings, Roles), or invite it again with the link above.',
  }),
  moreMissing: (count: number): string => `the same in ${count} more ${count === 1 ? 'server' : 'servers'}`,

  commandsOutside: (guildId: string): Trouble => ({
    found: `Discord does not let the bot at the commands of server ${guildId}: it was invited without the scope applications.commands.`,
    remedy: 'Invite it again with the link above.',
  }),
  notInPlace: (guildId: string): string => `not checked, because the bot is not in server ${guildId}`,
  commands: (count: number, guildId: string | null): string =>
    `${count} in place, ${guildId === null ? 'everywhere' : `in server ${guildId}`}`,
  notRegistered: {
    found: 'The commands are not registered yet.',
    remedy: 'The first npm start registers them; later, npm run register.',
  },
  different: (missing: readonly string[], outdated: readonly string[], surplus: readonly string[]): Trouble => ({
    found: [
      ...(missing.length > 0 ? [`Missing: ${missing.join(', ')}.`] : []),
      ...(outdated.length > 0 ? [`Outdated: ${outdated.join(', ')}.`] : []),
      ...(surplus.length > 0 ? [`Not from this version: ${surplus.join(', ')}.`] : []),
    ].join(' '),
    remedy: 'Bring them up to date: npm run register',
  }),
  twice: (place: string, guildId: string | null): Trouble => ({
    found:
      guildId === null
        ? `The commands are registered everywhere and in server ${place} too, so people there see each twice.`
        : `The commands are registered in server ${guildId} and everywhere too, so people there see each twice.`,
    remedy: `Take it out: npm run register -- --remove ${place}`,
  }),

  editors: (name: string): string => `#${name}; posts, files and history are allowed there`,
  noEditorsChannel: (id: string): Trouble => ({
    found: `EDITORS_CHANNEL_ID is ${id}, which the bot can't see.`,
    remedy: 'Copy the id in Discord with “Copy Channel ID”, and let the bot see that channel.',
  }),
  editorsMissing: (name: string, missing: readonly Permission[]): Trouble => ({
    found: `In #${name} the bot lacks ${missing.map((each) => english.permissions[each]).join(', ')}.`,
    remedy: 'Allow that for the bot’s role in the channel’s settings, Permissions.',
  }),
  editorsOpen: (name: string): Trouble => ({
    found: `#${name} doesn't keep @everyone out: what readers ask may be read by all of the server.`,
    remedy: 'Make it a private channel in its settings, Permissions, and add the editors and the bot.',
  }),
};
