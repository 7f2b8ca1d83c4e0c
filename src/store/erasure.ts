import { tokenLivesMs } from './deferred-replies.ts';

/** No answer takes longer than an interaction of Discord's lives. */
export const longestAnswerMs = tokenLivesMs;

/** How much of a person's was erased. */
export interface Erased {
  readonly traces: number;
  readonly ratings: number;
  readonly follows: number;
}

/** What a person asked is theirs. */
export interface Erasure {
  /**
   * Erases all that a person asked, waits for, rated and follows, and what the follows told, in one transaction; their bytes are overwritten. What they asked until then and is being
   * answered still, by whichever process, isn't kept when it ends.
   */
  erase(personHash: string, at: Date): Promise<Erased>;
  /** Forgets who was erased, once nothing that they asked can be under way any more. */
  sweep(now: Date): Promise<void>;
}
