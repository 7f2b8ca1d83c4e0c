import { ComponentType, type ModalSubmitInteraction, TextInputStyle } from 'discord.js';
import { InputError } from '../../desk/check-input.ts';
import { clean } from '../../language/visible-text.ts';
import type { Trace } from '../../store/trace.ts';
import type { Wording } from '../../wording/wording.ts';
import { clip } from '../render/escape.ts';
import { choiceChars, questionChars } from '../render/size-limits.ts';
import { isPrivateHere, isPrivateMessage } from '../wire/audience.ts';
import { showDialog } from '../wire/send.ts';
import { traceOrApology } from './answer-behind-button.ts';
import { answerQuestion } from './answer-question.ts';
import type { Control } from './control.ts';
import { customId, verbs } from './custom-id.ts';

const storyField = 'story';
const questionField = 'question';

/** Opens the dialog for a question on a digest that came by itself; on one that told nothing, for any question. */
export const askAbout: Control = {
  verb: verbs.askAbout,
  async execute(interaction, about, audience, context) {
    const trace = about[0] === '' ? null : await traceOrApology(interaction, about, audience, context);
    if ((trace === null && about[0] !== '') || interaction.isModalSubmit()) return;
    await showDialog(interaction, dialog(trace, audience.own));
  },
};

/** Answers what was typed into it, leaning on the story that was chosen, or on all of them. */
export const askedAbout: Control = {
  verb: verbs.askedAbout,
  async execute(interaction, about, audience, context) {
    const trace = about[0] === '' ? null : await traceOrApology(interaction, about, audience, context);
    if ((trace === null && about[0] !== '') || !interaction.isModalSubmit()) return;
    const text = interaction.fields.getTextInputValue(questionField).trim();
    if (text === '') throw new InputError(({ input }) => input.emptyQuestion);
    const question = { text, filter: { from: null, to: null, outlets: [] }, askedAt: new Date(context.clock.now()) };
    const isPrivate = isPrivateMessage(interaction) || isPrivateHere(audience, null);
    const story = trace === null ? null : chosenStory(interaction);
    const headline = story === null ? null : (trace?.record.digest?.items[story]?.headline ?? null);
    const follows = trace === null ? null : { trace: trace.id, story, question: headline };
    await answerQuestion(interaction, { question, isPrivate, follows }, audience, context);
  },
};

function chosenStory({ fields }: ModalSubmitInteraction): number | null {
  const [chosen = ''] = fields.fields.has(storyField) ? fields.getStringSelectValues(storyField) : [];
  return /^\d$/.test(chosen) ? Number(chosen) : null;
}

function dialog(trace: Trace | null, { briefing, noHeadline }: Wording) {
  const said = briefing.ask;
  const stories = trace?.record.digest?.items ?? [];
  return {
    custom_id: customId(verbs.askedAbout, trace?.id ?? ''),
    title: said.title,
    components: [
      ...(stories.length < 2
        ? []
        : [
            {
              type: ComponentType.Label as const,
              label: said.story,
              component: {
                type: ComponentType.StringSelect as const,
                custom_id: storyField,
                placeholder: said.choose,
                required: false,
                options: stories.map(({ headline }, index) => ({
                  value: String(index),
                  label: clip(clean(headline), choiceChars) || noHeadline,
                })),
              },
            },
          ]),
      {
        type: ComponentType.Label as const,
        label: said.label,
        component: {
          type: ComponentType.TextInput as const,
          custom_id: questionField,
          style: TextInputStyle.Paragraph as const,
          placeholder: said.placeholder,
          max_length: questionChars,
          required: true,
        },
      },
    ],
  };
}
