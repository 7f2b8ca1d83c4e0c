import type { Span } from './article.ts';

/** Words of a sentence that became others; `null` where there were none, or are none now. */
export interface WordChange {
  /** In the text of the version before. */
  readonly before: Span | null;
  /** In the text of the version after. */
  readonly after: Span | null;
}

/** A sentence that doesn't stand as it stood. */
export interface SentenceChange {
  /** In the text of the version before. */
  readonly before: Span;
  /** The sentence that stands for it in the version after; `null` where none does. */
  readonly after: Span | null;
  /** The words that differ; empty where the sentence is gone. */
  readonly words: readonly WordChange[];
}

/** What a version of an article says otherwise than an earlier one. */
export interface Revision {
  /** What the newsroom says of it; `null` where it says nothing that it hadn't said before. */
  readonly note: string | null;
  /** In the order of the version before. */
  readonly changes: readonly SentenceChange[];
  /** Sentences of the version after that tell something which wasn't there, in their order. */
  readonly added: readonly Span[];
}
