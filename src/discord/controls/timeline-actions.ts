import { ButtonStyle, ComponentType } from 'discord.js';
import type { Wording } from '../../wording/wording.ts';
import type { Row } from '../render/markup.ts';
import type { Sharing } from './answer-buttons.ts';
import { customId, verbs } from './custom-id.ts';

/** What can be done with a timeline as a whole. @param page that is shown. */
export function timelineActions(trace: string, page: number, { buttons }: Wording, sharing: Sharing): Row {
  const button = { type: ComponentType.Button, style: ButtonStyle.Secondary } as const;
  const rating = (mark: 'up' | 'down', name: string) =>
    ({ ...button, emoji: { name }, custom_id: customId(verbs.rate, trace, mark) }) as const;
  return {
    type: ComponentType.ActionRow,
    components: [
      { ...button, label: buttons.newSince, custom_id: customId(verbs.timelineSince, trace) },
      ...(sharing === 'no'
        ? []
        : [
            {
              ...button,
              label: buttons.share,
              custom_id: customId(verbs.share, trace, page),
              disabled: sharing === 'done',
            },
          ]),
      rating('up', '👍'),
      rating('down', '👎'),
    ],
  };
}
