import { createDesk } from '../../desk/desk.ts';
import { buildCorpus } from '../../evaluate/build-corpus.ts';
import { percentile } from '../../evaluate/metrics.ts';
import { calendarIn } from '../../language/calendar.ts';
import { startLocalClaude } from '../../local/claude/claude-server.ts';
import { silentLog } from '../../log/log.ts';
import { createClaude } from '../../model/claude.ts';
import type { Model } from '../../model/model.ts';
import { loadPrompts } from '../../writing/prompts.ts';
import type { CommandContext } from '../command.ts';

/** What one small call takes, in milliseconds: about what Claude takes for a verdict or two. */
const callMs = 1_000;
/** Between two events of what is written. */
const eventMs = 5;
const mostQuestions = 20;
const anyTime = { from: null, to: null, outlets: [] };

/** How it is called. */
export const usage = 'npm run bench -- second-reading';

/**
 * Measures what a second reading adds before a sentence is seen: from the writer's first full stop to the first sentence that was verified,
 * next to a local Claude whose small calls take a second. Asks for the newest stories of the corpus by their headlines.
 */
export async function measureSecondReading(
  _: readonly string[],
  { config, now, print }: CommandContext,
): Promise<number> {
  const calendar = calendarIn(config.timeZone, now);
  const corpus = await buildCorpus(config.corpusDir, calendar, () => {});
  const claude = await startLocalClaude({ smallMs: callMs, delayMs: eventMs });
  try {
    const { library } = corpus;
    const request = { days: null, topic: null, count: mostQuestions, filter: anyTime, askedAt: now() };
    const newest = await library.newest(request);
    const titles = newest.stories.map(({ lead }) => lead.title);
    const waits: number[] = [];
    for (const text of titles) {
      const timed = timing(createClaude({ apiKey: 'local', baseUrl: claude.url, model: config.claude.model }));
      const desk = createDesk({
        library,
        model: timed.model,
        prompts: loadPrompts(),
        calendar,
        log: silentLog,
      });
      let first = 0;
      const onProgress = (): void => {
        first ||= performance.now();
      };
      await desk.ask({ text, filter: anyTime, askedAt: now() }, { signal: AbortSignal.timeout(60_000), onProgress });
      const written = timed.firstFullStop();
      if (first > 0 && written > 0) waits.push(first - written);
    }
    if (waits.length === 0) {
      print('No answer was written, so there is nothing to time. Does the corpus have articles?');
      return 1;
    }
    const shown = (share: number): string => `${Math.round(percentile(share, waits))} ms`;
    print(
      `From the writer's first full stop to the first verified sentence, ${waits.length} answers, ${callMs} ms a call: p50 ${shown(0.5)}, p95 ${shown(0.95)}.`,
    );
    return 0;
  } finally {
    await claude.close();
    corpus.close();
  }
}

/** The same model, and when its first sentence was finished. */
function timing(model: Model): { readonly model: Model; readonly firstFullStop: () => number } {
  let at = 0;
  return {
    firstFullStop: () => at,
    model: {
      ...model,
      async *write(...asked) {
        for await (const event of model.write(...asked)) {
          if (event.type === 'text') at ||= performance.now();
          yield event;
        }
      },
    },
  };
}
