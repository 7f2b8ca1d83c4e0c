import type { Wording } from '../../wording/wording.ts';
import { followLabel } from '../render/follow-embeds.ts';
import { sentence } from '../render/markup.ts';
import { isPrivateMessage } from '../wire/audience.ts';
import type { BotContext } from '../wire/bot-context.ts';
import type { Pressed } from '../wire/interactions.ts';
import { replyPrivately, updatePressed } from '../wire/send.ts';
import { mayManage } from './change-settings.ts';
import type { Control } from './control.ts';
import { verbs } from './custom-id.ts';
import { ownedFollow } from './owned-follow.ts';

/** Ends a follow: below one of its messages, and right after it was begun. */
export const unfollow: Control = {
  verb: verbs.unfollow,
  async execute(interaction, [id = ''], { own }, context) {
    if (!interaction.isButton()) return;
    const said = sentence(await unfollowed(interaction, id, own, context));
    // What was said for this person alone may change; what stands in a channel stays.
    if (isPrivateMessage(interaction)) await updatePressed(interaction, said);
    else await replyPrivately(interaction, said);
  },
};

/** Ends a follow of whoever pressed, or of their server where they may manage it. @returns what to say of it. */
export async function unfollowed(
  interaction: Pressed,
  id: string,
  { follows: said }: Wording,
  context: BotContext,
): Promise<string> {
  const found = await ownedFollow(interaction, id, context);
  if (found === null) return said.gone;
  const { owner, schedule } = found;
  if (owner.kind === 'server' && !mayManage(interaction)) return said.notTheirs;
  if (schedule.follow === null || !(await context.follows.remove(owner, id))) return said.gone;
  const done = said.unfollowed(followLabel(schedule.follow));
  return owner.kind === 'person' ? `${done} ${said.unfollowedErased}` : done;
}
