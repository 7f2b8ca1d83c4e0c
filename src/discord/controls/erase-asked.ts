import { sentence } from '../render/markup.ts';
import { updatePressed } from '../wire/send.ts';
import type { Control } from './control.ts';
import { verbs } from './custom-id.ts';

/** Erases all that the one who pressed has asked and rated, and what they follow. */
export const erase: Control = {
  verb: verbs.forget,
  async execute(interaction, _about, { own }, { desk }) {
    if (!interaction.isButton()) return;
    const { traces, ratings, follows } = await desk.forget(interaction.user.id);
    const text = traces + ratings + follows === 0 ? own.forget.nothing : own.forget.done(traces, ratings, follows);
    await updatePressed(interaction, sentence(text));
  },
};
