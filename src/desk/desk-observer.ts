import type { ModelCall } from '../model/metered-model.ts';
import type { TraceKind, TraceRecord, TraceStatus } from '../store/trace.ts';

/** A question that came to its end. */
export interface EndedQuestion {
  readonly kind: TraceKind | 'check';
  readonly status: TraceStatus;
  /** From the question to its answer. */
  readonly totalMs: number;
  /** `null` for a check of somebody's message, of which nothing is kept. */
  readonly record: TraceRecord | null;
}

/** Why a question wasn't taken: what was typed can't be used, or whose limit of what time was reached. */
type QuestionRefusal = 'unusable' | `${'person' | 'server'}_${'day' | 'burst'}`;

/** Told of what happens at the desk, for whoever measures it. Nothing waits for its methods, and none throws. */
export interface DeskObserver {
  begun(): void;
  /** `null` for a question that came to nothing, since it can't be used. */
  ended(question: EndedQuestion | null): void;
  refused(why: QuestionRefusal): void;
  /** @param dollars `null` where the model's price isn't known. */
  called(call: ModelCall, dollars: number | null): void;
}

/** Where nobody measures. */
export const unobserved: DeskObserver = { begun: () => {}, ended: () => {}, refused: () => {}, called: () => {} };
