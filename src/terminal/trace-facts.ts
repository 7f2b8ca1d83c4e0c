import type { Citation, Sentence } from '../coverage/answer.ts';
import type { Trace } from '../store/trace.ts';

/** One text of a trace: an answer, or a story of a digest. */
interface TracedText {
  /** `null` for an answer. */
  readonly headline: string | null;
  readonly sentences: readonly Sentence[];
  readonly citations: readonly Citation[];
}

/** The texts of a trace: an answer's one, or each story of a digest. */
export function textsOf({ record: { answer, digest } }: Trace): readonly TracedText[] {
  if (answer !== null) return [{ headline: null, sentences: answer.sentences, citations: answer.citations }];
  return digest?.items ?? [];
}

/** Who wrote, and if it wasn't Claude, why. */
export function writerOf({ record: { answer, digest } }: Trace) {
  const { mode, model, quotesReason } = answer ?? digest ?? { mode: null, model: null, quotesReason: null };
  return { mode, model, quotesReason };
}
