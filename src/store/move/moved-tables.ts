/**
 * What moves between a folder and a database, each table after those that it refers to. Imports stay in the folder; a lease ends by itself.
 */
export const movedTables = [
  'settings',
  'traces',
  'spending',
  'ratings',
  'usage',
  'erased',
  'schedules',
  'deliveries',
  'delivery_traces',
  'cited',
  'shown',
] as const;

type MovedTable = (typeof movedTables)[number];

/** Rows by table. */
export type MovedRows = Readonly<Record<MovedTable, number>>;

/** A row as SQLite has it, by column. */
export type Row = Readonly<Record<string, string | number | null>>;

/** Each table's rows, counted by what counts them. */
export async function countedRows(count: (table: MovedTable) => Promise<number> | number): Promise<MovedRows> {
  const counts: Partial<Record<MovedTable, number>> = {};
  for (const table of movedTables) counts[table] = await count(table);
  return counts as MovedRows;
}

/** @throws when a row isn't there as it was sent. */
export function expectSame(table: string, sent: Row, arrived: Readonly<Record<string, unknown>>): void {
  for (const [column, value] of Object.entries(sent)) {
    const there = arrived[column];
    const same = typeof there === 'boolean' ? Number(there) : there;
    if (same !== value) throw new Error(`A row of ${table} arrived with another ${column} than it was sent with.`);
  }
}
