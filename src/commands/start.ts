import { resolve } from 'node:path';
import { openFrontDesk } from '../app/desk.ts';
import { Newsroom } from '../app/newsroom.ts';
import { type Config, sampleCorpusDir } from '../config.ts';
import { type Bot, startBot } from '../discord/bot.ts';
import type { Log } from '../discord/wire/log.ts';
import type { RegistrationStore } from '../discord/wire/register-commands.ts';
import { startLocalDiscord } from '../local/discord/localDiscord.ts';
import { startPage } from '../local/page/server.ts';
import type { Example } from '../local/page/words.ts';
import { inOneGo, trouble } from '../wording/mend.ts';
import type { Command, CommandContext } from './command.ts';
import { createLog } from './log.ts';
import { readOptions } from './options.ts';

const usage = 'npm start -- [--corpus DIR] [--data DIR]';

/** How long answers in flight may take when the bot is stopped: longer than most, shorter than a supervisor waits. */
const graceMs = 8_000;
/** Requests and frames of the wire log that a demo keeps: enough for a long look around. */
const demoWireEntries = 1_000;

export const start: Command = {
  usage,
  summary: 'run the bot; without DISCORD_TOKEN a demo in the browser',
  async run(args, context) {
    const { config, tell, settings } = context;
    for (const { name, meant } of settings?.misspelt ?? []) tell(inOneGo(trouble.misspelt(name, meant)));
    const options = readOptions(args, usage, config, context.now());
    const newsroom = await Newsroom.open(options, config, tell);
    try {
      const { token } = config.discord;
      const isSample = resolve(options.corpusDir) === resolve(sampleCorpusDir);
      return token === null ? await runDemo(newsroom, isSample, context) : await runLive(newsroom, token, context);
    } finally {
      await newsroom.close();
    }
  },
};

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
  if (!('stories' in found)) return [];
  return found.stories.flatMap(({ lead: { title, titleIsOurs } }) => (titleIsOurs ? [] : [{ headline: title }]));
}

/** The real bot in a Discord of its own, with a page to see it in, until it is told to stop. */
async function runDemo(newsroom: Newsroom, isSample: boolean, { config, tell, now }: CommandContext): Promise<number> {
  const discord = await startLocalDiscord({ kept: demoWireEntries });
  discord.createUser({ username: 'editor', globalName: 'Editor', permissions: 0x8n });
  try {
    const examples = isSample ? async () => sampleQuestions : () => headlineQuestions(newsroom, now());
    const page = await startPage({ discord, port: config.port, examples });
    try {
      const place = {
        token: discord.token,
        apiUrl: discord.url,
        guildId: null,
        allowedGuildIds: null,
        store: forgetful,
      };
      const bot = await goOnline(newsroom, config, place, demoLog(tell));
      tell('There is no DISCORD_TOKEN, so Discord is played on this machine. Open the page, and ask:');
      tell(page.url);
      tell(`${describeModel(config)} Stop it with Ctrl+C.`);
      tell('To go live, put DISCORD_TOKEN into .env (see "Going live" in README.md) and start again.');
      return await untilStopped(bot, tell);
    } finally {
      await page.close();
    }
  } finally {
    await discord.close();
  }
}

/** Answers in Discord until it is told to stop, or until Discord closes for good. @returns the exit code. */
async function runLive(newsroom: Newsroom, token: string, { config, tell }: CommandContext): Promise<number> {
  const bot = await goOnline(newsroom, config, { ...config.discord, token, store: newsroom.state }, createLog(tell));
  tell(`${bot.name} is online. ${describeModel(config)} Stop it with Ctrl+C.`);
  return untilStopped(bot, tell);
}

interface OnlinePlace {
  readonly token: string;
  readonly apiUrl: string;
  readonly guildId: string | null;
  readonly allowedGuildIds: readonly string[] | null;
  readonly store: RegistrationStore;
}

/** Each demo is a new Discord: what was registered in an earlier one says nothing. */
const forgetful: RegistrationStore = { get: () => null, set: () => {} };

async function goOnline(newsroom: Newsroom, config: Config, place: OnlinePlace, log: Log): Promise<Bot> {
  newsroom.watch();
  process.on('unhandledRejection', (error) => log.error('A failure that nobody waited for', { error: String(error) }));
  const { token, apiUrl, guildId, allowedGuildIds, store } = place;
  return startBot({
    token,
    apiUrl,
    guildId,
    allowedGuildIds,
    desk: openFrontDesk(newsroom, config, (message) => log.warn(message)),
    log,
    store,
    traceDays: config.traceDays,
    timeZone: config.timeZone,
  });
}

async function untilStopped(bot: Bot, tell: (line: string) => void): Promise<number> {
  const told = new Promise<null>((resolve) => {
    process.once('SIGTERM', () => resolve(null));
    process.once('SIGINT', () => resolve(null));
  });
  const lost = await Promise.race([told, bot.lost]);
  if (lost !== null) tell(lost);
  tell(`Stopping${bot.inFlight > 0 ? `; ${bot.inFlight} answer(s) under way may finish` : ''}.`);
  await bot.close(graceMs);
  return lost === null ? 0 : 1;
}

/** A demo's terminal shows what goes wrong alone: the rest can be seen on the page. */
function demoLog(tell: (line: string) => void): Log {
  return { ...createLog(tell), info: () => {} };
}

function describeModel({ claude }: Config): string {
  return claude.apiKey === null
    ? 'Without ANTHROPIC_API_KEY its answers are quotes, word for word.'
    : `Answers are written by ${claude.model} and checked.`;
}
