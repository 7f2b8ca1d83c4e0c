import { ApplicationCommandType, ButtonStyle, ComponentType } from 'discord.js';
import { customId, verbs } from '../controls/custom-id.ts';
import { sentence } from '../render/markup.ts';
import { replyPrivately } from '../wire/send.ts';
import type { SlashCommand } from './discord-command.ts';
import { described } from './localised.ts';
import { anywhere } from './where-usable.ts';

/** Asks before it erases: it can't be undone. */
export const forgetMe: SlashCommand = {
  kind: 'slash',
  data: { type: ApplicationCommandType.ChatInput, ...described(({ forgetMe }) => forgetMe), ...anywhere },

  async execute(interaction, { own }) {
    const button = {
      type: ComponentType.Button,
      style: ButtonStyle.Danger,
      label: own.buttons.forget,
      custom_id: customId(verbs.forget),
    } as const;
    await replyPrivately(interaction, {
      ...sentence(own.forget.ask),
      rows: [{ type: ComponentType.ActionRow, components: [button] }],
    });
  },
};
