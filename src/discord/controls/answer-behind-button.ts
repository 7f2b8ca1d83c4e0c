import type { Trace } from '../../store/trace.ts';
import { sentence } from '../render/markup.ts';
import type { Audience } from '../wire/audience.ts';
import type { BotContext } from '../wire/bot-context.ts';
import type { Answerable } from '../wire/interactions.ts';
import { replyPrivately } from '../wire/send.ts';

/** What a button is about; where it is no longer kept, the person is told so and `null` comes back. */
export async function traceOrApology(
  interaction: Answerable,
  [id = '']: readonly string[],
  { own }: Audience,
  { desk }: Pick<BotContext, 'desk'>,
): Promise<Trace | null> {
  const trace = await desk.findTrace(id);
  if (trace === null) await replyPrivately(interaction, sentence(own.answerGone));
  return trace;
}
