import type { Admission } from '../../desk/fair-use.ts';
import type { CountedQuestion } from '../../store/deferred-replies.ts';
import type { Wording } from '../../wording/wording.ts';
import { type Message, sentence } from '../render/markup.ts';
import { momentMarkdown } from '../render/timestamps.ts';
import { askerOf } from './asker.ts';
import type { Audience } from './audience.ts';
import type { BotContext } from './bot-context.ts';
import type { Answerable } from './interactions.ts';
import { replyPrivately } from './send.ts';

/** True when the bot may be used in this server at all. Where there is none, the person's own limits hold. */
export function isServerAllowed(
  { guildId }: Pick<Answerable, 'guildId'>,
  { allowedGuildIds }: Pick<BotContext, 'allowedGuildIds'>,
): boolean {
  return guildId === null || allowedGuildIds === null || allowedGuildIds.includes(guildId);
}

/** A question that was taken, and counts. */
interface Taken {
  readonly counted: CountedQuestion;
  /** What comes of the work; where that fails, or what was typed can't be used, the question doesn't count after all. */
  unlessItFails<T>(work: Promise<T>): Promise<T>;
}

/**
 * Whether a question is taken here and now; a question that is taken counts. A refusal is told privately.
 * @returns `null` when the question may not be answered.
 */
export async function admitted(
  interaction: Answerable,
  audience: Audience,
  isPrivate: boolean,
  context: BotContext,
): Promise<Taken | null> {
  const elsewhere = wrongChannel(interaction, audience);
  const admission =
    elsewhere === null ? await context.desk.admit(askerOf(interaction, isPrivate), audience.settings) : null;
  if (admission?.allowed === true) {
    const { counted, giveBack } = admission;
    return { counted, unlessItFails: (work) => givenBackOnFailure(giveBack, work) };
  }
  const refusal = elsewhere ?? (admission && sentence(whyNot(admission, audience.own)));
  if (refusal !== null) await replyPrivately(interaction, refusal);
  return null;
}

async function givenBackOnFailure<T>(giveBack: () => Promise<void>, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    await giveBack();
    throw error;
  }
}

/** Why questions aren't answered in this channel; `null` where they are. A thread belongs to its channel. */
export function wrongChannel(interaction: Answerable, { settings, own }: Audience): Message | null {
  const channels = settings?.channels ?? [];
  if (channels.length === 0) return null;
  const parent = interaction.channel?.isThread() === true ? interaction.channel.parentId : null;
  const isAllowed = [interaction.channelId, parent].some((id) => id !== null && channels.includes(id));
  return isAllowed ? null : sentence(own.refused.channel(channels.map((id) => `<#${id}>`).join(', ')));
}

function whyNot({ whose, limit, opensAt }: Extract<Admission, { allowed: false }>, { refused }: Wording): string {
  const opens = momentMarkdown(opensAt, 'R');
  if (whose === 'person') return limit === 'day' ? refused.personDay(opens) : refused.personBurst(opens);
  return limit === 'day' ? refused.serverDay(opens) : refused.serverBurst(opens);
}
