import { ApplicationCommandType, type MessageContextMenuCommandInteraction } from 'discord.js';
import { renderClaims } from '../render/claims-embeds.ts';
import { sentence } from '../render/markup.ts';
import { admitted } from '../wire/admission.ts';
import { deliver } from '../wire/deliver.ts';
import { replyPrivately } from '../wire/send.ts';
import type { MessageCommand } from './discord-command.ts';
import { named } from './localised.ts';
import { anywhere } from './where-usable.ts';

/** In a message's menu: what the coverage says to each of its statements, for whoever asks alone. It counts as a question. */
export const check: MessageCommand = {
  kind: 'message',
  data: { type: ApplicationCommandType.Message, ...named(({ check }) => check), ...anywhere },

  async execute(interaction, audience, context) {
    const text = textOf(interaction.targetMessage);
    if (text === '') return replyPrivately(interaction, sentence(audience.own.check.noText));
    const taken = await admitted(interaction, audience, true, context);
    if (taken === null) return;
    const byCodeAlone = audience.settings?.checkedBy === 'code';
    await deliver(interaction, { isPrivate: true, audience }, context, async ({ signal }) =>
      renderClaims(await taken.unlessItFails(context.desk.check(text, { signal, byCodeAlone })), audience.own),
    );
  },
};

/** What somebody wrote; of a message that has nothing but embeds, what stands in them. */
function textOf({ content, embeds }: MessageContextMenuCommandInteraction['targetMessage']): string {
  if (content.trim() !== '') return content;
  return embeds
    .flatMap(({ title, description }) => [title, description])
    .filter((text) => text !== null)
    .join('\n\n')
    .trim();
}
