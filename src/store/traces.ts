import type { RatingReader } from './ratings.ts';
import type { QuestionFigures, Trace, TraceKind, TraceSummary } from './trace.ts';

/** What one may look up in the traces. */
export interface TraceReader {
  find(id: string): Promise<Trace | null>;
  /** The newest ones, newest first. */
  latest(limit: number): Promise<readonly TraceSummary[]>;
  /** Questions, and topics of summaries, that the coverage didn't answer since then; newest first. */
  notCovered(since: Date): Promise<readonly TraceSummary[]>;
  /** The same of those that were asked where others could read them: after one moment and until another, newest first. */
  notCoveredInPublic(after: Date, until: Date): Promise<readonly TraceSummary[]>;
  /** What became of each question of people's that was asked from one moment on and before another. */
  figures(from: Date, before: Date): Promise<readonly QuestionFigures[]>;
  /** Dollars of the calls for traces of a kind, asked for from then on. */
  spentOn(kind: TraceKind, since: Date): Promise<number>;
  /** The newest public answer that goes by a key (see `keep`) and was asked for in between. */
  repeatable(key: string, since: Date, until: Date): Promise<Trace | null>;
}

/** What commands read of it next to running bots. */
export interface OpenedTraces extends TraceReader {
  readonly ratings: RatingReader;
  close(): Promise<void>;
}

/** The traces of all questions. Each call is a transaction. */
export interface Traces extends TraceReader {
  /**
   * On the disk when it resolves, but for what was erased while it was answered. `repeatKey` is where whoever asks the same finds the answer again, `null` where nobody else may.
   */
  keep(trace: Trace, repeatKey?: string | null): Promise<void>;
  /** Deletes what was asked before then; resolves to how many traces that were. */
  deleteBefore(moment: Date): Promise<number>;
}
