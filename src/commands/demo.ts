import type { Newsroom } from '../app/newsroom.ts';
import type { Config } from '../config.ts';
import type { Bot } from '../discord/bot.ts';
import type { RegistrationStore } from '../discord/wire/register-commands.ts';
import { type LocalDiscord, startLocalDiscord } from '../local/discord/local-discord.ts';
import { startPage } from '../local/page/page-server.ts';
import { describeModel, goOnline, type OnlineRun, untilStopped } from './bot-online.ts';
import type { CommandContext } from './command.ts';
import { type DemoCoverage, openDemoCoverage } from './demo-coverage.ts';

/** Requests and frames of the wire log that a demo keeps: enough for a long look around. */
const demoWireEntries = 1_000;

/** The real bot in a Discord of its own, with a page to see it in. */
export interface Demo {
  /** Of the page. */
  readonly url: string;
  readonly bot: Bot;
  readonly discord: LocalDiscord;
  /** Ends what is played; the bot is closed before. */
  close(): Promise<void>;
}

/** Starts a demo over a newsroom. Several may look at the same coverage, each in a Discord of its own. */
export async function openDemo(
  newsroom: Newsroom,
  coverage: DemoCoverage,
  config: Config,
  run: OnlineRun,
): Promise<Demo> {
  await using opened = new AsyncDisposableStack();
  const discord = await startLocalDiscord({ kept: demoWireEntries });
  opened.defer(() => discord.close());
  discord.createUser({ username: 'editor', globalName: 'Editor', permissions: 0x8n });
  const { examples, isPlayed } = coverage;
  const page = await startPage({ discord, port: config.port, examples, isNewsroomPlayed: isPlayed });
  opened.defer(() => page.close());
  const newest = coverage.newest();
  if (newest !== null) page.showArrival(newest);
  opened.defer(coverage.onArrival((arrival) => page.showArrival(arrival)));
  const place = {
    token: discord.token,
    apiUrl: discord.url,
    guildId: null,
    allowedGuildIds: null,
    editorsChannelId: null,
    store: forgetful,
  };
  const bot = await goOnline(newsroom, config, place, run);
  const ending = opened.move();
  return { url: page.url, bot, discord, close: () => ending.disposeAsync() };
}

/** Shows a demo until it is told to stop. @returns the exit code. */
export async function runDemo(newsroom: Newsroom, context: CommandContext, run: OnlineRun): Promise<number> {
  const { config, tell, now } = context;
  const coverage = await openDemoCoverage(newsroom, { now, log: run.log });
  try {
    const demo = await openDemo(newsroom, coverage, config, run);
    try {
      tell('There is no DISCORD_TOKEN, so Discord is played on this machine. Open the page, and ask:');
      tell(demo.url);
      tell(`${describeModel(config)} Stop it with Ctrl+C.`);
      tell('To go live, put DISCORD_TOKEN into .env (see "Going live" in README.md) and start again.');
      return await untilStopped(demo.bot, tell, run.stopping);
    } finally {
      await demo.close();
    }
  } finally {
    await coverage.close();
  }
}

/** Each demo is a new Discord: what was registered in an earlier one says nothing. */
const forgetful: RegistrationStore = { get: async () => null, set: async () => {} };
