import { ComponentType, type ModalSubmitInteraction, TextInputStyle } from 'discord.js';
import { type RatingReason, ratingReasons } from '../../store/ratings.ts';
import type { Wording } from '../../wording/wording.ts';
import { plainSentence, sentence } from '../render/markup.ts';
import { commentChars } from '../render/size-limits.ts';
import { askerOf } from '../wire/asker.ts';
import { replyPrivately, showDialog } from '../wire/send.ts';
import { traceOrApology } from './answer-behind-button.ts';
import type { Control } from './control.ts';
import { customId, verbs } from './custom-id.ts';

const reasonField = 'reason';
const commentField = 'comment';

/** 👍 is thanked for; 👎 counts at once, and a dialog asks why. */
export const rate: Control = {
  verb: verbs.rate,
  async execute(interaction, about, audience, context) {
    const trace = await traceOrApology(interaction, about, audience, context);
    if (trace === null || interaction.isModalSubmit()) return;
    const rating = about[1] === 'up' ? 'up' : 'down';
    await context.desk.rate(trace.id, askerOf(interaction, true), { rating, reason: null, comment: null });
    if (rating === 'up') await replyPrivately(interaction, sentence(audience.own.rating.thanks));
    else await showDialog(interaction, whyDialog(trace.id, audience.own));
  },
};

/** Keeps why an answer was no good. */
export const why: Control = {
  verb: verbs.why,
  async execute(interaction, about, audience, context) {
    const trace = await traceOrApology(interaction, about, audience, context);
    if (trace === null || !interaction.isModalSubmit()) return;
    const reason = reasonOf(interaction);
    const comment = interaction.fields.getTextInputValue(commentField).trim() || null;
    await context.desk.rate(trace.id, askerOf(interaction, true), { rating: 'down', reason, comment });
    const said = audience.own.rating;
    await replyPrivately(interaction, plainSentence(said.noted(said.reasons[reason])));
  },
};

function reasonOf({ fields }: ModalSubmitInteraction): RatingReason {
  const [chosen] = fields.getStringSelectValues(reasonField);
  return ratingReasons.find((reason) => reason === chosen) ?? 'other';
}

function whyDialog(trace: string, { rating }: Wording) {
  return {
    custom_id: customId(verbs.why, trace),
    title: rating.title,
    components: [
      {
        type: ComponentType.Label as const,
        label: rating.reason,
        component: {
          type: ComponentType.StringSelect as const,
          custom_id: reasonField,
          placeholder: rating.choose,
          options: ratingReasons.map((reason) => ({ value: reason, label: rating.reasons[reason] })),
        },
      },
      {
        type: ComponentType.Label as const,
        label: rating.comment,
        component: {
          type: ComponentType.TextInput as const,
          custom_id: commentField,
          style: TextInputStyle.Paragraph as const,
          max_length: commentChars,
          required: false,
        },
      },
    ],
  };
}
