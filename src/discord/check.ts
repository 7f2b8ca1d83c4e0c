import { ApplicationCommandType, type MessageContextMenuCommandInteraction } from 'discord.js';
import type { MessageCommand } from './command.ts';
import { deliver } from './deliver.ts';
import { admitted } from './gate.ts';
import { named } from './localised.ts';
import { sentence } from './markup.ts';
import { anywhere } from './places.ts';
import { renderClaims } from './render-claims.ts';
import { replyPrivately } from './send.ts';

/** In a message's menu: what the coverage says to each of its statements, for whoever asks alone. It counts as a question. */
export const check: MessageCommand = {
  kind: 'message',
  data: { type: ApplicationCommandType.Message, ...named(({ check }) => check), ...anywhere },

  async execute(interaction, visit, context) {
    const text = textOf(interaction.targetMessage);
    if (text === '') return replyPrivately(interaction, sentence(visit.own.check.noText));
    const taken = await admitted(interaction, visit, true, context);
    if (taken === null) return;
    const byCodeAlone = visit.settings?.checkedBy === 'code';
    await deliver(interaction, { isPrivate: true, visit }, context, async ({ signal }) =>
      renderClaims(await taken.unlessItFails(context.desk.check(text, { signal, byCodeAlone })), visit.own),
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
