import { sentence } from '../render/markup.ts';
import type { Audience } from '../wire/audience.ts';
import type { BotContext, EditorsContext } from '../wire/bot-context.ts';
import type { Pressed } from '../wire/interactions.ts';
import { replyPrivately } from '../wire/send.ts';
import { mayManage } from './change-settings.ts';

/** What editors may do, for who may manage the server of their channel, pressing in that channel; anybody else is refused, and `null` comes back. */
export async function editorsOrRefusal(
  interaction: Pressed,
  { own }: Audience,
  { editors }: Pick<BotContext, 'editors'>,
): Promise<EditorsContext | null> {
  if (editors !== null && interaction.channelId === editors.channel && mayManage(interaction)) return editors;
  await replyPrivately(interaction, sentence(own.editors.notYours));
  return null;
}
