import type { DatabaseSync } from 'node:sqlite';
import { ratingFields, toRated, toRating, toRatingCounts } from '../rating-row.ts';
import type { RatingReader, Ratings } from '../ratings.ts';
import { isPublic } from './public-trace.ts';
import { transaction } from './transaction.ts';

/** Reads ratings, the newest first. */
export function ratingReader(database: DatabaseSync): RatingReader {
  const ofTrace = database.prepare(`SELECT ${ratingFields} FROM ratings WHERE trace = ? ORDER BY rated_at DESC`);
  const ratedDown = database.prepare(
    `SELECT ${ratingFields}, trace, question FROM ratings JOIN traces ON traces.id = ratings.trace
       WHERE rating = 'down' AND rated_at >= ? ORDER BY rated_at DESC`,
  );
  const reported = database.prepare(
    `SELECT ${ratingFields}, trace, question FROM ratings JOIN traces ON traces.id = ratings.trace
       WHERE rating = 'down' AND rated_at > ? AND rated_at <= ? AND (${isPublic} OR ratings.rater = traces.asker)
       ORDER BY rated_at, trace`,
  );
  const counted = database.prepare(
    `SELECT count(*) FILTER (WHERE rating = 'up') AS up, count(*) FILTER (WHERE rating = 'down') AS down
       FROM ratings WHERE rated_at >= ?`,
  );
  return {
    of: async (trace) => ofTrace.all(trace).map(toRating),
    down: async (since) => ratedDown.all(since.getTime()).map(toRated),
    reported: async (after, until) => reported.all(after.getTime(), until.getTime()).map(toRated),
    count: async (since) => toRatingCounts(counted.get(since.getTime())),
  };
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
