import type { Schedule } from '../../store/schedules.ts';
import { type Message, sentence } from '../render/markup.ts';
import type { Audience } from '../wire/audience.ts';
import type { BotContext } from '../wire/bot-context.ts';
import type { Pressed } from '../wire/interactions.ts';
import { deferPressed, editReply, replyPrivately } from '../wire/send.ts';
import { mayManage } from './change-settings.ts';
import type { Control } from './control.ts';
import { verbs } from './custom-id.ts';
import { draftOf } from './digest-drafts.ts';
import { digestDetails, digestList, listParts, pauseOrResume, removalAsked } from './digest-list.ts';
import { draftPanel } from './draft-panel.ts';

/** Does with a digest of the list what was pressed. The permission is looked at again at each press. */
export const manageDigests: Control = {
  verb: verbs.digests,
  async execute(interaction, [part, id], audience, context) {
    const { guildId } = interaction;
    if (guildId === null || !mayManage(interaction))
      return replyPrivately(interaction, sentence(audience.own.digests.notYours));
    if (interaction.isModalSubmit()) return;
    await deferPressed(interaction);
    await editReply(interaction, await shown(guildId, part, id, interaction, audience, context));
  },
};

async function shown(
  guildId: string,
  part: string | undefined,
  id: string | undefined,
  interaction: Pressed,
  audience: Audience,
  context: BotContext,
): Promise<Message> {
  if (part === listParts.list) return digestList(guildId, interaction, audience, context);
  const chosen = interaction.isStringSelectMenu() ? interaction.values[0] : id;
  const schedule = await context.digests.find(guildId, chosen ?? '');
  if (schedule === null) return sentence(audience.own.digests.gone);
  return ofOne(guildId, schedule, part, interaction, audience, context);
}

async function ofOne(
  guildId: string,
  schedule: Schedule,
  part: string | undefined,
  interaction: Pressed,
  audience: Audience,
  context: BotContext,
): Promise<Message> {
  const { digests } = context;
  switch (part) {
    case listParts.edit:
      return draftPanel(draftOf(guildId, schedule), interaction, audience, context);
    case listParts.preview:
      return digestDetails(schedule, interaction, audience, context, { isPreviewed: true });
    case listParts.remove:
      return removalAsked(schedule, digests.nextAt(schedule), audience.own);
    case listParts.removed:
      await digests.remove(guildId, schedule.id);
      return sentence(audience.own.digests.removed);
    case listParts.pause:
    case listParts.resume: {
      // Two people may press at once: what is shown is what became of it.
      const isAsked = (part === listParts.pause) === (schedule.paused === null);
      const notice = isAsked ? await pauseOrResume(guildId, schedule, audience, context) : null;
      const now = (await digests.find(guildId, schedule.id)) ?? schedule;
      return digestDetails(now, interaction, audience, context, { notice });
    }
    default:
      return digestDetails(schedule, interaction, audience, context);
  }
}
