import type { Citation, Sentence } from '../coverage/answer.ts';
import type { Trace } from '../store/trace.ts';

/** One text of a trace: an answer, a story of a digest, or a line of a timeline. */
interface TracedText {
  /** `null` for an answer; the day of a timeline's line. */
  readonly headline: string | null;
  readonly sentences: readonly Sentence[];
  readonly citations: readonly Citation[];
}

/** The texts of a trace: an answer's one, each story of a digest, or each line of a timeline. */
export function textsOf({ record: { answer, digest, timeline } }: Trace): readonly TracedText[] {
  if (answer !== null) return [{ headline: null, sentences: answer.sentences, citations: answer.citations }];
  return digest?.items ?? timeline?.items.map((item) => ({ ...item, headline: item.day })) ?? [];
}

/** Who wrote, and if it wasn't Claude, why. */
export function writerOf({ record: { answer, digest, timeline } }: Trace) {
  const { mode, model, quotesReason } = answer ?? digest ?? timeline ?? { mode: null, model: null, quotesReason: null };
  return { mode, model, quotesReason };
}
