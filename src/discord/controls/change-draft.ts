import { ChannelType, type ModalSubmitInteraction, PermissionFlagsBits } from 'discord.js';
import { InputError } from '../../desk/check-input.ts';
import { mostDigests } from '../../schedule/server-digests.ts';
import type { Schedule, ScheduleForm } from '../../store/schedules.ts';
import { momentAndDistance } from '../render/digest-plan.ts';
import { line, type Message, sentence } from '../render/markup.ts';
import { colours, toMessages } from '../render/messages.ts';
import type { Audience } from '../wire/audience.ts';
import type { BotContext } from '../wire/bot-context.ts';
import { standingOf } from '../wire/channel-standing.ts';
import type { Pressed } from '../wire/interactions.ts';
import { deferPressed, editReply, replyPrivately, showDialog, updatePressed } from '../wire/send.ts';
import { mayManage } from './change-settings.ts';
import type { Control } from './control.ts';
import { verbs } from './custom-id.ts';
import { readWhat, readWhen, whatDialog, whenDialog } from './digest-dialogs.ts';
import { type Draft, draftOf, dropDraft, findDraft } from './digest-drafts.ts';
import { draftPanel, draftParts, lackBlocks } from './draft-panel.ts';

/** Changes a draft and shows it anew, saves it, or throws it away. The permission is looked at again at each press. */
export const changeDraft: Control = {
  verb: verbs.draft,
  async execute(interaction, [id, part], audience, context) {
    const { guildId } = interaction;
    if (guildId === null || !mayManage(interaction))
      return replyPrivately(interaction, sentence(audience.own.digests.notYours));
    const draft = findDraft(id, guildId, context);
    if (draft === null) return inPlace(interaction, sentence(audience.own.digests.draftGone));
    if (interaction.isButton()) {
      if (part === draftParts.when) return showDialog(interaction, whenDialog(draft.id, draft.form, audience.own));
      if (part === draftParts.what) return showDialog(interaction, whatDialog(draft.id, draft.form, audience.own));
      if (part === draftParts.save) return save(draft, interaction, audience, context);
      if (part === draftParts.cancel) {
        dropDraft(draft, context);
        return inPlace(interaction, sentence(audience.own.digests.cancelled));
      }
    }
    const form = await changed(interaction, part, draft.form, audience);
    if (form === null) return;
    const isPreviewed = form.words === draft.form.words && form.count === draft.form.count;
    const next = { ...draft, form, preview: isPreviewed ? draft.preview : null };
    await showPanel(next, interaction, audience, context);
  },
};

async function showPanel(
  draft: Draft,
  interaction: Pressed,
  audience: Audience,
  context: BotContext,
  notice: string | null = null,
): Promise<void> {
  if (interaction.isModalSubmit() && !interaction.isFromMessage()) return;
  await deferPressed(interaction);
  await editReply(interaction, await draftPanel(draft, interaction, audience, context, notice));
}

/** Shows something in place of the panel. */
async function inPlace(interaction: Pressed, message: Message): Promise<void> {
  if (!interaction.isModalSubmit() || interaction.isFromMessage()) return updatePressed(interaction, message);
  await replyPrivately(interaction, message);
}

/** @returns `null` for a press that changes nothing. @throws {InputError} for what can't be. */
async function changed(
  interaction: Pressed,
  part: string | undefined,
  form: ScheduleForm,
  audience: Audience,
): Promise<ScheduleForm | null> {
  if (interaction.isModalSubmit()) return dialogRead(interaction, part, form);
  if (interaction.isRoleSelectMenu()) return { ...form, mention: roleOf(interaction) };
  if (interaction.isStringSelectMenu())
    return form.forum === null ? null : { ...form, forum: { ...form.forum, tags: interaction.values } };
  if (interaction.isChannelSelectMenu()) {
    const [channel] = interaction.values;
    if (channel === undefined) return null;
    const standing = await standingOf(interaction, channel);
    const type = standing.kind === 'there' ? standing.type : interaction.channels.get(channel)?.type;
    return movedTo(channel, type, form, audience);
  }
  return part === draftParts.crosspost ? { ...form, crosspost: !form.crosspost } : null;
}

function dialogRead(interaction: ModalSubmitInteraction, part: string | undefined, form: ScheduleForm) {
  if (part === draftParts.when) return readWhen(interaction, form);
  return part === draftParts.what ? readWhat(interaction, form) : null;
}

/** A form for another channel: a forum wants a title, and only what an announcement channel gets can be passed on. */
export function movedTo(
  channel: string,
  type: ChannelType | undefined,
  form: ScheduleForm,
  { shared }: Pick<Audience, 'shared'>,
): ScheduleForm {
  const isForum = type === ChannelType.GuildForum;
  return {
    ...form,
    channel,
    forum: isForum ? { name: form.forum?.name ?? shared.digests.forumDefault, tags: [] } : null,
    crosspost: form.crosspost && type === ChannelType.GuildAnnouncement,
  };
}

/** @throws {InputError} for everyone, and for a role that the person may not mention. */
function roleOf(interaction: Extract<Pressed, { roles: unknown }>): string | null {
  const [role] = interaction.values;
  if (role === undefined) return null;
  if (role === interaction.guildId) throw new InputError(({ digests }) => digests.everyone);
  const mayMention =
    interaction.roles.get(role)?.mentionable === true ||
    interaction.memberPermissions?.has(PermissionFlagsBits.MentionEveryone) === true;
  if (!mayMention) throw new InputError(({ digests }) => digests.roleNotYours);
  return role;
}

async function save(draft: Draft, interaction: Pressed, audience: Audience, context: BotContext): Promise<void> {
  const { own } = audience;
  const { form, of, guildId } = draft;
  const standing = await standingOf(interaction, form.channel);
  if (standing.kind === 'gone') throw new InputError(({ digests }) => digests.channelGone);
  if (standing.kind === 'there' && standing.needsTag && form.forum?.tags.length === 0)
    throw new InputError(({ digests }) => digests.tagNeeded);
  const saved =
    of === null
      ? await context.digests.add(guildId, form)
      : await context.digests.change(guildId, of.id, of.before, form);
  if (saved === 'changed meanwhile' && of !== null) {
    const current = await context.digests.find(guildId, of.id);
    dropDraft(draft, context);
    if (current === null) return inPlace(interaction, sentence(own.digests.gone));
    return showPanel(draftOf(guildId, current), interaction, audience, context, own.digests.changedMeanwhile);
  }
  if (saved === 'full') return replyPrivately(interaction, sentence(own.digests.full(mostDigests)));
  dropDraft(draft, context);
  if (typeof saved === 'string') return inPlace(interaction, sentence(own.digests.gone));
  const lacks = lackBlocks(standing, form.mention, interaction, own);
  const [message = sentence('')] = toMessages([...savedBlocks(saved, audience, context), ...lacks], '', colours.quotes);
  await inPlace(interaction, message);
}

function savedBlocks(saved: Schedule, { own }: Audience, { digests }: BotContext) {
  const next = momentAndDistance(digests.nextAt(saved), own);
  const coming = saved.paused === null ? own.digests.firstAt(next, `<#${saved.channel}>`) : own.digests.pausedNow;
  return [line('plain', false, own.digests.saved(saved.id)), line('plain', false, coming)];
}
