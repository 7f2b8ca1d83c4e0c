import type {
  ButtonInteraction,
  ChannelSelectMenuInteraction,
  ChatInputCommandInteraction,
  MessageContextMenuCommandInteraction,
  ModalSubmitInteraction,
  RoleSelectMenuInteraction,
  StringSelectMenuInteraction,
} from 'discord.js';

/** A press of something below a message, or the dialog that a press has opened. */
export type Pressed =
  | ButtonInteraction
  | StringSelectMenuInteraction
  | ChannelSelectMenuInteraction
  | RoleSelectMenuInteraction
  | ModalSubmitInteraction;

/** Everything that wants an answer from us: a message, an edit, a dialog. */
export type Answerable = ChatInputCommandInteraction | MessageContextMenuCommandInteraction | Pressed;

/** A choice under an option that is being typed: what is shown, and what it stands for. */
export interface Suggestion {
  readonly name: string;
  readonly value: string;
}

/** What was called or pressed, for the log. */
export function calledBy(interaction: Answerable): string {
  return 'customId' in interaction ? (interaction.customId.split(':')[0] ?? '') : interaction.commandName;
}
