import type { Failure } from '../coverage/answer.ts';
import { counted } from './counts/english.ts';
import { english } from './english.ts';
import type { Trouble } from './trouble.ts';

/** What `npm run doctor` says besides `trouble`: in English, as the settings are. */

const inDollars = new Intl.NumberFormat('en-US', {
  style: 'currency',
  currency: 'USD',
  maximumFractionDigits: 6,
});
const articles = (count: number): string => counted(count, { one: 'article', other: 'articles' });
const files = (count: number): string => counted(count, { one: 'file', other: 'files' });
const server = (name: string, id: string): string => `“${name}” (${id})`;

/** The checks as they are named, in the order in which they are shown. */
export const checkNames = {
  node: 'Node',
  settings: 'Settings',
  token: 'Token',
  application: 'Application',
  invite: 'Invite link',
  servers: 'Servers',
  permissions: 'Permissions',
  commands: 'Commands',
  editors: 'Editors',
  claude: 'Claude',
  budget: 'Budget',
  sources: 'Sources',
  articles: 'Articles',
  data: 'Data folder',
  database: 'Database',
  clock: 'Clock',
} as const;

export type CheckName = keyof typeof checkNames;

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

const tokenLater = 'To go live, put the bot’s token into DISCORD_TOKEN; README.md (“Going live”) says where to get it.';
const askLater = 'Run this again in a few minutes. Until then answers are quotes.';

/** Failures that a check of the key can meet say what they are; the others only what the API said. */
const claudeFailure = (model: string, baseUrl: string, choice: string): Partial<Record<Failure, Trouble>> => ({
  bad_key: {
    found: 'Claude did not accept the key.',
    remedy:
      'Copy it again from the Claude Console (API keys) into ANTHROPIC_API_KEY. With no key at all, answers are quotes.',
  },
  no_such_model: {
    found: `There is no model ${model}, or this key may not use it.`,
    remedy: `${choice} If ANTHROPIC_BASE_URL is set, check that too.`,
  },
  no_credit: {
    found: 'There is no credit left for Claude.',
    remedy: 'Add some in the Claude Console (Billing). Until then answers are quotes.',
  },
  rate_limited: { found: 'Claude takes no more requests of this key for the moment.', remedy: askLater },
  overloaded: { found: 'Claude is overloaded at the moment.', remedy: askLater },
  unreadable: {
    found: `What answers at ${baseUrl} is not Claude’s API.`,
    remedy: 'Check ANTHROPIC_BASE_URL: it is the address without a path, for example http://127.0.0.1:11434.',
  },
  unavailable: {
    found: `Claude could not be reached at ${baseUrl}.`,
    remedy: 'Check the network connection and ANTHROPIC_BASE_URL. Until then answers are quotes.',
  },
  timed_out: {
    found: `Claude did not answer in time at ${baseUrl}.`,
    remedy: 'Check the network connection and ANTHROPIC_BASE_URL, or run this again in a few minutes.',
  },
});

export const doctor = {
  sources: (count: number, held: number, file: string): string =>
    `${counted(count, { one: 'source', other: 'sources' })} in ${file}, with ${articles(held)} so far`,
  sourcesInTrouble: (count: number): Trouble => ({
    found: `${counted(count, { one: 'source needs', other: 'sources need' })} a look.`,
    remedy: 'npm run sources shows each; npm run sources -- check URL shows one as it would be read.',
  }),
  noContact: {
    found: 'The sites that are read can’t see whom to write to.',
    remedy: 'Set CONTACT to your mail or web address; it is sent with every request.',
  },
  badSources: (reason: string): Trouble => ({
    found: reason,
    remedy: 'docs/coverage.md shows how the file is written.',
  }),
  database: (place: string, version: string, latencyMs: number): string =>
    `what people did is kept in ${place}, PostgreSQL ${version}, which answers in ${latencyMs.toFixed(1)} ms`,
  oldDatabase: (place: string, version: string, oldest: number): Trouble => ({
    found: `${place} is PostgreSQL ${version}; Dateline needs ${oldest} or newer.`,
    remedy: 'Update the server, or point DATABASE_URL to a newer one.',
  }),
  readOnlyDatabase: (place: string): Trouble => ({
    found: `The database ${place} can only be read.`,
    remedy: 'Point DATABASE_URL to the one that is written.',
  }),
  noTablesAllowed: (place: string): Trouble => ({
    found: `The user may not make tables in the database ${place}.`,
    remedy: 'GRANT USAGE, CREATE ON SCHEMA public to that user, or make the user the owner of the database.',
  }),
  databaseClock: (place: string, aheadMs: number): Trouble => ({
    found: `This machine's clock is ${counted(Math.round(Math.abs(aheadMs) / 1_000), { one: 'second', other: 'seconds' })} ${aheadMs > 0 ? 'ahead of' : 'behind'} that of the database ${place}.`,
    remedy: 'Have both set by the same time service: limits and due times go by the moments of several machines.',
  }),
  slowDatabase: (place: string, latencyMs: number): Trouble => ({
    found: `The database ${place} takes ${Math.round(latencyMs)} ms to answer.`,
    remedy: 'Put the bot near it: a question asks it about ten times before it is answered.',
  }),
  node: (running: string): string => running,
  oldNode: (running: string, needed: number): Trouble => ({
    found: `This is Node ${running}; Dateline needs ${needed} or newer.`,
    remedy: 'Run npm install, and start it through npm: that brings the right one.',
  }),

  settings: (given: readonly string[]): string =>
    given.length === 0 ? 'none given, so the defaults hold' : `given: ${given.join(', ')}`,
  badSetting: (name: string, reason: string): Trouble => ({
    found: `${name} ${reason}.`,
    remedy: 'Correct it in .env or in the environment, or leave it empty.',
  }),
  needsSetting: (name: string): string => `not checked, because ${name} can't be used`,

  demo: 'There is no DISCORD_TOKEN: demo only. npm start shows it in the browser.',
  demoOnly: 'not checked: demo only',
  tokenLater,
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

  noKey: 'There is no ANTHROPIC_API_KEY: answers are quotes, word for word.',
  claude: (model: string, cites: boolean | null): string =>
    cites === null
      ? `the key is accepted, and there is a model ${model}; whether it cites, the API does not say`
      : `the key is accepted, and ${model} cites`,
  citesNot: (model: string, choice: string): Trouble => ({
    found: `${model} cannot cite, and an answer without citations is never shown.`,
    remedy: choice,
  }),
  chooseModel: (models: readonly string[]): string => `Set ANTHROPIC_MODEL to one of ${models.join(', ')}.`,
  claudeFailed: (failure: Failure, model: string, baseUrl: string, choice: string): Trouble =>
    claudeFailure(model, baseUrl, choice)[failure] ?? {
      found: 'Claude refused the question for the model.',
      remedy: 'Check ANTHROPIC_MODEL and ANTHROPIC_BASE_URL.',
    },

  noSpending: 'nothing is spent without a key',
  budget: (dollars: number, timeZone: string): string =>
    `${inDollars.format(dollars)} a day; once it is spent, answers are quotes until midnight in ${timeZone}`,
  noBudget: {
    found: 'There is no limit to what Claude may cost a day.',
    remedy: 'Set DAILY_BUDGET_USD, for example to 1; an answer takes ten calls at most.',
  },
  free: (model: string): string => `${model} has no price here: on a server of your own it counts as costing nothing`,
  /** A server that speaks Claude's API and isn't Claude. */
  ownServer: (model: string, baseUrl: string, knowsModels: boolean): string =>
    `${baseUrl} does not cite as Claude does, so sentences go there numbered and come back with [n] marks; ${knowsModels ? `it knows ${model}` : `whether it has ${model} it does not say: ask one question to find out`}`,

  articles: (found: {
    readonly count: number;
    readonly folder: string;
    readonly newest: string | null;
    readonly undated: number;
    readonly future: number;
    readonly imports: number;
    /** Drafts and withdrawn ones. */
    readonly held: number;
  }): string =>
    [
      `${articles(found.count)} in ${found.folder}`,
      ...(found.newest === null ? [] : [`the newest of ${found.newest}`]),
      ...(found.undated > 0 ? [`${found.undated} undated`] : []),
      ...(found.future > 0 ? [`${found.future} of days to come, not shown before`] : []),
      ...(found.held > 0 ? [`${found.held} held back (drafts, withdrawn)`] : []),
      ...(found.imports > 0 ? [`more from ${counted(found.imports, { one: 'import', other: 'imports' })}`] : []),
    ].join('; '),
  unread: (count: number): Trouble => ({
    found: `${files(count)} can't be read, and ${count === 1 ? 'is' : 'are'} left out:`,
    remedy: 'Correct what is named. A bot that runs takes it in within seconds.',
  }),
  moreUnread: (count: number): string => `and ${count} more; npm start names them all`,
  guessed: (count: number): Trouble => ({
    found: `The articles were read with ${counted(count, { one: 'warning', other: 'warnings' })}:`,
    remedy: 'npm run read -- FILE shows how a file is read, and all that was guessed or left out.',
  }),
  moreGuessed: (count: number): string => `and ${count} more; npm run read -- FOLDER names them all`,
  looked: (looked: number, all: number): string => `looked at ${looked} of ${files(all)} in the time a check has`,

  data: (folder: string, free: string): string => `${folder} can be written; ${free} free`,
  inUse: (folder: string, free: string): string => `${folder} is in use by a running Dateline; ${free} free`,
  littleSpace: (free: string, folder: string): Trouble => ({
    found: `Only ${free} are free for ${folder}.`,
    remedy: 'Make room there, or set DATA_DIR or --data to a folder on another disk.',
  }),

  clock: (time: string, timeZone: string, isCompared: boolean): string =>
    `${time} in ${timeZone}${isCompared ? '' : '; nothing was reached to compare it with'}`,
  clockOff: (time: string, timeZone: string, seconds: number): Trouble => ({
    found: `This machine says ${time} in ${timeZone}: that is ${Math.abs(seconds)} s ${seconds > 0 ? 'fast' : 'slow'}. Deadlines and “today” go wrong.`,
    remedy: 'Set it, and let the system keep it right (NTP). On most Linux machines: timedatectl set-ntp true',
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

  failed: (error: string): Trouble => ({
    found: `This check failed: ${error}.`,
    remedy: 'Run it again. If it stays so, that is a fault of Dateline: please report it.',
  }),
  allWell: 'All is well.',
  summary: (problems: number, warnings: number): string => {
    const counts = [
      ...(problems > 0 ? [counted(problems, { one: 'problem', other: 'problems' })] : []),
      ...(warnings > 0 ? [counted(warnings, { one: 'warning', other: 'warnings' })] : []),
    ].join(' and ');
    return problems > 0
      ? `${counts}. Fix what is marked as a problem, and run this again.`
      : `${counts}; the bot can run.`;
  },
};
