import { Newsroom } from '../app/newsroom.ts';
import { openDesk } from '../app/open-desk.ts';
import { secretsOf } from '../config.ts';
import { toldLog } from '../log/told-log.ts';
import { claimsJson } from '../terminal/answer-json.ts';
import { renderClaims } from '../terminal/claims-text.ts';
import type { Command } from './command.ts';
import { readOptions, UsageError } from './options.ts';

const usage = 'npm run claims -- "TEXT" [--corpus DIR] [--data DIR] [--json]';

export const claims: Command = {
  usage,
  summary: 'hold the statements of a text against the coverage',
  async run(args, { config, now, print, tell, progress }) {
    const options = readOptions(args, usage, config, now());
    const text = options.words.join(' ');
    if (text.trim() === '') throw new UsageError(`Write the text in quotation marks.\nUsage: ${usage}`);
    const newsroom = await Newsroom.open(options, config, tell, { progress });
    try {
      const desk = await openDesk(newsroom, config, toldLog(tell, secretsOf(config)));
      const checked = await desk.check(text, { signal: new AbortController().signal, byCodeAlone: false });
      print(options.json ? JSON.stringify(claimsJson(checked)) : renderClaims(checked));
      return 0;
    } finally {
      await newsroom.close();
    }
  },
};
