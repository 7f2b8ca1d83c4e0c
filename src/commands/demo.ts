import type { Newsroom } from '../app/newsroom.ts';
import type { Bot } from '../discord/bot.ts';
import type { RegistrationStore } from '../discord/wire/register-commands.ts';
import { startLocalDiscord } from '../local/discord/local-discord.ts';
import { startPage } from '../local/page/page-server.ts';
import type { Example } from '../local/page/page-words.ts';
import type { Log } from '../log/log.ts';
import { describeModel, goOnline, untilStopped } from './bot-online.ts';
import type { CommandContext } from './command.ts';
import { PlayedSource } from './played-source.ts';

/** Requests and frames of the wire log that a demo keeps: enough for a long look around. */
const demoWireEntries = 1_000;

/** Questions to the articles that come with the program, and what each shows. */
const sampleQuestions: readonly Example[] = [
  { question: 'Which drones does South Korea buy from Poland?', shows: 'covered' },
  { question: 'What did the security dialogue in Warsaw agree on?', shows: 'dated' },
  { question: 'Who won the 2022 World Cup?', shows: 'notCovered' },
];
const headlinesOffered = 3;

/** Questions that a newsroom's own articles answer: what their newest stories are about. */
async function headlineQuestions({ library }: Newsroom, askedAt: Date): Promise<Example[]> {
  const filter = { from: null, to: null, outlets: [] };
  const found = await library.newest({ days: null, topic: null, count: headlinesOffered, filter, askedAt });
  return found.stories.flatMap(({ lead: { title, titleIsOurs } }) => (titleIsOurs ? [] : [{ headline: title }]));
}

type DemoContext = Pick<CommandContext, 'config' | 'tell' | 'now'> & { readonly log: Log };

/** The real bot in a Discord of its own, with a page to see it in. */
export interface Demo {
  /** Of the page. */
  readonly url: string;
  readonly bot: Bot;
  /** Ends what is played; the bot is closed before. */
  close(): Promise<void>;
}

/**
 * Starts a demo over a newsroom. Where nobody has named coverage of their own, a newsroom is played, too: its articles come in while one looks
 * on, and go with the demo.
 */
export async function openDemo(newsroom: Newsroom, { config, now, log }: DemoContext): Promise<Demo> {
  await using opened = new AsyncDisposableStack();
  const isSample = newsroom.hasSampleAlone;
  const discord = await startLocalDiscord({ kept: demoWireEntries });
  opened.defer(() => discord.close());
  discord.createUser({ username: 'editor', globalName: 'Editor', permissions: 0x8n });
  const examples = isSample ? async () => sampleQuestions : () => headlineQuestions(newsroom, now());
  const page = await startPage({ discord, port: config.port, examples, isNewsroomPlayed: isSample });
  opened.defer(() => page.close());
  if (isSample) {
    const played = await PlayedSource.start(now);
    opened.defer(() => played.close());
    const showNewest = async (): Promise<void> => {
      const newest = await played.newestIn(newsroom.library, now());
      if (newest !== null) page.showArrival(newest);
    };
    const failed = (error: unknown): void => log.error('The newest article was not shown', { error });
    newsroom.watch({ extra: [played.entry], onPublished: () => void showNewest().catch(failed) });
  } else newsroom.watch();
  const place = {
    token: discord.token,
    apiUrl: discord.url,
    guildId: null,
    allowedGuildIds: null,
    store: forgetful,
  };
  const bot = await goOnline(newsroom, config, place, log);
  const ending = opened.move();
  return { url: page.url, bot, close: () => ending.disposeAsync() };
}

/** Shows a demo until it is told to stop. @returns the exit code. */
export async function runDemo(newsroom: Newsroom, context: CommandContext & DemoContext): Promise<number> {
  const { config, tell, stopSignal } = context;
  const demo = await openDemo(newsroom, context);
  try {
    tell('There is no DISCORD_TOKEN, so Discord is played on this machine. Open the page, and ask:');
    tell(demo.url);
    tell(`${describeModel(config)} Stop it with Ctrl+C.`);
    tell('To go live, put DISCORD_TOKEN into .env (see "Going live" in README.md) and start again.');
    return await untilStopped(demo.bot, tell, stopSignal());
  } finally {
    await demo.close();
  }
}

/** Each demo is a new Discord: what was registered in an earlier one says nothing. */
const forgetful: RegistrationStore = { get: async () => null, set: async () => {} };
