import { askerOf } from '../wire/asker.ts';
import type { Audience } from '../wire/audience.ts';
import type { BotContext } from '../wire/bot-context.ts';
import type { Answerable } from '../wire/interactions.ts';

/**
 * What is to be followed, in the coverage's language. It costs a call of Claude's, and so it counts as a question where there is one.
 * @returns `null` where it stays in the person's words: without Claude, where no question of theirs is taken now, and where it fails.
 */
export async function translatedTopic(
  interaction: Answerable,
  topic: string,
  { settings }: Audience,
  { desk }: Pick<BotContext, 'desk'>,
  signal: AbortSignal,
): Promise<string | null> {
  if ((await desk.claude()).status !== 'up') return null;
  const admission = await desk.admit(askerOf(interaction, true), settings);
  if (!admission.allowed) return null;
  const translated = await desk.inCoverageLanguage(topic, { signal }).catch(async (error: unknown) => {
    await admission.giveBack();
    throw error;
  });
  if (translated === null) await admission.giveBack();
  return translated;
}
