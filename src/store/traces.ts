import type { Trace, TraceSummary } from './trace.ts';

/** What one may look up in the traces. */
export interface TraceReader {
  find(id: string): Promise<Trace | null>;
  /** The newest ones, newest first. */
  latest(limit: number): Promise<readonly TraceSummary[]>;
  /** Questions, and topics of summaries, that the coverage didn't answer since then; newest first. */
  notCovered(since: Date): Promise<readonly TraceSummary[]>;
  /** The newest public answer that goes by a key (see `keep`) and was asked for in between. */
  repeatable(key: string, since: Date, until: Date): Promise<Trace | null>;
}

/** The traces of all questions. Each call is a transaction. */
export interface Traces extends TraceReader {
  /**
   * On the disk when it resolves. `repeatKey` is where whoever asks the same finds the answer again, `null` where nobody else may.
   */
  keep(trace: Trace, repeatKey?: string | null): Promise<void>;
  /** Deletes what was asked before then; resolves to how many traces that were. */
  deleteBefore(moment: Date): Promise<number>;
  /**
   * Deletes all that a person asked; resolves to how many traces that were. Their bytes are overwritten. What they asked until then and is
   * being answered still isn't kept when it ends.
   */
  forget(askerHash: string, at: Date): Promise<number>;
}
