import type { Citation, SecondReadings } from './answer.ts';

/**
 * What the coverage says to a statement that somebody else made. *Not covered*: nothing on it. *Unchecked*: these are the passages that
 * are closest to it, and nobody read the one against the other.
 */
export type ClaimFinding = 'supported' | 'partly' | 'contradicted' | 'not_covered' | 'unchecked';

export interface CheckedClaim {
  /** The statement as it was made, without Markdown. */
  readonly text: string;
  readonly finding: ClaimFinding;
  /** What the passages say instead, or leave open, in a few words; `null` where nobody said. */
  readonly why: string | null;
  /** Numbers of the check's citations. */
  readonly citations: readonly number[];
}

/** The statements of a message, held against the coverage. */
export interface ClaimCheck {
  readonly claims: readonly CheckedClaim[];
  readonly citations: readonly Citation[];
  /** Statements after those that were looked at. */
  readonly notLookedAt: number;
  /** Why no statement was read by Claude; `null` where they were: one without a verdict is *unchecked*. */
  readonly gap: SecondReadings['gap'];
  /** No article is in the language of one of them: what the coverage says of it may have been missed. */
  readonly isInOtherLanguage: boolean;
  /** Who read them; `null` for nobody. */
  readonly model: string | null;
}
