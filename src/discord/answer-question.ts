import type { Question } from '../coverage/question.ts';
import { answerRows } from './answer-rows.ts';
import { askerOf, isShareable } from './asker.ts';
import type { CommandContext } from './command.ts';
import { deliver } from './deliver.ts';
import { admitted } from './gate.ts';
import type { Answerable } from './interactions.ts';
import { withRows } from './messages.ts';
import { renderAnswer } from './render.ts';
import { type Visit, wordingOf } from './visit.ts';

export interface AskedHere {
  readonly question: Question;
  readonly isPrivate: boolean;
  /** The answer that the question follows up; `null` for a question of its own. */
  readonly follows: { readonly trace: string; readonly question: string } | null;
}

/** A question's whole way in Discord: is it taken, the answer as it comes in, the buttons below it. */
export async function answerQuestion(
  interaction: Answerable,
  { question, isPrivate, follows }: AskedHere,
  visit: Visit,
  context: CommandContext,
): Promise<void> {
  const taken = await admitted(interaction, visit, isPrivate, context);
  if (taken === null) return;
  const wording = wordingOf(visit, isPrivate);
  const earlier = follows?.question ?? null;
  await deliver(interaction, { isPrivate, visit }, context, async ({ signal, show }) => {
    const answer = await taken.unlessItFails(
      context.desk.ask(question, {
        signal,
        asker: askerOf(interaction, isPrivate),
        follows: follows?.trace ?? null,
        onProgress: (partial) => show(renderAnswer(partial, wording, earlier)),
      }),
    );
    const sharing = isPrivate && isShareable(interaction) ? 'yes' : 'no';
    return withRows(renderAnswer(answer, wording, earlier), answerRows(answer, wording, sharing));
  });
}
