import { isPrivateHere, isPrivateMessage } from '../wire/audience.ts';
import { traceOrApology } from './answer-behind-button.ts';
import { answerQuestion } from './answer-question.ts';
import type { Control } from './control.ts';
import { verbs } from './custom-id.ts';

/** Asks the question of an answer that was corrected once more, for whoever pressed; what it leant on, it leans on again. */
export const askAgain: Control = {
  verb: verbs.askAgain,
  async execute(interaction, about, audience, context) {
    const trace = await traceOrApology(interaction, about, audience, context);
    if (trace === null || trace.kind !== 'ask') return;
    const { follows, askedFilter: filter } = trace.record;
    const earlier = follows === null ? null : await context.desk.findTrace(follows);
    const question = { text: trace.question, filter, askedAt: new Date(context.clock.now()) };
    const isPrivate = isPrivateMessage(interaction) || isPrivateHere(audience, null);
    const leansOn = earlier === null ? null : { trace: earlier.id, question: earlier.question };
    await answerQuestion(interaction, { question, isPrivate, follows: leansOn }, audience, context);
  },
};
