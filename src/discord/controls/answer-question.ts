import type { Question } from '../../coverage/question.ts';
import { newTraceId } from '../../store/trace-id.ts';
import { renderAnswer } from '../render/answer-embeds.ts';
import { withRows } from '../render/messages.ts';
import { admitted } from '../wire/admission.ts';
import { askerOf, isShareable } from '../wire/asker.ts';
import { type Audience, wordingOf } from '../wire/audience.ts';
import type { BotContext } from '../wire/bot-context.ts';
import { deliver } from '../wire/deliver.ts';
import type { Answerable } from '../wire/interactions.ts';
import { answerRows } from './answer-buttons.ts';

/** What a question leans on. */
interface FollowedHere {
  readonly trace: string;
  /** Of a digest, the story that is meant, counted from 0; `null` or absent for all of it. */
  readonly story?: number | null;
  /** The question before it, or a story's headline; `null` where there is neither. */
  readonly question: string | null;
}

interface AskedHere {
  readonly question: Question;
  readonly isPrivate: boolean;
  /** The answer that the question follows up; `null` for a question of its own. */
  readonly follows: FollowedHere | null;
}

/** A question's whole way in Discord: is it taken, the answer as it comes in, the buttons below it. */
export async function answerQuestion(
  interaction: Answerable,
  { question, isPrivate, follows }: AskedHere,
  audience: Audience,
  context: BotContext,
): Promise<void> {
  const taken = await admitted(interaction, audience, isPrivate, context);
  if (taken === null) return;
  const wording = wordingOf(audience, isPrivate);
  const earlier = follows?.question ?? null;
  const trace = newTraceId();
  await deliver(
    interaction,
    { isPrivate, audience, trace, counted: taken.counted },
    context,
    async ({ signal, show }) => {
      const answer = await taken.unlessItFails(
        context.desk.ask(question, {
          signal,
          trace,
          asker: askerOf(interaction, isPrivate),
          follows: follows?.trace ?? null,
          aboutStory: follows?.story ?? null,
          onProgress: (partial) => show(renderAnswer(partial, wording, { followsUp: earlier })),
        }),
      );
      const sharing = isPrivate && isShareable(interaction) ? 'yes' : 'no';
      return withRows(renderAnswer(answer, wording, { followsUp: earlier }), answerRows(answer, wording, sharing));
    },
  );
}
