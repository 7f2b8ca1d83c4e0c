import { z } from 'zod';
import { type KeptRating, type RatedTrace, ratingReasons } from './ratings.ts';

const ratingRow = z.object({
  rating: z.enum(['up', 'down']),
  reason: z.enum(ratingReasons).nullable(),
  comment: z.string().nullable(),
  rated_at: z.number().transform((ms) => new Date(ms)),
});
const ratedRow = ratingRow.extend({ trace: z.string(), question: z.string() });
const countRow = z.object({ up: z.number(), down: z.number() });

/** What `toRating` reads, of a row of `ratings`. */
export const ratingFields = 'rating, reason, comment, rated_at';

/** Of a row with `ratingFields`. */
export function toRating(row: unknown): KeptRating {
  const { rated_at: ratedAt, ...rest } = ratingRow.parse(row);
  return { ...rest, ratedAt };
}

/** Of a row with `ratingFields`, `trace` and `question`. */
export function toRated(row: unknown): RatedTrace {
  const { rated_at: ratedAt, ...rest } = ratedRow.parse(row);
  return { ...rest, ratedAt };
}

/** Of a row with `up` and `down`. */
export function toRatingCounts(row: unknown): { readonly up: number; readonly down: number } {
  return countRow.parse(row);
}
