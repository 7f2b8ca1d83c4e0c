import { expect, test } from 'vitest';
import { playDay } from '../../src/commands/newsroom/play-day.ts';
import { temporaryFolder } from '../building/folder.ts';

test(
  'hours of feeds that do all that feeds do wrong, killed in the middle again and again: each article comes in once, and none goes by mistake',
  { timeout: 120_000 },
  async () => {
    const plan = { feeds: 8, hours: 2, seed: 3, kills: 4, dataDir: temporaryFolder() };
    const report = await playDay({ ...plan, signal: new AbortController().signal }, () => {});
    expect(report).toMatchObject({ duplicates: [], lost: [], falseWithdrawals: [], garbled: [], strangers: [] });
    // Otherwise this would be a test of nothing.
    expect(report.articles).toBeGreaterThan(20);
    expect(report.killedInside).toBeGreaterThan(0);
  },
);
