import type { Transaction } from './database.ts';
import { sql } from './sql.ts';

/** Forgets where the messages of some schedules went and stand: they themselves, what corrects them, and that an answer stands there. */
export async function forgetMessages({ run }: Transaction, schedules: readonly string[]): Promise<void> {
  const posted = sql`SELECT posted_message FROM deliveries WHERE schedule = ANY (${schedules}) AND posted_message IS NOT NULL`;
  await run(sql`DELETE FROM shown WHERE first IN (${posted})`);
  await run(sql`DELETE FROM deliveries WHERE schedule = ANY (${schedules}) OR edits_message IN (${posted})`);
}
