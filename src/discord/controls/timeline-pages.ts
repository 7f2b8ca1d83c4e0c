import { ButtonStyle, ComponentType } from 'discord.js';
import type { Correction } from '../../coverage/correction.ts';
import type { Timeline } from '../../coverage/timeline.ts';
import { citationsOf } from '../../store/trace.ts';
import type { Wording } from '../../wording/wording.ts';
import type { Message, Row } from '../render/markup.ts';
import { renderTimelinePage } from '../render/timeline-embeds.ts';
import { isShareable } from '../wire/asker.ts';
import { isPrivateMessage } from '../wire/audience.ts';
import { deliver } from '../wire/deliver.ts';
import { deferPressed, editReplyPatiently } from '../wire/send.ts';
import { traceOrApology } from './answer-behind-button.ts';
import type { Sharing } from './answer-buttons.ts';
import type { Control } from './control.ts';
import { customId, verbs } from './custom-id.ts';
import { timelineActions } from './timeline-actions.ts';

/** Turns a page: in place where one person alone sees it, else for whoever pressed, so that nobody turns another's pages. */
export const timelinePages: Control = {
  verb: verbs.timelinePage,
  async execute(interaction, about, audience, context) {
    if (!interaction.isButton()) return;
    const trace = await traceOrApology(interaction, about, audience, context);
    const timeline = trace?.record.timeline ?? null;
    if (trace === null || timeline === null) return;
    const corrections = await context.desk.corrections(citationsOf(trace.record));
    const isAlone = isPrivateMessage(interaction);
    const sharing = isAlone && isShareable(interaction) ? 'yes' : 'no';
    const page = Number(about[1]) || 0;
    const shown = timelinePage({ ...timeline, trace: trace.id }, page, audience.own, { corrections, sharing });
    if (isAlone) {
      await deferPressed(interaction);
      await editReplyPatiently(interaction, shown, context.clock);
    } else await deliver(interaction, { isPrivate: true, audience }, context, async () => [shown]);
  },
};

interface PageParts {
  readonly corrections?: readonly Correction[];
  readonly sharing?: Sharing;
}

/** A page with its buttons. */
export function timelinePage(
  timeline: Timeline,
  wanted: number,
  wording: Wording,
  { corrections = [], sharing = 'no' }: PageParts = {},
): Message {
  const { message, page, pages } = renderTimelinePage(timeline, wanted, wording, corrections);
  const { trace = null } = timeline;
  return trace === null || timeline.items.length === 0
    ? message
    : { ...message, rows: [buttons(trace, page, pages, wording), timelineActions(trace, page, wording, sharing)] };
}

function buttons(trace: string, page: number, pages: number, { buttons: said, follows }: Wording): Row {
  const button = (label: string, id: string, isOff = false) =>
    ({
      ...({ type: ComponentType.Button, style: ButtonStyle.Secondary } as const),
      ...{ label, custom_id: id, disabled: isOff },
    }) as const;
  const to = (other: number, label: string) =>
    button(label, customId(verbs.timelinePage, trace, other), other < 0 || other >= pages);
  return {
    type: ComponentType.ActionRow,
    components: [
      ...(pages > 1 ? [to(page - 1, said.earlier), to(page + 1, said.later)] : []),
      button(said.quotes, customId(verbs.quotes, trace)),
      button(follows.buttons.topic, customId(verbs.followStory, trace)),
    ],
  };
}
