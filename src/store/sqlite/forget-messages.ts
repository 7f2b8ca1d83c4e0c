import type { DatabaseSync } from 'node:sqlite';

/**
 * Forgets where the messages of some schedules went and stand: they themselves, what corrects them, and that an answer stands there. Within a transaction of the caller's.
 * @param schedules a query for their ids, with the parameters that the function is given
 */
export function messageForgetter(
  database: DatabaseSync,
  schedules: string,
): (parameters: Readonly<Record<string, string>>) => void {
  const posted = `SELECT posted_message FROM deliveries WHERE schedule IN (${schedules}) AND posted_message IS NOT NULL`;
  const dropShown = database.prepare(`DELETE FROM shown WHERE first IN (${posted})`);
  const dropDeliveries = database.prepare(
    `DELETE FROM deliveries WHERE schedule IN (${schedules}) OR edits_message IN (${posted})`,
  );
  return (parameters) => {
    dropShown.run({ ...parameters });
    dropDeliveries.run({ ...parameters });
  };
}
