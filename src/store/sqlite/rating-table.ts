import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { type KeptRating, type RatedTrace, type RatingReader, type Ratings, ratingReasons } from '../ratings.ts';
import { isPublic } from './trace-rows.ts';
import { transaction } from './transaction.ts';

const ratingRow = z.object({
  rating: z.enum(['up', 'down']),
  reason: z.enum(ratingReasons).nullable(),
  comment: z.string().nullable(),
  rated_at: z.number().transform((ms) => new Date(ms)),
});
const ratedRow = ratingRow.extend({ trace: z.string(), question: z.string() });
const countRow = z.object({ up: z.number(), down: z.number() });

/** Reads ratings, the newest first. */
export function ratingReader(database: DatabaseSync): RatingReader {
  const columns = 'rating, reason, comment, rated_at';
  const ofTrace = database.prepare(`SELECT ${columns} FROM ratings WHERE trace = ? ORDER BY rated_at DESC`);
  const ratedDown = database.prepare(
    `SELECT ${columns}, trace, question FROM ratings JOIN traces ON traces.id = ratings.trace
       WHERE rating = 'down' AND rated_at >= ? ORDER BY rated_at DESC`,
  );
  const reported = database.prepare(
    `SELECT ${columns}, trace, question FROM ratings JOIN traces ON traces.id = ratings.trace
       WHERE rating = 'down' AND rated_at > ? AND rated_at <= ? AND (${isPublic} OR ratings.rater = traces.asker)
       ORDER BY rated_at, trace`,
  );
  const counted = database.prepare(
    `SELECT count(*) FILTER (WHERE rating = 'up') AS up, count(*) FILTER (WHERE rating = 'down') AS down
       FROM ratings WHERE rated_at >= ?`,
  );
  return {
    of: async (trace) => ofTrace.all(trace).map((row) => toRating(ratingRow.parse(row))),
    down: async (since) => ratedDown.all(since.getTime()).map(toRated),
    reported: async (after, until) => reported.all(after.getTime(), until.getTime()).map(toRated),
    count: async (since) => countRow.parse(counted.get(since.getTime())),
  };
}

function toRated(row: unknown): RatedTrace {
  const { trace, question, ...rest } = ratedRow.parse(row);
  return { trace, question, ...toRating(rest) };
}

function toRating({ rated_at: ratedAt, ...rest }: z.infer<typeof ratingRow>): KeptRating {
  return { ...rest, ratedAt };
}

/** Keeps ratings, one a trace and person. */
export function ratingTable(database: DatabaseSync): Ratings {
  const isKnown = database.prepare('SELECT 1 FROM traces WHERE id = ?');
  const upsert = database.prepare(
    // 👎 pressed again, and its dialog left, takes nothing back of why.
    `INSERT INTO ratings (trace, rater, rating, reason, comment, rated_at) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (trace, rater) DO UPDATE SET
         reason = CASE WHEN excluded.rating = rating AND excluded.reason IS NULL THEN reason ELSE excluded.reason END,
         comment = CASE WHEN excluded.rating = rating AND excluded.reason IS NULL THEN comment ELSE excluded.comment END,
         rating = excluded.rating, rated_at = excluded.rated_at`,
  );
  return {
    ...ratingReader(database),
    keep: async (trace, rater, { rating, reason, comment }, at) =>
      transaction(database, () => {
        if (isKnown.get(trace) === undefined) return false;
        upsert.run(trace, rater, rating, reason, comment, at.getTime());
        return true;
      }),
  };
}
