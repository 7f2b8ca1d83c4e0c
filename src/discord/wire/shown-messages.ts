import { isShareable } from './asker.ts';
import type { Audience } from './audience.ts';
import type { BotContext } from './bot-context.ts';
import type { Answerable } from './interactions.ts';

/**
 * Remembers where an answer stands that others can read, so that it can be corrected. Where the bot isn't in the server itself, or in a conversation of two, it could not change it later.
 * It never rejects: the answer was given.
 * @param messages ids, in the order in which they are read.
 */
export async function noteShown(
  interaction: Answerable,
  trace: string,
  messages: readonly string[],
  { sharedLanguage: language }: Audience,
  { desk, log }: Pick<BotContext, 'desk' | 'log'>,
): Promise<void> {
  const { channelId, id } = interaction;
  if (!isShareable(interaction) || channelId === null) return;
  try {
    await desk.noteShown({ trace, channel: channelId, messages, language });
  } catch (error) {
    log.warn('Where an answer stands could not be kept: it can’t be corrected there', {
      interaction: id,
      trace,
      error,
    });
  }
}
