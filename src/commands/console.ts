import { Newsroom } from '../app/newsroom.ts';
import { openDesk } from '../app/open-desk.ts';
import { secretsOf } from '../config.ts';
import { toldLog } from '../log/told-log.ts';
import { promptHelp, runPrompt } from '../terminal/prompt.ts';
import type { Command } from './command.ts';
import { readOptions } from './options.ts';

const usage = 'npm run console -- [--corpus DIR] [--data DIR]';

export const consoleCommand: Command = {
  usage,
  summary: 'ask in this terminal, line by line',
  async run(args, { config, now, stdin, stderr, print, tell, progress }) {
    const options = readOptions(args, usage, config, now());
    const newsroom = await Newsroom.open(options, config, tell, { progress });
    try {
      tell(promptHelp);
      if (config.claude.apiKey === null) tell('There is no ANTHROPIC_API_KEY: answers are quotes, word for word.');
      const desk = await openDesk(newsroom, config, toldLog(tell, secretsOf(config)));
      await runPrompt({ desk, input: stdin, echo: stderr, print, tell, now });
      return 0;
    } finally {
      await newsroom.close();
    }
  },
};
