import type { Timeline, TimelineRequest } from '../coverage/timeline.ts';
import { timelineFrom } from '../writing/write-timeline.ts';
import { checkTimelineRequest } from './check-input.ts';
import type { DeskOptions } from './desk-options.ts';
import type { DeskWork } from './desk-work.ts';
import { expectKnownOutlets } from './known-outlets.ts';
import { mostMs } from './model-team.ts';
import { topicInCoverage } from './topic-in-coverage.ts';

/** Tells what happened when on a topic. @throws {InputError} when the request can't be used. */
export async function timelineAtDesk(
  work: DeskWork,
  asked: TimelineRequest,
  { signal, asker = null, trace = null }: Omit<DeskOptions, 'onProgress'>,
): Promise<Timeline> {
  const { library, prompts, calendar, recorder, lookup } = work;
  const checked = work.usable(() => checkTimelineRequest(asked));
  const { topic, filter, askedAt: asOf } = checked;
  const { model, explained } = await work.writer();
  const prompt = prompts.timeline;
  const about = {
    ...{ kind: 'timeline' as const, text: topic ?? '', filter, asOf, prompt, model: model?.name ?? null },
    ...{ follows: null, repeatKey: null, isRepeatable: () => false, id: trace },
  };
  return recorder.follow(about, asker, async (watch) => {
    await expectKnownOutlets(library, filter);
    const whole = AbortSignal.any([signal, AbortSignal.timeout(mostMs)]);
    const team = work.teamOf(model, watch);
    const first = await library.timeline(checked);
    const isForeign = first.lines.length === 0 && first.inOtherLanguage && topic !== null;
    const translated = isForeign ? await topicInCoverage(work, topic, team.model, whole) : null;
    const request = translated === null ? checked : { ...checked, understoodAs: translated };
    const found = translated === null ? first : await library.timeline(request);
    watch.notes.sources = found.lines.map(({ source }) => source);
    watch.notes.retrieveMs = watch.elapsedMs();
    const { elapsedMs } = watch;
    const tools = { ...team, prompt, calendar, lookup, elapsedMs, onEnding: work.endingOf(watch) };
    return explained(await timelineFrom(request, found, tools, whole));
  });
}
