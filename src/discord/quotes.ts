import type { Citation } from '../coverage/answer.ts';
import type { Trace } from '../state/trace.ts';
import { verbs } from './answer-rows.ts';
import type { Control } from './command.ts';
import { deliver } from './deliver.ts';
import { keptOrGone } from './kept.ts';
import { sentence } from './markup.ts';
import { renderQuotes } from './render-quotes.ts';
import { replyPrivately } from './send.ts';

/** Shows the words behind each number of an answer, in their surroundings, to whoever pressed. */
export const quotes: Control = {
  verb: verbs.quotes,
  async execute(interaction, about, visit, context) {
    const trace = await keptOrGone(interaction, about, visit, context);
    if (trace === null) return;
    const citations = citationsOf(trace);
    if (citations.length === 0) return replyPrivately(interaction, sentence(visit.own.quotes.none));
    await deliver(interaction, { isPrivate: true, visit }, context, async () => {
      const surrounded = await Promise.all(
        citations.map(async (citation) => ({ citation, around: await context.desk.surroundings(citation) })),
      );
      return renderQuotes(surrounded, visit.own);
    });
  },
};

/** What an answer or a digest cites. */
export function citationsOf({ record: { answer, digest } }: Trace): readonly Citation[] {
  return answer?.citations ?? digest?.items.flatMap(({ citations }) => citations) ?? [];
}
