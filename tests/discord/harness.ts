import type { FrontDesk } from '../../src/desk/front-desk.ts';
import { type Bot, type BotOptions, startBot } from '../../src/discord/bot.ts';
import { calendarIn } from '../../src/language/calendar.ts';
import type { LocalDiscord, LocalDiscordOptions } from '../../src/local/discord/local-discord.ts';
import { silentLog } from '../../src/log/log.ts';
import { systemClock, type WaitingClock } from '../../src/schedule/waiting-clock.ts';
import { defaultServerSettings } from '../../src/store/server-settings.ts';
import { keptLog, type Logged } from '../building/kept-log.ts';
import { onTestFinished } from '../building/running-test.ts';
import { noDigests, noFollows } from '../building/server-digests.ts';
import { strictDiscord } from '../conformance/strict-discord.ts';

/** Bot time runs this many times faster than the tests' own. */
export const speedUp = 40;

/** A clock that runs `speed` times as fast as the wall's, from the same moment. */
export function scaledClock(speed: number): WaitingClock {
  const start = Date.now();
  return {
    now: () => start + (Date.now() - start) * speed,
    wait: (ms, signal) => systemClock.wait(ms / speed, signal),
  };
}

/** A desk that does what it is told, and refuses what nobody scripted. */
export function scriptedDesk(script: Partial<FrontDesk>): FrontDesk {
  const unscripted = (): Promise<never> => Promise.reject(new Error('The desk was not scripted for this.'));
  return {
    ask: unscripted,
    summarise: unscripted,
    brief: unscripted,
    previewBriefing: unscripted,
    timeline: unscripted,
    browse: unscripted,
    check: unscripted,
    claude: async () => ({ status: 'none', model: null, isOwnServer: false }),
    admit: async () => ({ allowed: true, counted: { who: [], at: new Date(0) }, giveBack: async () => {} }),
    allowance: async () => ({ person: null, server: null }),
    findTrace: async () => null,
    surroundings: async () => null,
    subjectOf: async (said) => said,
    inCoverageLanguage: async () => null,
    corrections: async () => [],
    revisedAfter: async () => ({ store: 'test', articles: [] }),
    noteShown: async () => {},
    cameSince: async () => false,
    whyTold: async (_, articles) => articles.map(() => []),
    languages: async () => ['en'],
    areUnchanged: async () => true,
    outlets: async () => [],
    suggest: async () => [],
    rate: async () => false,
    forget: async () => ({ traces: 0, ratings: 0, follows: 0 }),
    settings: async () => defaultServerSettings,
    changeSettings: async () => {},
    status: unscripted,
    ...script,
  };
}

export function memoryStore(): BotOptions['store'] & { readonly values: Map<string, string> } {
  const values = new Map<string, string>();
  return {
    values,
    get: async (key) => values.get(key) ?? null,
    set: async (key, value) => void values.set(key, value),
  };
}

/** Options of a bot that nobody listens to. */
export const quiet = {
  guildId: null,
  log: silentLog,
  store: memoryStore(),
  model: null,
  traceDays: 30,
  calendar: calendarIn('UTC'),
  digests: noDigests,
  follows: noFollows,
};

export interface Online {
  readonly discord: LocalDiscord;
  readonly bot: Bot;
  readonly logged: readonly Logged[];
}

/** A real client against a local Discord; both end with the test. */
export async function online(
  desk: FrontDesk,
  options: Partial<BotOptions> = {},
  discordOptions: LocalDiscordOptions = {},
): Promise<Online> {
  const discord = await strictDiscord({ rateLimits: false, ...discordOptions });
  const { log, logged } = keptLog();
  const bot = await startBot({
    token: discord.token,
    apiUrl: discord.url,
    guildId: null,
    desk,
    log,
    store: memoryStore(),
    traceDays: 30,
    calendar: calendarIn('UTC'),
    digests: noDigests,
    follows: noFollows,
    clock: scaledClock(speedUp),
    ...options,
  });
  onTestFinished(() => bot.close(0));
  return { discord, bot, logged };
}

/** What a message shows, as one text. */
export function textOf(message: {
  readonly content: string;
  readonly embeds: readonly { description?: string | null }[];
}): string {
  return [message.content, ...message.embeds.map(({ description }) => description ?? '')].join('\n').trim();
}
