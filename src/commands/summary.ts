import { Newsroom } from '../app/newsroom.ts';
import { openDesk } from '../app/open-desk.ts';
import { secretsOf } from '../config.ts';
import { defaultDigestCount } from '../desk/input-limits.ts';
import { toldLog } from '../log/told-log.ts';
import { digestJson } from '../terminal/answer-json.ts';
import { renderDigest } from '../terminal/answer-text.ts';
import type { Command } from './command.ts';
import { readOptions, UsageError } from './options.ts';

const usage =
  'npm run summary -- [--days N] [--topic WORDS] [--count N] [--outlet NAME] [--as-of DAY] [--corpus DIR] [--data DIR] [--json]';

export const summary: Command = {
  usage,
  summary: 'sum up the latest stories',
  async run(args, { config, now, print, tell, progress }) {
    const options = readOptions(args, usage, config, now());
    if (options.words.length > 0) {
      throw new UsageError(
        `The summary takes no question. For a topic write --topic "${options.words.join(' ')}".\nUsage: ${usage}`,
      );
    }
    const newsroom = await Newsroom.open(options, config, tell, { progress });
    try {
      const desk = await openDesk(newsroom, config, toldLog(tell, secretsOf(config)));
      const { days, topic, filter, askedAt } = options;
      const request = { days, topic, count: options.count ?? defaultDigestCount, filter, askedAt };
      const digest = await desk.summarise(request, { signal: new AbortController().signal });
      print(options.json ? JSON.stringify(digestJson(digest)) : renderDigest(digest));
      return 0;
    } finally {
      await newsroom.close();
    }
  },
};
