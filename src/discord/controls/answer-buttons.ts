import { ButtonStyle, ComponentType } from 'discord.js';
import type { Answer } from '../../coverage/answer.ts';
import type { Digest } from '../../coverage/digest.ts';
import type { Wording } from '../../wording/wording.ts';
import type { Row } from '../render/markup.ts';
import { customId, verbs } from './custom-id.ts';
import { entryRows } from './entry-rows.ts';

/** As many buttons as a row takes. */
const buttonsARow = 5;

/** Whether a message can be shared: only what its asker alone sees, in a server. */
export type Sharing = 'no' | 'yes' | 'done';

/** What can be done with an answer; nothing where none is kept. */
export function answerRows(answer: Answer, wording: Wording, sharing: Sharing): Row[] {
  if (answer.status === 'failed') return [];
  const { trace = null, status } = answer;
  const story =
    trace === null || status !== 'answered'
      ? []
      : [
          row(
            button(verbs.timeline, wording.buttons.timeline, trace),
            ...(answer.citations.length === 0 ? [] : [button(verbs.followStory, wording.follows.buttons.story, trace)]),
          ),
        ];
  return [...rows(answer, answer.citations.length > 0, true, wording, sharing), ...story];
}

/** Below an answer of which something no longer stands, the question can be asked again: in the last row that has room. */
export function correctedRows(rows: readonly Row[], trace: string, { buttons }: Wording): Row[] {
  const again = button(verbs.askAgain, buttons.askAgain, trace);
  const last = rows.at(-1);
  return last === undefined || last.components.length >= buttonsARow
    ? [...rows, row(again)]
    : [...rows.slice(0, -1), { ...last, components: [again, ...last.components] }];
}

/** What can be done with a digest. */
export function digestRows(digest: Digest, wording: Wording, sharing: Sharing): Row[] {
  if (digest.items.length === 0) return [];
  return [...rows(digest, true, false, wording, sharing), ...entryRows(digest, wording)];
}

function rows(
  { trace = null }: Pick<Answer, 'trace'>,
  hasQuotes: boolean,
  canFollow: boolean,
  { buttons }: Wording,
  sharing: Sharing,
): Row[] {
  if (trace === null) return [];
  const labelled = (verb: string, label: string) => button(verb, label, trace);
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

function button(verb: string, label: string, trace: string) {
  return { type: ComponentType.Button, style: ButtonStyle.Secondary, label, custom_id: customId(verb, trace) } as const;
}

function row(...components: readonly ReturnType<typeof button>[]): Row {
  return { type: ComponentType.ActionRow, components: [...components] };
}
