import { detectLanguage } from '../../language/detect.ts';
import { type PartOfSpeech, tagWords } from '../../language/parts-of-speech.ts';
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
    await tellTimeline(interaction, { topic: topicOf(trace, chosen), filter, isPrivate: true }, audience, context);
  },
};

/** What the story is about, in the words of the question or of the entry's headline. */
function topicOf({ record: { answer, digest }, question }: Trace, entry: number): string {
  const said = answer === null ? (digest?.items[entry]?.headline ?? question) : (answer.understoodAs ?? question);
  const words = tagWords(said, detectLanguage(said));
  const of = (...parts: readonly PartOfSpeech[]): string[] =>
    words.filter(({ part }) => parts.includes(part)).map(({ text }) => text);
  // A headline or a question says more than the story as a whole: who and what it is about go through all of it.
  const names = of('name');
  const subject = names.length > 1 ? names : of('name', 'noun', 'number');
  return subject.length === 0 ? said : subject.join(' ');
}
