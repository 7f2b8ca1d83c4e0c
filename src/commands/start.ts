import type { Config } from '../config.ts';
import { startBot } from '../discord/bot.ts';
import { promptHelp, runPrompt } from '../terminal/prompt.ts';
import type { Command, CommandContext } from './command.ts';
import { openDesk, openFrontDesk } from './desk.ts';
import { createLog } from './log.ts';
import { type Newsroom, openNewsroom } from './newsroom.ts';
import { readOptions } from './options.ts';

const usage = 'npm start -- [--corpus DIR] [--data DIR]';

/** How long answers in flight may take when the bot is stopped: longer than most, shorter than a supervisor waits. */
const graceMs = 8_000;

export const start: Command = {
  usage,
  summary: 'run the bot; without DISCORD_TOKEN a prompt in this terminal',
  async run(args, context) {
    const { config, tell } = context;
    const options = readOptions(args, usage, config, context.now());
    const newsroom = openNewsroom(options, config, tell);
    try {
      const { token } = config.discord;
      if (token === null) await runAtPrompt(newsroom, context);
      else return await runLive(newsroom, token, context);
      return 0;
    } finally {
      await newsroom.close();
    }
  },
};

async function runAtPrompt(newsroom: Newsroom, { config, now, stdin, print, tell }: CommandContext): Promise<void> {
  tell('There is no DISCORD_TOKEN, so you can try Dateline right here:');
  tell(promptHelp);
  tell('To go live in Discord, put DISCORD_TOKEN into .env (see "Going live" in README.md) and start again.');
  if (config.claude.apiKey === null) tell('There is no ANTHROPIC_API_KEY either: answers are quotes, word for word.');
  const desk = openDesk(newsroom, config, tell);
  await runPrompt({ desk, input: stdin, print, tell, now });
}

/** Answers in Discord until it is told to stop, or until Discord closes for good. @returns the exit code. */
async function runLive(newsroom: Newsroom, token: string, { config, tell }: CommandContext): Promise<number> {
  newsroom.watch();
  const log = createLog(tell);
  const desk = openFrontDesk(newsroom, config, (message) => log.warn(message));
  const bot = await startBot({
    token,
    apiUrl: config.discord.apiUrl,
    guildId: config.discord.guildId,
    desk,
    log,
    store: newsroom.state,
    allowedGuildIds: config.discord.allowedGuildIds,
    traceDays: config.traceDays,
    timeZone: config.timeZone,
  });
  tell(`${bot.name} is online. ${describeModel(config)} Stop it with Ctrl+C.`);
  process.on('unhandledRejection', (error) => log.error('A failure that nobody waited for', { error: String(error) }));
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

function describeModel({ claude }: Config): string {
  return claude.apiKey === null
    ? 'Without ANTHROPIC_API_KEY its answers are quotes, word for word.'
    : `Answers are written by ${claude.model} and checked.`;
}
