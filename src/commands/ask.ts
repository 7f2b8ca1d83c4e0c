import { Newsroom } from '../app/newsroom.ts';
import { openDesk } from '../app/open-desk.ts';
import { secretsOf } from '../config.ts';
import { toldLog } from '../log/told-log.ts';
import { answerJson } from '../terminal/answer-json.ts';
import { renderAnswer } from '../terminal/answer-text.ts';
import type { Command } from './command.ts';
import { readOptions, UsageError } from './options.ts';

const usage =
  'npm run ask -- "question" [--from DAY] [--to DAY] [--outlet NAME] [--as-of DAY] [--corpus DIR] [--data DIR] [--json]';

export const ask: Command = {
  usage,
  summary: 'answer one question about the coverage',
  async run(args, { config, now, print, tell, progress }) {
    const options = readOptions(args, usage, config, now());
    const text = options.words.join(' ');
    if (text.trim() === '') throw new UsageError(`Write the question in quotation marks.\nUsage: ${usage}`);
    const newsroom = await Newsroom.open(options, config, tell, { progress });
    try {
      const desk = await openDesk(newsroom, config, toldLog(tell, secretsOf(config)));
      const question = { text, filter: options.filter, askedAt: options.askedAt };
      const answer = await desk.ask(question, { signal: new AbortController().signal });
      print(options.json ? JSON.stringify(answerJson(answer)) : renderAnswer(answer));
      return answer.status === 'failed' ? 1 : 0;
    } finally {
      await newsroom.close();
    }
  },
};
