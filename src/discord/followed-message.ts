import type { Briefing } from '../coverage/briefing.ts';
import type { Correction } from '../coverage/correction.ts';
import type { Follow } from '../coverage/follow.ts';
import type { FrontDesk } from '../desk/front-desk.ts';
import { scopeOfFollow } from '../schedule/follows.ts';
import type { Schedule } from '../store/schedules.ts';
import type { Wording } from '../wording/wording.ts';
import { briefingRows } from './controls/briefing-buttons.ts';
import { renderFollowed } from './render/follow-embeds.ts';
import type { Message } from './render/markup.ts';

/** What a follow asks the desk for. */
export function askedOf(
  { words }: Schedule,
  follow: Follow | null,
): { readonly words: string; readonly only?: NonNullable<ReturnType<typeof scopeOfFollow>> } {
  const only = follow === null ? null : scopeOfFollow(follow);
  return { words, ...(only !== null && { only }) };
}

/** News of something that is followed, with its buttons. @param mark by which the message is found again */
export async function followedMessage(
  briefing: Briefing,
  schedule: Schedule & { readonly follow: Follow },
  desk: Pick<FrontDesk, 'whyTold'>,
  { mark, wording, corrections = [] }: { mark: string; wording: Wording; corrections?: readonly Correction[] },
): Promise<Message> {
  const why = await desk.whyTold(
    askedOf(schedule, schedule.follow),
    briefing.items.map(({ articles: [lead = ''] }) => lead),
  );
  return {
    ...renderFollowed(briefing, schedule, { why, corrections }, wording),
    rows: briefingRows(briefing, wording, mark, schedule.id),
  };
}
