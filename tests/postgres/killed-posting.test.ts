import { expect, test } from 'vitest';
import { killPosting } from '../../src/commands/posting/killed-posting.ts';
import { temporaryFolder } from '../building/folder.ts';
import { newSchema } from './schema.ts';

test(
  'kill -9 of one of three processes, again and again: each digest stands in its channel once, whoever goes on',
  { timeout: 600_000 },
  async () => {
    const { url: databaseUrl } = await newSchema();
    const plan = { dataDir: temporaryFolder(), databaseUrl, processes: 3, kills: 8, seed: 7 };
    const report = await killPosting({ ...plan, signal: new AbortController().signal });
    expect(report).toMatchObject({ kills: 8, lost: [], double: [], untold: [], open: 0 });
    expect(report.posted).toBeGreaterThan(6);
  },
);
