import { type APIEmbed, type ChatInputCommandInteraction, MessageFlags } from 'discord.js';
import type { Message } from './markup.ts';

/** Nobody is ever pinged; Discord parses each edit anew, so it goes with every message. */
export const PING_NOBODY: { readonly parse: [] } = { parse: [] };

interface Body {
  readonly content: string;
  readonly embeds: APIEmbed[];
  readonly allowedMentions: typeof PING_NOBODY;
}

/** Content and embeds both stand in it, empty or not: an edit keeps what it leaves out. */
function bodyOf(message: Message): Body {
  return {
    content: message.content,
    embeds: message.embeds.map((embed) => ({ ...embed })),
    allowedMentions: PING_NOBODY,
  };
}

/** Answers at once, for the person alone. */
export async function replyPrivately(interaction: ChatInputCommandInteraction, message: Message): Promise<void> {
  await interaction.reply({ ...bodyOf(message), flags: MessageFlags.Ephemeral });
}

/** Says that an answer is coming; whether it is private is settled here for good. */
export async function defer(interaction: ChatInputCommandInteraction, isPrivate: boolean): Promise<void> {
  await interaction.deferReply(isPrivate ? { flags: MessageFlags.Ephemeral } : {});
}

export async function editReply(interaction: ChatInputCommandInteraction, message: Message): Promise<void> {
  await interaction.editReply(bodyOf(message));
}

/** Goes after the reply, never before its first edit: a first follow-up would take the place of the deferred reply. */
export async function followUp(
  interaction: ChatInputCommandInteraction,
  message: Message,
  isPrivate: boolean,
): Promise<void> {
  await interaction.followUp({ ...bodyOf(message), ...(isPrivate ? { flags: MessageFlags.Ephemeral } : {}) });
}

/** Takes a public "is thinking" back and tells the person alone. */
export async function refusePrivately(interaction: ChatInputCommandInteraction, message: Message): Promise<void> {
  await interaction.deleteReply();
  await followUp(interaction, message, true);
}
