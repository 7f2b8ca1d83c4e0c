import { existsSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import type { Newsroom } from '../app/newsroom.ts';
import { readAhead } from '../app/read-ahead.ts';
import { Readiness } from '../desk/readiness.ts';
import type { State } from '../store/state.ts';
import { inOneGo, trouble } from '../wording/trouble.ts';
import type { OnlineRun } from './bot-online.ts';
import type { Command, CommandContext } from './command.ts';
import type { OpenMetrics } from './open-metrics.ts';
import { readOptions } from './options.ts';
import { claimDatabase } from './shared-database.ts';
import { openStartLog, tellUncaught } from './start-log.ts';

const usage = 'npm start -- [--corpus DIR] [--data DIR]';

export const start: Command = {
  usage,
  summary: 'run the bot; without DISCORD_TOKEN a demo in the browser',
  async run(args, context) {
    const { config, settings } = context;
    const options = readOptions(args, usage, config, context.now());
    // A large index takes a thread as long to read as this one takes to load the program.
    const ahead = readAhead(options.dataDir, options.corpusDir);
    const { log, tell, progress, tellEnd } = openStartLog(context);
    const stopTelling = tellUncaught(log);
    for (const { name, meant } of settings.misspelt) tell(inOneGo(trouble.misspelt(name, meant)));
    for (const idle of settings.idle) tell(inOneGo(idle));
    const hasNamedSources = settings.given.includes('SOURCES_FILE');
    if (hasNamedSources && !existsSync(config.sourcesFile)) tell(inOneGo(trouble.noSourcesFile(config.sourcesFile)));
    const stopping = context.stopSignal(tell);
    const readiness = new Readiness();
    let metrics: OpenMetrics | null = null;
    readiness.wait('The coverage is taken in.');
    try {
      metrics = await openMetricsOf(context, readiness);
      const run = { log, stopping, readiness, observers: metrics };
      // What goes online is loaded while the index is read.
      const isLive = config.discord.token !== null;
      // What others did is deleted after their time, not after ours: nothing is touched before it is known whose it is.
      const claim = async (state: State): Promise<void> => (isLive ? claimDatabase(config, state, tell) : undefined);
      const opening = import('../app/newsroom.ts').then((app) =>
        app.Newsroom.open(options, config, tell, { progress, stopping, claim, ahead }),
      );
      const [newsroom] = await Promise.all([opening, import('./bot-online.ts')]);
      metrics?.watch(newsroom, options.dataDir);
      const running = { ...context, tell };
      try {
        const { token } = config.discord;
        if (token !== null) return await runLive(newsroom, token, running, run);
        // Loaded when it is shown: a bot in the real Discord has no use for one that is played.
        const { runDemo } = await import('./demo.ts');
        return await runDemo(newsroom, running, run);
      } finally {
        metrics?.watch(null, options.dataDir);
        await newsroom.close();
      }
    } catch (error) {
      // It was told to end before it was online.
      if (stopping.aborted && error === stopping.reason) return 0;
      return tellEnd(error);
    } finally {
      await metrics?.close();
      stopTelling();
    }
  },
};

/** The coverage is watched from then on at the latest: longer than Discord takes where it can be reached. */
const watchedAfterMs = 1_000;

/** What measures is loaded where somebody asks for it alone. */
async function openMetricsOf({ config }: CommandContext, readiness: Readiness): Promise<OpenMetrics | null> {
  if (config.metrics === null) return null;
  const { openMetrics } = await import('./open-metrics.ts');
  return openMetrics(config.metrics, config, readiness);
}

/** Answers in Discord until it is told to stop, or until Discord closes for good. @returns the exit code. */
async function runLive(
  newsroom: Newsroom,
  token: string,
  { config, tell }: CommandContext,
  run: OnlineRun,
): Promise<number> {
  const { describeModel, goOnline, untilStopped } = await import('./bot-online.ts');
  const place = { ...config.discord, token, store: newsroom.state.settings };
  const going = goOnline(newsroom, config, place, run);
  // Threads that search and poll start while nobody waits for the processor, but not only once Discord can be reached.
  await Promise.race([going, setTimeout(watchedAfterMs, undefined, { ref: false })]);
  newsroom.watch();
  const bot = await going;
  tell(`${bot.name} is online. ${describeModel(config)} Stop it with Ctrl+C.`);
  // What the first question needs, and going online doesn't.
  if (config.claude.apiKey !== null) await import('../model/claude.ts');
  return untilStopped(bot, tell, run.stopping);
}
