import type { Digest, DigestRequest } from '../coverage/digest.ts';
import { digestFrom } from '../writing/write-digest.ts';
import { checkDigestRequest } from './check-input.ts';
import type { DeskOptions } from './desk-options.ts';
import type { DeskWork } from './desk-work.ts';
import { expectKnownOutlets } from './known-outlets.ts';
import { mostMs } from './model-team.ts';

/** Writes a digest of the latest stories. @throws {InputError} when the request can't be used. */
export async function summariseAtDesk(
  work: DeskWork,
  asked: DigestRequest,
  { signal, asker = null, trace = null }: Omit<DeskOptions, 'onProgress'>,
): Promise<Digest> {
  const { library, prompts, calendar, recorder, lookup } = work;
  const request = work.usable(() => checkDigestRequest(asked));
  const { topic, filter, askedAt: asOf } = request;
  const { model, explained } = await work.writer();
  const prompt = prompts.summary;
  const about = {
    ...{ kind: 'summary' as const, text: topic ?? '', filter, asOf, prompt, model: model?.name ?? null },
    ...{ follows: null, repeatKey: null, isRepeatable: () => false, id: trace },
  };
  return recorder.follow(about, asker, async (watch) => {
    await expectKnownOutlets(library, filter);
    const found = await library.newest(request);
    watch.notes.stories = found.stories;
    watch.notes.retrieveMs = watch.elapsedMs();
    const { elapsedMs } = watch;
    const onEnding = work.endingOf(watch);
    const team = work.teamOf(model, watch);
    const tools = { ...team, prompt, calendar, lookup, elapsedMs, onEnding };
    const whole = AbortSignal.any([signal, AbortSignal.timeout(mostMs)]);
    const stale = work.stale();
    const digest = explained(await digestFrom(request, found, tools, whole));
    return stale.length === 0 ? digest : { ...digest, stale };
  });
}
