import { ComponentType, TextInputStyle } from 'discord.js';
import { InputError } from '../../desk/check-input.ts';
import { dayOf } from '../../language/calendar.ts';
import { isDay } from '../../language/dates.ts';
import { clip } from '../render/escape.ts';
import { showDialog } from '../wire/send.ts';
import { traceOrApology } from './answer-behind-button.ts';
import type { Control } from './control.ts';
import { customId, verbs } from './custom-id.ts';
import { tellTimeline } from './tell-timeline.ts';

const field = 'day';
/** Room for a day with spaces around it. */
const dayChars = 20;

/** Asks since which day something must have come to be new to who reads a timeline: that of the timeline, unless they say another. */
export const timelineSince: Control = {
  verb: verbs.timelineSince,
  async execute(interaction, about, audience, context) {
    const trace = await traceOrApology(interaction, about, audience, context);
    if (trace === null || interaction.isModalSubmit()) return;
    const said = audience.own.timeline.since;
    await showDialog(interaction, {
      custom_id: customId(verbs.timelineFrom, trace.id),
      title: said.title,
      components: [
        {
          type: ComponentType.Label,
          label: said.label,
          component: {
            type: ComponentType.TextInput,
            custom_id: field,
            style: TextInputStyle.Short,
            placeholder: said.placeholder,
            value: dayOf(context.calendar, trace.askedAt),
            max_length: dayChars,
            required: true,
          },
        },
      ],
    });
  },
};

/** Tells the lines that the coverage published since that day, of whatever days they tell, to whoever asked alone. */
export const timelineFrom: Control = {
  verb: verbs.timelineFrom,
  async execute(interaction, about, audience, context) {
    const trace = await traceOrApology(interaction, about, audience, context);
    const request = trace?.record.timeline?.request;
    if (request === undefined || !interaction.isModalSubmit()) return;
    const from = interaction.fields.getTextInputValue(field).trim();
    if (!isDay(from))
      throw new InputError(({ input, timeline }) => input.badDate(timeline.since.label, clip(from, dayChars)));
    const { to } = request.filter;
    if (to !== null && from > to) throw new InputError(({ input }) => input.datesSwapped(from, to));
    const filter = { ...request.filter, from };
    const { topic, understoodAs } = request;
    const asked = { topic, understoodAs, filter, earlierDays: true, isPrivate: true };
    await tellTimeline(interaction, asked, audience, context);
  },
};
