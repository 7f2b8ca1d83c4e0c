import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Newsroom } from '../../src/app/newsroom.ts';
import { readConfig } from '../../src/config.ts';
import { storePath } from '../../src/store/sqlite/database.ts';
import { markdown } from '../building/article.ts';
import { smallCoverage } from '../building/coverage.ts';
import { temporaryFolder } from '../building/folder.ts';
import { onTestFinished } from '../building/running-test.ts';
import { newSchema } from './schema.ts';

/** Processes of one bot: a data folder each, one database, one folder of articles. */
export async function sharing() {
  const { url, query } = await newSchema();
  const corpusDir = temporaryFolder(smallCoverage);
  const open = async (dataDir = temporaryFolder(), more: Record<string, string> = {}) => {
    const config = readConfig({ DATABASE_URL: url, DATA_DIR: dataDir, CORPUS_DIR: corpusDir, ...more });
    const told: string[] = [];
    const newsroom = await Newsroom.open(config, config, (line) => told.push(line));
    let isOpen = true;
    const close = async (): Promise<void> => {
      if (isOpen) await newsroom.close();
      isOpen = false;
    };
    onTestFinished(close);
    newsroom.watch({ everyMs: 20 });
    const find = async (text: string): Promise<string[]> => {
      const question = { text, filter: { from: null, to: null, outlets: [] }, askedAt: new Date('2026-03-10') };
      return (await newsroom.library.search(question, 5)).map(({ article }) => article);
    };
    return { newsroom, told, dataDir, find, close };
  };
  const write = (name: string, text: string): void =>
    writeFileSync(join(corpusDir, name), markdown({ title: `On ${name}`, date: '2026-03-07' }, text));
  return { url, query, corpusDir, open, write };
}

/** All rows that processes have in common. */
export function rowsOf(dataDir: string): Record<string, unknown> {
  const database = new DatabaseSync(storePath(dataDir), { readOnly: true });
  try {
    const tables = [
      'articles',
      'gone',
      'items',
      'item_counts',
      'item_names',
      'meta',
      'past_versions',
      'sites',
      'sources',
    ];
    return Object.fromEntries(tables.map((name) => [name, database.prepare(`SELECT * FROM ${name}`).all()]));
  } finally {
    database.close();
  }
}

export const within = { timeout: 20_000, interval: 50 };
