import { Newsroom } from '../app/newsroom.ts';
import type { Log } from '../log/log.ts';
import { inOneGo, trouble } from '../wording/trouble.ts';
import { describeModel, goOnline, untilStopped } from './bot-online.ts';
import type { Command, CommandContext } from './command.ts';
import { readOptions } from './options.ts';
import { openStartLog, tellUncaught } from './start-log.ts';

const usage = 'npm start -- [--corpus DIR] [--data DIR]';

export const start: Command = {
  usage,
  summary: 'run the bot; without DISCORD_TOKEN a demo in the browser',
  async run(args, context) {
    const { config, settings } = context;
    const options = readOptions(args, usage, config, context.now());
    const { log, tell, progress, tellEnd } = openStartLog(context);
    const stopTelling = tellUncaught(log);
    for (const { name, meant } of settings.misspelt) tell(inOneGo(trouble.misspelt(name, meant)));
    try {
      const newsroom = await Newsroom.open(options, config, tell, progress);
      const running = { ...context, tell, log };
      try {
        const { token } = config.discord;
        if (token !== null) return await runLive(newsroom, token, running);
        // Loaded when it is shown: a bot in the real Discord has no use for one that is played.
        const { runDemo } = await import('./demo.ts');
        return await runDemo(newsroom, running);
      } finally {
        await newsroom.close();
      }
    } catch (error) {
      return tellEnd(error);
    } finally {
      stopTelling();
    }
  },
};

/** Answers in Discord until it is told to stop, or until Discord closes for good. @returns the exit code. */
async function runLive(
  newsroom: Newsroom,
  token: string,
  { config, tell, log, stopSignal }: CommandContext & { readonly log: Log },
): Promise<number> {
  newsroom.watch();
  const place = { ...config.discord, token, store: newsroom.state.settings };
  const bot = await goOnline(newsroom, config, place, log);
  tell(`${bot.name} is online. ${describeModel(config)} Stop it with Ctrl+C.`);
  return untilStopped(bot, tell, stopSignal());
}
