import { ButtonStyle, ComponentType } from 'discord.js';
import type { Briefing } from '../../coverage/briefing.ts';
import type { Wording } from '../../wording/wording.ts';
import type { Row } from '../render/markup.ts';
import { customId, verbs } from './custom-id.ts';
import { entryRows } from './entry-rows.ts';

/**
 * What can be done with a digest that came by itself.
 * @param mark by which its message is found again; it stands last in each `custom_id`.
 * @param followed the schedule by which something is followed
 */
export function briefingRows(
  briefing: Pick<Briefing, 'items' | 'trace'>,
  wording: Wording,
  mark: string,
  followed: string | null = null,
): Row[] {
  const button = (label: string, ...id: readonly [verb: string, ...about: string[]]) =>
    ({ type: ComponentType.Button, style: ButtonStyle.Secondary, label, custom_id: customId(...id, mark) }) as const;
  const { items, trace = null } = briefing;
  const { buttons, follows } = wording;
  const hasQuotes = trace !== null && items.length > 0;
  return [
    {
      type: ComponentType.ActionRow,
      components: [
        ...(hasQuotes ? [button(buttons.quotes, verbs.quotes, trace)] : []),
        button(buttons.askAbout, verbs.askAbout, trace ?? ''),
        ...(followed === null ? [] : [button(follows.buttons.unfollow, verbs.unfollow, followed)]),
      ],
    },
    // Who follows something, follows it already.
    ...(followed === null ? entryRows(briefing, wording, mark) : []),
  ];
}
