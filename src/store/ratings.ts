/** What may be wrong with an answer. */
export const ratingReasons = ['wrong', 'wrong_source', 'outdated', 'incomplete', 'other'] as const;
export type RatingReason = (typeof ratingReasons)[number];

export interface Rating {
  readonly rating: 'up' | 'down';
  /** Why it's no good; `null` when it is, or when nobody said. */
  readonly reason: RatingReason | null;
  /** In the rater's own words. */
  readonly comment: string | null;
}

/** A rating as editors see it. */
export interface KeptRating extends Rating {
  readonly ratedAt: Date;
}

/** An answer that somebody rated down. */
export interface RatedTrace extends KeptRating {
  readonly trace: string;
  readonly question: string;
}

export interface RatingReader {
  /** Of one trace, newest first. */
  of(trace: string): Promise<readonly KeptRating[]>;
  /** Answers rated down since then, newest first. */
  down(since: Date): Promise<readonly RatedTrace[]>;
  /**
   * What editors may read of it: answers that were rated down after one moment and until another, oldest first; those that were private only
   * where their own asker rated them.
   */
  reported(after: Date, until: Date): Promise<readonly RatedTrace[]>;
  count(since: Date): Promise<{ readonly up: number; readonly down: number }>;
}

/** Ratings, one a person and trace. They end with their trace. */
export interface Ratings extends RatingReader {
  /** The last one counts. @returns false when there is no such trace. */
  keep(trace: string, raterHash: string, rating: Rating, at: Date): Promise<boolean>;
}
