import { Newsroom } from '../app/newsroom.ts';
import { inOneGo, trouble } from '../wording/trouble.ts';
import { describeModel, goOnline, untilStopped } from './bot-online.ts';
import type { Command, CommandContext } from './command.ts';
import { createLog } from './line-log.ts';
import { readOptions } from './options.ts';

const usage = 'npm start -- [--corpus DIR] [--data DIR]';

export const start: Command = {
  usage,
  summary: 'run the bot; without DISCORD_TOKEN a demo in the browser',
  async run(args, context) {
    const { config, tell, settings, progress } = context;
    for (const { name, meant } of settings.misspelt) tell(inOneGo(trouble.misspelt(name, meant)));
    const options = readOptions(args, usage, config, context.now());
    const newsroom = await Newsroom.open(options, config, tell, progress);
    const log = createLog(tell);
    const outlive = (error: unknown): void => log.error('A failure that nobody waited for', { error: String(error) });
    // One answer that fails in a way that nobody thought of ends no bot.
    process.on('unhandledRejection', outlive);
    try {
      const { token } = config.discord;
      if (token !== null) return await runLive(newsroom, token, context);
      // Loaded when it is shown: a bot in the real Discord has no use for one that is played.
      const { runDemo } = await import('./demo.ts');
      return await runDemo(newsroom, context);
    } finally {
      await newsroom.close();
      process.off('unhandledRejection', outlive);
    }
  },
};

/** Answers in Discord until it is told to stop, or until Discord closes for good. @returns the exit code. */
async function runLive(
  newsroom: Newsroom,
  token: string,
  { config, tell, stopSignal }: CommandContext,
): Promise<number> {
  newsroom.watch();
  const bot = await goOnline(
    newsroom,
    config,
    { ...config.discord, token, store: newsroom.state.settings },
    createLog(tell),
  );
  tell(`${bot.name} is online. ${describeModel(config)} Stop it with Ctrl+C.`);
  return untilStopped(bot, tell, stopSignal());
}
