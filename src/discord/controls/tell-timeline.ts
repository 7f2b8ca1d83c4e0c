import type { TimelineRequest } from '../../coverage/timeline.ts';
import { newTraceId } from '../../store/trace-id.ts';
import { defaultLines } from '../render/size-limits.ts';
import { admitted } from '../wire/admission.ts';
import { askerOf, isShareable } from '../wire/asker.ts';
import { type Audience, wordingOf } from '../wire/audience.ts';
import type { BotContext } from '../wire/bot-context.ts';
import { deliver } from '../wire/deliver.ts';
import type { Answerable } from '../wire/interactions.ts';
import { timelinePage } from './timeline-pages.ts';

interface ToldHere extends Pick<TimelineRequest, 'filter' | 'earlierDays' | 'understoodAs'> {
  /** `null` for everything; or what was asked or told, whose topic is to be found. */
  readonly topic: string | null | { readonly said: string };
  readonly isPrivate: boolean;
}

/** A timeline's whole way in Discord: it counts as a question, and its first page has the buttons to the others. */
export async function tellTimeline(
  interaction: Answerable,
  { isPrivate, topic, ...asked }: ToldHere,
  audience: Audience,
  context: BotContext,
): Promise<void> {
  const taken = await admitted(interaction, audience, isPrivate, context);
  if (taken === null) return;
  const wording = wordingOf(audience, isPrivate);
  const trace = newTraceId();
  await deliver(interaction, { isPrivate, audience, trace, counted: taken.counted }, context, async ({ signal }) => {
    const named = topic === null || typeof topic === 'string' ? topic : await context.desk.subjectOf(topic.said);
    const request = { ...asked, topic: named, count: defaultLines, askedAt: new Date(context.clock.now()) };
    const asker = askerOf(interaction, isPrivate);
    const timeline = await taken.unlessItFails(context.desk.timeline(request, { signal, asker, trace }));
    const sharing = isPrivate && isShareable(interaction) ? 'yes' : 'no';
    return [timelinePage(timeline, 0, wording, { sharing })];
  });
}
