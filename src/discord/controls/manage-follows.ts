import { type Message, sentence } from '../render/markup.ts';
import type { Audience } from '../wire/audience.ts';
import type { BotContext } from '../wire/bot-context.ts';
import type { Pressed } from '../wire/interactions.ts';
import { deferPressed, editReply } from '../wire/send.ts';
import { mayManage } from './change-settings.ts';
import type { Control } from './control.ts';
import { verbs } from './custom-id.ts';
import { followDetails, followList, followParts } from './follow-list.ts';
import { ownedFollow } from './owned-follow.ts';
import { unfollowed } from './unfollow.ts';

/** Does with a follow of the list what was pressed. Whose it is, and who may manage the server, is looked at again at each press. */
export const manageFollows: Control = {
  verb: verbs.follows,
  async execute(interaction, [part, id], audience, context) {
    if (interaction.isModalSubmit()) return;
    await deferPressed(interaction);
    const chosen = interaction.isStringSelectMenu() ? interaction.values[0] : id;
    await editReply(interaction, await shown(interaction, part, chosen ?? '', audience, context));
  },
};

async function shown(
  interaction: Pressed,
  part: string | undefined,
  id: string,
  { own }: Audience,
  context: BotContext,
): Promise<Message> {
  if (part === followParts.list) return followList(interaction, own, context);
  const found = await ownedFollow(interaction, id, context);
  if (found === null) return sentence(own.follows.gone);
  const { owner, schedule } = found;
  if (owner.kind === 'server' && !mayManage(interaction)) return sentence(own.follows.notTheirs);
  if (part === followParts.unfollow) return sentence(await unfollowed(interaction, id, own, context));
  const { follows } = context;
  const notice =
    part === followParts.pause && (await follows.pause(owner, id))
      ? own.follows.pausedNow
      : part === followParts.resume && (await follows.resume(owner, id))
        ? own.follows.resumedNow
        : null;
  return followDetails((await follows.find(owner, id)) ?? schedule, own, notice);
}
