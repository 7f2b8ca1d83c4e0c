import type { Citation } from './answer.ts';
import type { Support, Verdict } from './verdict.ts';

/** What the coverage says to a statement that somebody else made. */
export type Finding = Exclude<Support, 'unsupported'> | 'not_covered';

export interface CheckedClaim {
  /** The statement as it was made, without Markdown. */
  readonly text: string;
  readonly finding: Finding;
  /** Against the words cited; `null` where it isn't covered. */
  readonly verdict: Verdict | null;
  /** Numbers of the check's citations. */
  readonly citations: readonly number[];
}

/** The statements of a message, held against the coverage. */
export interface ClaimCheck {
  readonly claims: readonly CheckedClaim[];
  readonly citations: readonly Citation[];
  /** Statements after those that were looked at. */
  readonly notLookedAt: number;
  /** No article is in the language of one of them, so code can't compare them. */
  readonly isInOtherLanguage: boolean;
}
