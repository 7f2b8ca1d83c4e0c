import type { Trace } from '../../store/trace.ts';
import { traceOrApology } from './answer-behind-button.ts';
import type { Control } from './control.ts';
import { verbs } from './custom-id.ts';
import { tellTimeline } from './tell-timeline.ts';

/** Tells how the story of an answer, or of a digest's entry, went: to whoever pressed alone. */
export const timelineOf: Control = {
  verb: verbs.timeline,
  async execute(interaction, about, audience, context) {
    const trace = await traceOrApology(interaction, about, audience, context);
    if (trace === null) return;
    const chosen = interaction.isStringSelectMenu() ? Number(interaction.values[0]) : 0;
    const filter = { from: null, to: null, outlets: [] };
    const topic = { said: saidOf(trace, chosen) };
    await tellTimeline(interaction, { topic, filter, isPrivate: true }, audience, context);
  },
};

/** The question, or the entry's headline. */
function saidOf({ record: { answer, digest }, question }: Trace, entry: number): string {
  return answer === null ? (digest?.items[entry]?.headline ?? question) : (answer.understoodAs ?? question);
}
