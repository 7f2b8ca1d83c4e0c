import type { Admission } from '../desk/fair-use.ts';
import type { Wording } from '../wording/wording.ts';
import { askerOf } from './asker.ts';
import type { CommandContext } from './command.ts';
import { momentMarkdown } from './dates.ts';
import type { Answerable } from './interactions.ts';
import { type Message, sentence } from './markup.ts';
import { replyPrivately } from './send.ts';
import type { Visit } from './visit.ts';

/** True when the bot may be used in this server at all. Where there is none, the person's own limits hold. */
export function isServerAllowed(
  { guildId }: Pick<Answerable, 'guildId'>,
  { allowedGuildIds }: Pick<CommandContext, 'allowedGuildIds'>,
): boolean {
  return guildId === null || allowedGuildIds === null || allowedGuildIds.includes(guildId);
}

/**
 * Whether a question is taken here and now; a question that is taken counts. A refusal is told privately.
 * @returns true when the question may be answered.
 */
export async function admitted(
  interaction: Answerable,
  visit: Visit,
  isPrivate: boolean,
  context: CommandContext,
): Promise<boolean> {
  const refusal = wrongChannel(interaction, visit) ?? overLimit(interaction, visit, isPrivate, context);
  if (refusal === null) return true;
  await replyPrivately(interaction, refusal);
  return false;
}

/** Why questions aren't answered in this channel; `null` where they are. A thread belongs to its channel. */
export function wrongChannel(interaction: Answerable, { settings, own }: Visit): Message | null {
  const channels = settings?.channels ?? [];
  if (channels.length === 0) return null;
  const parent = interaction.channel?.isThread() === true ? interaction.channel.parentId : null;
  const isAllowed = [interaction.channelId, parent].some((id) => id !== null && channels.includes(id));
  return isAllowed ? null : sentence(own.refused.channel(channels.map((id) => `<#${id}>`).join(', ')));
}

function overLimit(
  interaction: Answerable,
  visit: Visit,
  isPrivate: boolean,
  { desk }: CommandContext,
): Message | null {
  const admission = desk.admit(askerOf(interaction, isPrivate), visit.settings);
  return admission.allowed ? null : sentence(whyNot(admission, visit.own));
}

function whyNot({ whose, limit, opensAt }: Extract<Admission, { allowed: false }>, { refused }: Wording): string {
  const opens = momentMarkdown(opensAt, 'R');
  if (whose === 'person') return limit === 'day' ? refused.personDay(opens) : refused.personBurst(opens);
  return limit === 'day' ? refused.serverDay(opens) : refused.serverBurst(opens);
}
