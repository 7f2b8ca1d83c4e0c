import type { Briefing, BriefingPreview, BriefingRequest } from '../coverage/briefing.ts';
import type { NewsSince } from '../retrieve/new-since.ts';
import { briefingFrom } from '../writing/write-briefing.ts';
import { briefingOf, digestOf } from './briefing-record.ts';
import { checkBriefingRequest, checkWish } from './check-input.ts';
import type { DeskWork } from './desk-work.ts';
import { mostMs } from './model-team.ts';

/** What is new in a window as a digest, and its trace; one text for all who ask for the same. Where nothing is new, none is kept. @throws {InputError} */
export async function briefAtDesk(work: DeskWork, asked: BriefingRequest, signal: AbortSignal): Promise<Briefing> {
  const request = work.usable(() => checkBriefingRequest(asked));
  return work.briefings.texts.once(request, signal, async (key) => {
    const found = await work.library.newSince(request);
    const stale = work.stale();
    return written(work, request, found, stale.length === 0 ? {} : { stale }, key, signal);
  });
}

async function written(
  work: DeskWork,
  request: BriefingRequest,
  found: NewsSince,
  about: Pick<Briefing, 'stale'>,
  key: string,
  signal: AbortSignal,
): Promise<Briefing> {
  const { prompts, calendar, recorder, lookup, briefings } = work;
  const prompt = prompts.briefing;
  const whole = AbortSignal.any([signal, AbortSignal.timeout(mostMs)]);
  const { model, explained } = await work.writer(briefings.budget.spent);
  if (found.stories.length === 0) {
    const nobody = { onEnding: () => {}, elapsedMs: () => 0, model: null, verifier: null };
    return { ...(await briefingFrom(request, found, { ...nobody, prompt, calendar, lookup }, whole)), ...about };
  }
  const filter = { from: null, to: null, outlets: found.wish.outlets };
  const asked = {
    ...{ kind: 'digest' as const, place: 'schedule', text: request.words, filter, asOf: request.until },
    ...{ prompt, model: model?.name ?? null, follows: null, repeatKey: key, id: null },
    isRepeatable: ({ quotesReason }: Pick<Briefing, 'quotesReason'>) => quotesReason !== 'stopped',
  };
  const digest = await recorder.follow(asked, null, async (watch) => {
    watch.notes.stories = found.stories;
    watch.notes.retrieveMs = watch.elapsedMs();
    const { elapsedMs } = watch;
    const team = work.teamOf(model, watch, briefings.budget.spent);
    const tools = { ...team, prompt, calendar, lookup, elapsedMs, onEnding: work.endingOf(watch) };
    const digest = explained(digestOf({ ...(await briefingFrom(request, found, tools, whole)), ...about }));
    // Where the budget ended while it was written, it may have been the digests' part.
    const isShare = digest.quotesReason === 'budget_spent' && !(await work.isSpent());
    return isShare ? { ...digest, quotesReason: 'share_spent' as const } : digest;
  });
  const briefing = briefingOf(digest);
  if (briefing === null) throw new Error('a digest that came by itself says what it tells');
  return briefing;
}

/** What a filter would have taken in the last week; nothing is written. @throws {InputError} */
export function previewAtDesk(work: DeskWork, words: string, count: number): Promise<BriefingPreview> {
  const checked = work.usable(() => checkWish(words, count));
  return work.library.previewWish({ words: checked, count, days: 7, askedAt: work.calendar.now() });
}
