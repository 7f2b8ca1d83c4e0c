import {
  type APIEmbed,
  type APIModalInteractionResponseCallbackData,
  type ButtonInteraction,
  MessageFlags,
  type ModalMessageModalSubmitInteraction,
  type ModalSubmitInteraction,
} from 'discord.js';
import type { WaitingClock } from '../../schedule/waiting-clock.ts';
import type { Message, Row } from '../render/markup.ts';
import { isAlreadyAcknowledged, isGone, isPassing } from './discord-errors.ts';
import type { Answerable, Pressed } from './interactions.ts';

/** Nobody is ever pinged; Discord parses each edit anew, so it goes with every message. */
export const pingNobody: { readonly parse: [] } = { parse: [] };

interface Body {
  readonly content: string;
  readonly embeds: APIEmbed[];
  readonly components: Row[];
  readonly allowedMentions: typeof pingNobody;
}

/** Content, embeds and components all stand in it, empty or not: an edit keeps what it leaves out. */
function bodyOf(message: Message): Body {
  return {
    content: message.content,
    embeds: message.embeds.map((embed) => ({ ...embed })),
    components: [...message.rows],
    allowedMentions: pingNobody,
  };
}

/** Tries of the first response; they have to fit into Discord's three seconds. */
const firstTries = 3;
/** Pauses between tries of a final message: a hiccup of Discord's is mostly over after one of them. */
const finalPausesMs = [300, 1_500, 4_000];

/** A file that goes with a message. */
interface ReplyFile {
  readonly name: string;
  readonly attachment: Buffer;
}

/** Answers at once, for the person alone. */
export async function replyPrivately(
  interaction: Answerable,
  message: Message,
  files: readonly ReplyFile[] = [],
): Promise<void> {
  await acknowledge(interaction, async () => {
    await interaction.reply({ ...bodyOf(message), files: [...files], flags: MessageFlags.Ephemeral });
  });
  interaction.replied = true;
}

/** Answers with a dialog. */
export async function showDialog(
  interaction: Exclude<Answerable, ModalSubmitInteraction>,
  dialog: APIModalInteractionResponseCallbackData,
): Promise<void> {
  await acknowledge(interaction, async () => {
    await interaction.showModal(dialog);
  });
  interaction.replied = true;
  openedDialogs.add(interaction);
}

/** Presses that a dialog answered: nothing can be said after it. */
const openedDialogs = new WeakSet<Answerable>();

/** Whether a dialog was the answer. */
export function hasOpenedDialog(interaction: Answerable): boolean {
  return openedDialogs.has(interaction);
}

/** Says of a press that the message which was pressed will change. */
export async function deferPressed(
  interaction: Exclude<Pressed, ModalSubmitInteraction> | ModalMessageModalSubmitInteraction,
): Promise<void> {
  await acknowledge(interaction, async () => {
    await interaction.deferUpdate();
  });
  interaction.deferred = true;
}

/** Answers a press by changing the message that was pressed. */
export async function updatePressed(
  interaction: Exclude<Pressed, ModalSubmitInteraction> | ModalMessageModalSubmitInteraction,
  message: Message,
): Promise<void> {
  await acknowledge(interaction, async () => {
    await interaction.update(bodyOf(message));
  });
  interaction.replied = true;
}

/** Changes what can be pressed below the message of a press that was answered, and nothing else of it. */
export async function editRows(interaction: ButtonInteraction, rows: readonly Row[]): Promise<void> {
  await interaction.editReply({ components: [...rows], allowedMentions: pingNobody });
}

/** Answers a press by changing what can be pressed, and nothing else of the message. */
export async function updateRows(interaction: ButtonInteraction, rows: readonly Row[]): Promise<void> {
  await acknowledge(interaction, async () => {
    await interaction.update({ components: [...rows], allowedMentions: pingNobody });
  });
  interaction.replied = true;
}

/** Says that an answer is coming; whether it is private is settled here for good. */
export async function defer(interaction: Answerable, isPrivate: boolean): Promise<void> {
  await acknowledge(interaction, async () => {
    await interaction.deferReply(isPrivate ? { flags: MessageFlags.Ephemeral } : {});
  });
  interaction.deferred = true;
}

/** Interactions whose first response is on its way, or there. */
const begun = new WeakSet<Answerable>();

/** Whether a first response is on its way, or there. */
export function isAnswerBegun(interaction: Answerable): boolean {
  return begun.has(interaction);
}

/** Sends a first response. A try that broke off may have arrived all the same: then the next one is told so. */
async function acknowledge(interaction: Answerable, send: () => Promise<void>): Promise<void> {
  begun.add(interaction);
  for (let tries = 1; ; tries += 1) {
    try {
      return await send();
    } catch (error) {
      if (tries > 1 && isAlreadyAcknowledged(error)) return;
      if (tries === firstTries || isGone(error) || !isPassing(error)) throw error;
    }
  }
}

/** Edits the reply to an interaction. @returns the message's id. Throws what discord.js throws. */
export async function editReply(interaction: Answerable, message: Message): Promise<string> {
  return (await interaction.editReply(bodyOf(message))).id;
}

/** Edits in spite of a hiccup of Discord's or the network's; an edit is the same however often it is made. @returns the message's id. */
export async function editReplyPatiently(
  interaction: Answerable,
  message: Message,
  clock: WaitingClock,
): Promise<string> {
  return patiently(() => editReply(interaction, message), clock);
}

/** Tells the person alone, after a reply, in spite of a hiccup: said twice does no harm, not said does. */
export async function tellPrivately(interaction: Answerable, message: Message, clock: WaitingClock): Promise<void> {
  await patiently(() => followUp(interaction, message, true), clock);
}

async function patiently(send: () => Promise<string>, clock: WaitingClock): Promise<string> {
  for (const pauseMs of finalPausesMs) {
    try {
      return await send();
    } catch (error) {
      if (isGone(error) || !isPassing(error)) throw error;
      await clock.wait(pauseMs);
    }
  }
  return send();
}

/** Goes after the reply, never before its first edit: a first follow-up would take the place of the deferred reply. @returns the message's id. */
export async function followUp(interaction: Answerable, message: Message, isPrivate: boolean): Promise<string> {
  const sent = await interaction.followUp({
    ...bodyOf(message),
    ...(isPrivate ? { flags: MessageFlags.Ephemeral } : {}),
  });
  return sent.id;
}

/** Takes a public "is thinking" back and tells the person alone; where that fails, says it in public after all. */
export async function refusePrivately(interaction: Answerable, message: Message, clock: WaitingClock): Promise<void> {
  try {
    await interaction.deleteReply();
  } catch (error) {
    if (isGone(error) || !isPassing(error)) throw error;
    try {
      await editReplyPatiently(interaction, message, clock);
      return;
    } catch (afterwards) {
      // It was taken back after all, and only the word of it was lost.
      if (!isGone(afterwards)) throw afterwards;
    }
  }
  await tellPrivately(interaction, message, clock);
}
