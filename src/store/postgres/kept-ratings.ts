import { ratingFields, toRated, toRating, toRatingCounts } from '../rating-row.ts';
import type { Ratings } from '../ratings.ts';
import type { Database } from './database.ts';
import { raw, sql } from './sql.ts';

const columns = raw(ratingFields);

/** Keeps ratings, one a trace and person. */
export function keptRatings(database: Database): Ratings {
  return {
    of: async (trace) =>
      (await database.run(sql`SELECT ${columns} FROM ratings WHERE trace = ${trace} ORDER BY rated_at DESC`)).rows.map(
        toRating,
      ),
    down: async (since) =>
      (
        await database.run(
          sql`SELECT ${columns}, trace, question FROM ratings JOIN traces ON traces.id = ratings.trace
            WHERE rating = 'down' AND rated_at >= ${since.getTime()} ORDER BY rated_at DESC`,
        )
      ).rows.map(toRated),
    reported: async (after, until) =>
      (
        await database.run(
          sql`SELECT ${columns}, trace, question FROM ratings JOIN traces ON traces.id = ratings.trace
            WHERE rating = 'down' AND rated_at > ${after.getTime()} AND rated_at <= ${until.getTime()}
              AND (NOT traces.is_private OR ratings.rater = traces.asker)
            ORDER BY rated_at, trace`,
        )
      ).rows.map(toRated),
    count: async (since) =>
      toRatingCounts(
        (
          await database.run(
            sql`SELECT count(*) FILTER (WHERE rating = 'up') AS up, count(*) FILTER (WHERE rating = 'down') AS down
              FROM ratings WHERE rated_at >= ${since.getTime()}`,
          )
        ).rows[0],
      ),
    keep: (trace, rater, { rating, reason, comment }, at) =>
      database.transaction(async ({ run }) => {
        const { count } = await run(sql`SELECT 1 FROM traces WHERE id = ${trace} FOR KEY SHARE`);
        if (count === 0) return false;
        // 👎 pressed again, and its dialog left, takes nothing back of why.
        await run(
          sql`INSERT INTO ratings AS kept (trace, rater, rating, reason, comment, rated_at)
            VALUES (${trace}, ${rater}, ${rating}, ${reason}, ${comment}, ${at.getTime()})
            ON CONFLICT (trace, rater) DO UPDATE SET
              reason = CASE WHEN excluded.rating = kept.rating AND excluded.reason IS NULL THEN kept.reason ELSE excluded.reason END,
              comment = CASE WHEN excluded.rating = kept.rating AND excluded.reason IS NULL THEN kept.comment ELSE excluded.comment END,
              rating = excluded.rating, rated_at = excluded.rated_at`,
        );
        return true;
      }),
  };
}
