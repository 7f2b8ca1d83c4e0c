/** Where an answer stands that others can read. Ids are in clear: what is corrected must get there. */
export interface ShownAnswer {
  readonly trace: string;
  readonly channel: string;
  /** Ids of its messages, in the order in which they are read. */
  readonly messages: readonly string[];
  /** A locale: what it was written in; empty for a digest that came by itself, whose trace says it. */
  readonly language: string;
}

/** Where answers stand, as long as their traces are kept. A digest that comes by itself is kept here by the `Deliveries` when it is posted. */
export interface ShownAnswers {
  /** Nothing is kept where the trace isn't. An answer may stand in several places. */
  keep(shown: ShownAnswer): Promise<void>;
  of(trace: string): Promise<readonly ShownAnswer[]>;
  /** It doesn't stand there any more. @param message the first of its messages. */
  forget(message: string): Promise<void>;
  /**
   * Ids of traces that cite an article, in whatever version, and of which something stands where others can read it. The oldest first.
   */
  citing(article: string): Promise<readonly string[]>;
  /** Those of which nobody has looked yet what became of what they cite while they were written. */
  unchecked(limit: number): Promise<readonly ShownAnswer[]>;
  /** @param messages the first message of each. */
  checked(messages: readonly string[]): Promise<void>;
}
