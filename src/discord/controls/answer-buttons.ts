import { ButtonStyle, ComponentType } from 'discord.js';
import type { Answer } from '../../coverage/answer.ts';
import type { Digest } from '../../coverage/digest.ts';
import type { Wording } from '../../wording/wording.ts';
import type { Row } from '../render/markup.ts';
import { customId, verbs } from './custom-id.ts';

/** Whether a message can be shared: only what its asker alone sees, in a server. */
export type Sharing = 'no' | 'yes' | 'done';

/** What can be done with an answer; nothing where none is kept. */
export function answerRows(answer: Answer, wording: Wording, sharing: Sharing): Row[] {
  if (answer.status === 'failed') return [];
  return rows(answer, answer.citations.length > 0, true, wording, sharing);
}

/** What can be done with a digest. */
export function digestRows(digest: Digest, wording: Wording, sharing: Sharing): Row[] {
  return digest.items.length === 0 ? [] : rows(digest, true, false, wording, sharing);
}

function rows(
  { trace = null }: Pick<Answer, 'trace'>,
  hasQuotes: boolean,
  canFollow: boolean,
  { buttons }: Wording,
  sharing: Sharing,
): Row[] {
  if (trace === null) return [];
  const labelled = (verb: string, label: string) =>
    ({ type: ComponentType.Button, style: ButtonStyle.Secondary, label, custom_id: customId(verb, trace) }) as const;
  const rating = (mark: 'up' | 'down', name: string) =>
    ({
      type: ComponentType.Button,
      style: ButtonStyle.Secondary,
      emoji: { name },
      custom_id: customId(verbs.rate, trace, mark),
    }) as const;
  return [
    {
      type: ComponentType.ActionRow,
      components: [
        ...(hasQuotes ? [labelled(verbs.quotes, buttons.quotes)] : []),
        ...(canFollow ? [labelled(verbs.follow, buttons.followUp)] : []),
        ...(sharing === 'no' ? [] : [{ ...labelled(verbs.share, buttons.share), disabled: sharing === 'done' }]),
        rating('up', '👍'),
        rating('down', '👎'),
      ],
    },
  ];
}
