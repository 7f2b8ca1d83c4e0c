import { citationsOf } from '../../store/trace.ts';
import { sentence } from '../render/markup.ts';
import { renderQuotes } from '../render/quotes-embeds.ts';
import { deliver } from '../wire/deliver.ts';
import { replyPrivately } from '../wire/send.ts';
import { traceOrApology } from './answer-behind-button.ts';
import type { Control } from './control.ts';
import { verbs } from './custom-id.ts';

/** Shows the words behind each number of an answer, in their surroundings, to whoever pressed. */
export const quotes: Control = {
  verb: verbs.quotes,
  async execute(interaction, about, audience, context) {
    const trace = await traceOrApology(interaction, about, audience, context);
    if (trace === null) return;
    const citations = citationsOf(trace.record);
    if (citations.length === 0) return replyPrivately(interaction, sentence(audience.own.quotes.none));
    await deliver(interaction, { isPrivate: true, audience }, context, async () => {
      const surrounded = await Promise.all(
        citations.map(async (citation) => ({ citation, around: await context.desk.surroundings(citation) })),
      );
      return renderQuotes(surrounded, await context.desk.corrections(citations), audience.own);
    });
  },
};
