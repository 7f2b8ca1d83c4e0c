import { type ButtonInteraction, PermissionFlagsBits } from 'discord.js';
import { citationsOf, type Trace } from '../../store/trace.ts';
import type { Wording } from '../../wording/wording.ts';
import { renderAnswer } from '../render/answer-embeds.ts';
import { renderDigest } from '../render/digest-embeds.ts';
import { type Message, type Row, sentence } from '../render/markup.ts';
import { withRows } from '../render/messages.ts';
import { wrongChannel } from '../wire/admission.ts';
import type { BotContext } from '../wire/bot-context.ts';
import { isGone } from '../wire/discord-errors.ts';
import { editRows, followUp, replyPrivately, tellPrivately, updateRows } from '../wire/send.ts';
import { noteShown } from '../wire/shown-messages.ts';
import { traceOrApology } from './answer-behind-button.ts';
import { answerRows, digestRows, type Sharing } from './answer-buttons.ts';
import type { Control } from './control.ts';
import { verbs } from './custom-id.ts';
import { timelinePage } from './timeline-pages.ts';

/** Messages of each bot whose sharing is under way or done: a second press may be on its way before the button is off. */
const sharedBy = new WeakMap<BotContext, Set<string>>();
const remembered = 1_000;

/** Posts a private answer, or a timeline from its first page on, to the channel, with the name of who asked. */
export const share: Control = {
  verb: verbs.share,
  async execute(interaction, about, audience, context) {
    if (!interaction.isButton()) return;
    const trace = await traceOrApology(interaction, about, audience, context);
    if (trace === null) return;
    const refusal =
      mayNotShare(interaction, audience.own) ??
      wrongChannel(interaction, audience) ??
      ((await context.desk.areUnchanged(citationsOf(trace.record))) ? null : sentence(audience.own.share.changed));
    if (refusal !== null) return replyPrivately(interaction, refusal);
    // The page of a timeline that stands above the button.
    const page = Number(about[1]) || 0;
    const { id } = interaction.message;
    const shared = sharedBy.get(context) ?? new Set();
    sharedBy.set(context, shared);
    if (shared.has(id)) return replyPrivately(interaction, sentence(audience.own.share.again));
    remember(shared, id);
    try {
      await updateRows(interaction, rowsOf(trace, page, audience.own, 'done'));
    } catch (error) {
      shared.delete(id);
      throw error;
    }
    const { follows = null } = trace.record;
    const earlier = follows === null ? null : ((await context.desk.findTrace(follows))?.question ?? null);
    const [first, ...rest] = messagesOf(trace, earlier, audience.shared);
    if (first === undefined) return;
    const by = `-# ${audience.shared.share.by(`<@${interaction.user.id}>`)}`;
    try {
      const ids: string[] = [];
      for (const message of [{ ...first, content: by }, ...rest]) ids.push(await followUp(interaction, message, false));
      await noteShown(interaction, trace.id, ids, audience, context);
    } catch (error) {
      if (isGone(error)) throw error;
      // The post may have arrived: whether to share once more is for the person, who sees the channel.
      context.log.error('An answer was not shared to its end', { interaction: interaction.id, error });
      shared.delete(id);
      await editRows(interaction, rowsOf(trace, page, audience.own, 'yes'));
      await tellPrivately(interaction, sentence(audience.own.share.failed), context.clock);
    }
  },
};

/** Looked at again at the press: permissions may have changed since the question. */
function mayNotShare(
  { memberPermissions, appPermissions, channel }: ButtonInteraction,
  { share }: Wording,
): Message | null {
  const send =
    channel?.isThread() === true ? PermissionFlagsBits.SendMessagesInThreads : PermissionFlagsBits.SendMessages;
  if (memberPermissions?.has(send) === false) return sentence(share.youMayNot);
  const ours = [PermissionFlagsBits.ViewChannel, send, PermissionFlagsBits.EmbedLinks];
  return appPermissions.has(ours) ? null : sentence(share.botMayNot);
}

function messagesOf(trace: Trace, earlier: string | null, wording: Wording): Message[] {
  const { answer, digest, timeline } = trace.record;
  if (timeline !== null) return [timelinePage({ ...timeline, trace: trace.id }, 0, wording)];
  const messages =
    answer !== null
      ? renderAnswer({ ...answer, trace: trace.id }, wording, { followsUp: earlier })
      : digest !== null
        ? renderDigest({ ...digest, trace: trace.id }, wording)
        : [];
  return withRows(messages, rowsOf(trace, 0, wording, 'no'));
}

function rowsOf(trace: Trace, page: number, wording: Wording, sharing: Sharing): readonly Row[] {
  const { id, record } = trace;
  const { answer, digest, timeline } = record;
  if (timeline !== null) return timelinePage({ ...timeline, trace: id }, page, wording, { sharing }).rows;
  if (answer !== null) return answerRows({ ...answer, trace: id }, wording, sharing);
  return digest === null ? [] : digestRows({ ...digest, trace: id }, wording, sharing);
}

function remember(shared: Set<string>, id: string): void {
  shared.add(id);
  const [oldest] = shared;
  if (shared.size > remembered && oldest !== undefined) shared.delete(oldest);
}
