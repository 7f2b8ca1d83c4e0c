/** Something that keeps the bot from working as it is set up: what is wrong, and what to do about it. */
export interface Trouble {
  readonly found: string;
  readonly remedy: string;
}

/** Both in one go, for an error's message. */
export function inOneGo({ found, remedy }: Trouble): string {
  return `${found} ${remedy}`;
}

/** What whoever runs the bot is told when it can't start: in English, as the settings are. */
export const trouble = {
  wrongToken: {
    found: 'Discord did not accept the bot’s token.',
    remedy: 'Copy it again from the Developer Portal (your application, Bot, Reset Token) into DISCORD_TOKEN.',
  },
  unreachable: (apiUrl: string, why: string): Trouble => ({
    found: `Discord could not be reached at ${apiUrl} (${why}).`,
    remedy: 'Check the network connection and DISCORD_API_URL.',
  }),
  tooManyRequests: (seconds: number): Trouble => ({
    found: 'Discord takes no more requests of this bot for the moment.',
    remedy: `Run this again in ${seconds === 1 ? 'a second' : `${seconds} seconds`}.`,
  }),
  notDiscord: (apiUrl: string): Trouble => ({
    found: `What answers at ${apiUrl} is not Discord’s API.`,
    remedy: 'Leave DISCORD_API_URL empty, or correct it.',
  }),
  notInServer: (guildId: string): Trouble => ({
    found: `The commands could not be registered in server ${guildId}: the bot is not in it, or was invited without the scope applications.commands.`,
    remedy: 'Invite it, or change DISCORD_GUILD_ID.',
  }),
  misspelt: (name: string, meant: string): Trouble => ({
    found: `${name} is no setting. Did you mean ${meant}?`,
    remedy: `Write it as ${meant} in .env or in the environment.`,
  }),
  needsSetting: (name: string, needed: string, otherwise: string): Trouble => ({
    found: `${name} has no effect without ${needed}: ${otherwise}.`,
    remedy: `Set ${needed}, or leave ${name} empty.`,
  }),
  noPage: {
    found: 'PORT has no effect with DISCORD_TOKEN: it is of the demo’s page, and there is none.',
    remedy: 'Leave PORT empty.',
  },
  neverReached: (name: string, daily: string, perDay: number): Trouble => ({
    found: `${name} is never reached: ${daily} (${perDay}) is lower.`,
    remedy: `Lower ${name}, or raise ${daily}.`,
  }),
  noSourcesFile: (file: string): Trouble => ({
    found: `There is no ${file}, which SOURCES_FILE names, so no source of it is read.`,
    remedy: 'Correct SOURCES_FILE, or write that file (README.md, "Your coverage"): it is read as soon as it is there.',
  }),
  noArticles: (corpusDir: string): Trouble => ({
    found: `There are no articles in ${corpusDir} yet.`,
    remedy: 'Put .md or .txt files there, or point CORPUS_DIR or --corpus to where they are.',
  }),
  metricsPort: (host: string, port: number, code: string): Trouble => ({
    found:
      code === 'EADDRINUSE'
        ? `METRICS_PORT can't be used: another program has port ${port} at ${host}.`
        : `METRICS_PORT can't be used: port ${port} at ${host} can't be had (${code}).`,
    remedy: 'Set METRICS_PORT to a free one, correct METRICS_HOST, or leave both empty.',
  }),
  unpriced: (model: string, priced: readonly string[]): Trouble => ({
    found: `DAILY_BUDGET_USD can't be held, because the price of ${model} isn't known.`,
    remedy: `Set ANTHROPIC_MODEL to one of ${priced.join(', ')}, or leave DAILY_BUDGET_USD empty.`,
  }),
};

/** By the codes with which Discord's gateway closes. */
const remedies: Readonly<Record<number, string>> = {
  4004: 'Its token is no longer valid: copy the new one from the Developer Portal into DISCORD_TOKEN.',
  4010: 'That is a mistake in Dateline: update it, or report it.',
  4011: 'It is in more servers than one connection may serve: start it again, and it opens more of them.',
  4012: 'This version of Dateline is too old for Discord: update it.',
  4013: 'That is a mistake in Dateline: update it, or report it.',
  4014: 'Dateline asks for no privileged intents, so the program was changed: take out what it asks for beyond Guilds, or allow it in the Developer Portal (your application, Bot, Privileged Gateway Intents).',
};

/** The same in one go. */
export const troubleMessage = {
  wrongToken: inOneGo(trouble.wrongToken),
  unreachable: (apiUrl: string, why: string): string => inOneGo(trouble.unreachable(apiUrl, why)),
  closedForGood: (code: number): string =>
    `Discord closed the connection for good (code ${code}), so the bot stops. ${remedies[code] ?? 'Start it again.'}`,
  notInServer: (guildId: string): string => inOneGo(trouble.notInServer(guildId)),
};
