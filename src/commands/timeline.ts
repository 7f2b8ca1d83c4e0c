import { Newsroom } from '../app/newsroom.ts';
import { openDesk } from '../app/open-desk.ts';
import { secretsOf } from '../config.ts';
import { defaultTimelineLines } from '../desk/input-limits.ts';
import { toldLog } from '../log/told-log.ts';
import { timelineJson } from '../terminal/answer-json.ts';
import { renderTimeline } from '../terminal/timeline-text.ts';
import type { Command } from './command.ts';
import { readOptions, UsageError } from './options.ts';

const usage =
  'npm run timeline -- "TOPIC" [--from DAY] [--to DAY] [--count N] [--outlet NAME] [--as-of DAY] [--corpus DIR] [--data DIR] [--json]';

export const timeline: Command = {
  usage,
  summary: 'tell what happened when on a topic',
  async run(args, { config, now, print, tell, progress }) {
    const options = readOptions(args, usage, config, now());
    const topic = options.topic ?? options.words.join(' ');
    if (topic.trim() === '') throw new UsageError(`Name a topic.\nUsage: ${usage}`);
    const newsroom = await Newsroom.open(options, config, tell, { progress });
    try {
      const desk = await openDesk(newsroom, config, toldLog(tell, secretsOf(config)));
      const { filter, askedAt } = options;
      const request = { topic, filter, count: options.count ?? defaultTimelineLines, askedAt };
      const told = await desk.timeline(request, { signal: new AbortController().signal });
      print(options.json ? JSON.stringify(timelineJson(told)) : renderTimeline(told));
      return 0;
    } finally {
      await newsroom.close();
    }
  },
};
