import { ApplicationCommandType, ButtonStyle, ComponentType } from 'discord.js';
import { verbs } from '../controls/answer-buttons.ts';
import { customId } from '../controls/custom-id.ts';
import { sentence } from '../render/markup.ts';
import { replyPrivately, updatePressed } from '../wire/send.ts';
import type { Control, SlashCommand } from './command.ts';
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

/** Erases all that the one who pressed has asked and rated. */
export const erase: Control = {
  verb: verbs.forget,
  async execute(interaction, _about, { own }, { desk }) {
    if (!interaction.isButton()) return;
    const { traces, ratings } = desk.forget(interaction.user.id);
    const text = traces + ratings === 0 ? own.forget.nothing : own.forget.done(traces, ratings);
    await updatePressed(interaction, sentence(text));
  },
};
