import { z } from 'zod';
import { inWords } from '../../wording/moved-state.ts';
import { DatabaseError } from '../database-error.ts';
import { idSecretKey } from '../hash-id.ts';
import { openDatabase, type Transaction } from '../postgres/database.ts';
import { migrate } from '../postgres/migrations.ts';
import { raw, sql, storable } from '../postgres/sql.ts';
import { figuresIn } from '../trace-figures.ts';
import { countedRows, expectSame, type MovedRows, movedTables, type Row } from './moved-tables.ts';

/** A trace may have a hundred thousand characters. */
const rowsAtOnce = 100;
const countRow = z.object({ count: z.number() });
const keptRow = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));
const mostOfAText = z.object({ most: z.number().nullable() });

/** What a database's state holds, as rows. */
interface DatabaseRows {
  readonly place: string;
  /**
   * Takes rows in, all of them or none. What hashes ids is replaced by what comes.
   * @throws {DatabaseError} when there is something already, or a bot uses it.
   */
  fill(rowsOf: (table: string) => Iterable<Row>, now: Date): Promise<MovedRows>;
  /** Reads all tables as they stand at one moment. @throws {DatabaseError} when a bot uses them. */
  read<T>(use: (rowsOf: (table: string) => AsyncIterable<Row>) => Promise<T>, now: Date): Promise<T>;
  close(): Promise<void>;
}

/** Opens it, brought up to date. @throws {DatabaseError} when it can't be used. */
export async function openDatabaseRows(url: string): Promise<DatabaseRows> {
  const database = openDatabase(url);
  const { place } = database;
  const expectNoBot = async ({ run }: Transaction, now: Date): Promise<void> => {
    // One that runs renews its lease; one that was killed held it for half a minute.
    const { count } = await run(sql`SELECT 1 FROM leases WHERE until > ${now.getTime()}`);
    if (count > 0) throw new DatabaseError(inWords.databaseInUse(place));
  };
  const counted = ({ run }: Transaction): Promise<MovedRows> =>
    countedRows(async (table) => {
      const others = table === 'settings' ? sql`WHERE key <> ${idSecretKey}` : sql``;
      return countRow.parse((await run(sql`SELECT count(*) AS count FROM ${raw(table)} ${others}`)).rows[0]).count;
    });
  try {
    await migrate(database);
  } catch (error) {
    await database.close();
    throw error;
  }
  return {
    place,
    fill: (rowsOf, now) =>
      database.transaction(async (within) => {
        await within.run(sql`SET LOCAL statement_timeout = 0`);
        await within.run(sql`LOCK TABLE ${raw(['leases', ...movedTables].join(', '))} IN ACCESS EXCLUSIVE MODE`);
        await expectNoBot(within, now);
        if (Object.values(await counted(within)).some((rows) => rows > 0)) {
          throw new DatabaseError(inWords.databaseNotEmpty(place));
        }
        await within.run(sql`DELETE FROM settings`);
        for (const table of movedTables) await insertAll(within, table, rowsOf(table));
        for (const table of ['traces', 'schedules', 'deliveries']) await numberOn(within, table);
        return counted(within);
      }),
    read: (use, now) =>
      database.transaction(async (within) => {
        await within.run(sql`SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY`);
        await within.run(sql`SET LOCAL statement_timeout = 0`);
        await expectNoBot(within, now);
        return use((table) => allRows(within, table));
      }),
    close: database.close,
  };
}

async function insertAll(within: Transaction, table: string, rows: Iterable<Row>): Promise<void> {
  let batch: Row[] = [];
  const insert = async (): Promise<void> => {
    const arrived = await within.run(
      sql`INSERT INTO ${raw(table)} SELECT * FROM json_populate_recordset(NULL::${raw(table)}, ${JSON.stringify(batch)}::json) RETURNING *`,
    );
    for (const [at, sent] of batch.entries()) expectSame(table, sent, keptRow.parse(arrived.rows[at]));
    batch = [];
  };
  for (const row of rows) {
    batch.push(inDatabase(table, row));
    if (batch.length === rowsAtOnce) await insert();
  }
  if (batch.length > 0) await insert();
}

/** With what the database has in columns of its own, and in text that it can keep. */
function inDatabase(table: string, row: Row): Row {
  const text = Object.entries(row).map(
    ([column, value]) => [column, typeof value === 'string' ? storable(value) : value] as const,
  );
  const figures = table === 'traces' ? figuresIn(JSON.parse(String(row['record']))) : null;
  return {
    ...Object.fromEntries(text),
    ...(figures && {
      is_private: figures.isPrivate ? 1 : 0,
      total_ms: figures.totalMs,
      shown_sentences: figures.shown,
      taken_out_sentences: figures.takenOut,
    }),
  };
}

/** What is added next is numbered on from there. */
async function numberOn({ run }: Transaction, table: string): Promise<void> {
  const { most } = mostOfAText.parse((await run(sql`SELECT max(seq) AS most FROM ${raw(table)}`)).rows[0]);
  if (most !== null) await run(sql`SELECT setval(pg_get_serial_sequence(${table}, 'seq'), ${most})`);
}

async function* allRows({ run }: Transaction, table: string): AsyncIterable<Row> {
  const columns = table === 'traces' ? raw('ORDER BY seq') : raw('');
  await run(sql`DECLARE every_row NO SCROLL CURSOR FOR SELECT * FROM ${raw(table)} ${columns}`);
  for (;;) {
    const { rows } = await run(sql`FETCH ${raw(String(rowsAtOnce))} FROM every_row`);
    for (const found of rows) yield inFolder(keptRow.parse(found));
    if (rows.length < rowsAtOnce) break;
  }
  await run(sql`CLOSE every_row`);
}

function inFolder(found: z.infer<typeof keptRow>): Row {
  return Object.fromEntries(
    Object.entries(found).map(([column, value]) => [column, typeof value === 'boolean' ? Number(value) : value]),
  );
}
