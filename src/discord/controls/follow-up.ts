import { ComponentType, TextInputStyle } from 'discord.js';
import { InputError } from '../../desk/check-input.ts';
import { questionChars } from '../render/size-limits.ts';
import { isPrivateHere, isPrivateMessage } from '../wire/audience.ts';
import { showDialog } from '../wire/send.ts';
import { traceOrApology } from './answer-behind-button.ts';
import { answerQuestion } from './answer-question.ts';
import type { Control } from './control.ts';
import { customId, verbs } from './custom-id.ts';

const field = 'question';

/** Opens the dialog for a question that leans on an answer. */
export const followUp: Control = {
  verb: verbs.follow,
  async execute(interaction, about, audience, context) {
    const trace = await traceOrApology(interaction, about, audience, context);
    if (trace === null || interaction.isModalSubmit()) return;
    const said = audience.own.followUp;
    await showDialog(interaction, {
      custom_id: customId(verbs.followed, trace.id),
      title: said.title,
      components: [
        {
          type: ComponentType.Label,
          label: said.label,
          component: {
            type: ComponentType.TextInput,
            custom_id: field,
            style: TextInputStyle.Paragraph,
            placeholder: said.placeholder,
            max_length: questionChars,
            required: true,
          },
        },
      ],
    });
  },
};

/** Answers what was typed into the dialog; it is as private as the answer that it leans on. */
export const followedUp: Control = {
  verb: verbs.followed,
  async execute(interaction, about, audience, context) {
    const trace = await traceOrApology(interaction, about, audience, context);
    if (trace === null || !interaction.isModalSubmit()) return;
    const text = interaction.fields.getTextInputValue(field).trim();
    if (text === '') throw new InputError(({ input }) => input.emptyQuestion);
    const question = { text, filter: { from: null, to: null, outlets: [] }, askedAt: new Date(context.clock.now()) };
    const isPrivate = isPrivateMessage(interaction) || isPrivateHere(audience, null);
    const follows = { trace: trace.id, question: trace.question };
    await answerQuestion(interaction, { question, isPrivate, follows }, audience, context);
  },
};
