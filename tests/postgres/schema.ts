import { Client } from 'pg';
import { inject } from 'vitest';
import { onTestFinished } from '../building/running-test.ts';

/** A schema of its own in the database of these tests. */
export interface Schema {
  readonly url: string;
  /** Every row of all its tables. */
  rows(): Promise<string>;
  /** Does something in it that the program doesn't. */
  query(text: string): Promise<readonly Record<string, unknown>[]>;
}

let made = 0;

/** Makes one. It goes when the test ends. */
export async function newSchema(): Promise<Schema> {
  const server = inject('postgres');
  if (server == null) throw new Error('These tests need a PostgreSQL.');
  const name = `of_${process.pid}_${++made}`;
  const url = `${server.url}?options=${encodeURIComponent(`-c search_path=${name}`)}`;
  const query = async (text: string): Promise<Record<string, unknown>[]> => {
    const client = new Client(url);
    await client.connect();
    try {
      return (await client.query(text)).rows;
    } finally {
      await client.end();
    }
  };
  await query(`CREATE SCHEMA ${name}`);
  onTestFinished(async () => void (await query(`DROP SCHEMA ${name} CASCADE`)));
  return {
    url,
    query,
    rows: async () => {
      const tables = await query(`SELECT tablename FROM pg_tables WHERE schemaname = '${name}'`);
      const rows = tables.map(({ tablename }) => query(`SELECT * FROM ${tablename}`));
      return JSON.stringify(await Promise.all(rows));
    },
  };
}
