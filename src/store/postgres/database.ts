import { setTimeout as wait } from 'node:timers/promises';
import { Pool, type PoolClient, types } from 'pg';
import { inWords, isAnswer, isOfUse, isPassing } from './connection-faults.ts';
import { listen } from './listen.ts';
import { placeOf } from './place.ts';
import { type Sql, sql, statementOf } from './sql.ts';

/** A process has few statements of a millisecond under way; a dozen processes stay below PostgreSQL's 100. */
const mostConnections = 8;
/** With its tries below, within the 3 seconds in which Discord wants to hear of a question. */
const connectTimeoutMs = 1_000;
/** Statements take milliseconds: one that takes so long waits for something that won't end soon. */
const statementTimeoutMs = 5_000;
/** A network that is cut on one side alone says nothing of it. */
const answerTimeoutMs = statementTimeoutMs + 2_000;
/** Locks of a process that hangs, and didn't end, are let go. */
const idleInTransactionMs = 10_000;
/** Pauses before the same is tried again, in milliseconds: over a server that is restarted, and no longer than a person waits. */
const pausesMs = [20, 80, 200, 500, 800];

/** The type of whole numbers in tables; moments and counts are exact as JavaScript's numbers. */
const int8 = 20;

export interface Result {
  readonly rows: readonly unknown[];
  /** How many rows were written. */
  readonly count: number;
}

/** Statements of one transaction. */
export interface Transaction {
  run(statement: Sql): Promise<Result>;
  /** Waits until no other transaction holds what goes by that name, and holds it until this one ends. */
  lock(name: string): Promise<void>;
}

/** A database that other processes use as well. What fails throws a `DatabaseError` where it is the database's or the network's fault. */
export interface Database {
  /** `host:port/name`, for sentences. */
  readonly place: string;
  /** One statement that may be done twice and leaves the same behind, such as one that reads. */
  run(statement: Sql): Promise<Result>;
  /**
   * Statements that are done together or not at all; each sees what others had done when it began. Where they can't have been done, they are done again: `work` must not care how often it is called.
   */
  transaction<T>(work: (within: Transaction) => Promise<T>): Promise<T>;
  /** Calls whenever something is told on a channel, as long as a connection holds; one that is lost is opened again. @returns what ends that. */
  listen(channel: string, told: () => void): () => Promise<void>;
  close(): Promise<void>;
}

/** Takes connections as they are needed; nothing is opened yet. */
export function openDatabase(url: string): Database {
  const place = placeOf(url);
  const pool = new Pool({
    ...{ connectionString: url, application_name: 'dateline', max: mostConnections, keepAlive: true },
    ...{ connectionTimeoutMillis: connectTimeoutMs, query_timeout: answerTimeoutMs, allowExitOnIdle: true },
    ...{ statement_timeout: statementTimeoutMs, idle_in_transaction_session_timeout: idleInTransactionMs },
    types: {
      getTypeParser: (id: number, format?: 'text' | 'binary') =>
        id === int8 && format !== 'binary' ? Number : types.getTypeParser(id, format),
    },
  });
  // One that idles is cut by a restart; whoever needs one next opens it, or is told. One that is given up may still say why it ended.
  pool.on('error', ignore);
  pool.on('connect', (client) => client.on('error', ignore));
  const line = queue(mostConnections);
  const again = async <T>(attempt: () => Promise<T>): Promise<T> => {
    for (const pauseMs of pausesMs) {
      try {
        return await attempt();
      } catch (error) {
        if (error instanceof UnsureError) throw inWords(error.cause, place);
        if (!isPassing(error)) throw inWords(error, place);
        await wait(pauseMs);
      }
    }
    try {
      return await attempt();
    } catch (error) {
      throw inWords(error instanceof UnsureError ? error.cause : error, place);
    }
  };
  return {
    place,
    run: (statement) => again(() => line(() => onClient(pool, (client) => resultOf(client, statement)))),
    transaction: (work) => again(() => line(() => onClient(pool, (client) => inTransaction(client, work)))),
    listen: (channel, told) => listen(url, channel, told),
    close: async () => {
      if (!pool.ending) await pool.end();
    },
  };
}

/** The connection was cut while the end of a transaction was on its way: nobody knows whether it was done. */
class UnsureError extends Error {}

/** Does that much at a time, the longest waiting first: whoever waits for a connection of ours isn't kept waiting by the server. */
function queue(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let free = most;
  return async (work) => {
    if (free > 0) free--;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) free++;
      else next();
    }
  };
}

async function onClient<T>(pool: Pool, use: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let isUsable = false;
  try {
    const result = await use(client);
    isUsable = true;
    return result;
  } catch (error) {
    isUsable = isOfUse(error);
    throw error;
  } finally {
    client.release(!isUsable);
  }
}

function ignore(): void {}

async function inTransaction<T>(client: PoolClient, work: (within: Transaction) => Promise<T>): Promise<T> {
  let isEnding = false;
  try {
    await client.query('BEGIN');
    const result = await work({
      run: (statement) => resultOf(client, statement),
      lock: async (name) => {
        await resultOf(client, sql`SELECT pg_advisory_xact_lock(hashtextextended(${`dateline/${name}`}, 0))`);
      },
    });
    isEnding = true;
    await client.query('COMMIT');
    return result;
  } catch (error) {
    if (isEnding && !isAnswer(error)) throw new UnsureError('', { cause: error });
    // Else the connection is given up, and the server undoes it.
    if (isAnswer(error)) await client.query('ROLLBACK');
    throw error;
  }
}

async function resultOf(client: PoolClient, statement: Sql): Promise<Result> {
  const { rows, rowCount } = await client.query(statementOf(statement));
  return { rows, count: rowCount ?? 0 };
}
