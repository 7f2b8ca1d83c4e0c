/** Where an answer stands that others can read. Ids are in clear: what is corrected must get there. */
export interface ShownAnswer {
  readonly trace: string;
  readonly channel: string;
  /** Ids of its messages, in the order in which they are read. */
  readonly messages: readonly string[];
  /** A locale: what it was written in. */
  readonly language: string;
}

/** Where answers stand, as long as their traces are kept. Digests that came by themselves stand in the `Deliveries`. */
export interface ShownAnswers {
  /** Nothing is kept where the trace isn't. An answer may stand in several places. */
  keep(shown: ShownAnswer): Promise<void>;
  of(trace: string): Promise<readonly ShownAnswer[]>;
  /** It doesn't stand there any more. @param message the first of its messages. */
  forget(message: string): Promise<void>;
  /**
   * Ids of traces that cite another version of an article than this one, and of which something stands where others can read it: an answer, or a digest that was
   * posted. The oldest first.
   */
  citing(article: string, exceptVersion: string): Promise<readonly string[]>;
}
