import { expect, test } from 'vitest';
import { dueAtEight } from '../../src/commands/posting/due-at-eight.ts';
import { killCorrecting } from '../../src/commands/posting/killed-correcting.ts';
import { killPosting } from '../../src/commands/posting/killed-posting.ts';
import { temporaryFolder } from '../building/folder.ts';

const going = new AbortController().signal;

test(
  'kill -9 at random moments of posting: each digest stands in its channel once, and what is held is told',
  {
    timeout: 600_000,
  },
  async () => {
    const report = await killPosting({ dataDir: temporaryFolder(), kills: 12, seed: 7, signal: going });
    expect(report).toMatchObject({ kills: 12, lost: [], double: [], untold: [], open: 0 });
    expect(report.posted).toBeGreaterThan(6);
    expect(report.uncertain).toBeGreaterThan(0);
  },
);

test(
  'a hundred channels that are due at eight: each gets its one within Discord’s limits, and ten texts serve them',
  {
    timeout: 300_000,
  },
  async () => {
    const report = await dueAtEight({ dataDir: temporaryFolder(), channels: 100, seed: 7, signal: going });
    expect(report).toMatchObject({ posted: 100, twice: 0, texts: 10, refused: 0 });
    expect(report.mostPerSecond).toBeLessThanOrEqual(15);
  },
);

test(
  'kill -9 at random moments of correcting: every answer says what its article says, and none is edited twice',
  {
    timeout: 600_000,
  },
  async () => {
    const plan = { dataDir: temporaryFolder(), answers: 40, kills: 8, seed: 7, signal: going };
    expect(await killCorrecting(plan)).toMatchObject({ kills: 8, right: 40, twice: 0, refused: 0 });
  },
);
