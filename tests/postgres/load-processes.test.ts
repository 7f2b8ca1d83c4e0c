import { expect, test } from 'vitest';
import type { ProcessesReport } from '../../src/commands/processes/measure-processes.ts';
import type { ProcessesSoak } from '../../src/commands/processes/soak-processes.ts';
import { dateline } from '../building/command.ts';
import { temporaryFolder } from '../building/folder.ts';
import { newSchema } from './schema.ts';

test(
  'two processes answer over one coverage; when one is killed, the other takes the coverage in, and nobody is answered twice',
  { timeout: 600_000 },
  async () => {
    const { url } = await newSchema();
    const args = [
      'bench',
      'load',
      '--processes',
      '2',
      '--articles',
      '300',
      '--people',
      '4',
      '--seconds',
      '4',
      '--json',
    ];
    const { stdout, stderr, code } = await dateline(args, {
      env: {
        DATABASE_URL: url,
        DATA_DIR: temporaryFolder(),
        NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'] ?? '',
      },
    });
    expect(code, `${stderr}${stdout}`).toBe(0);
    const report = JSON.parse(stdout) as ProcessesReport;
    expect(report.onlineMs).toHaveLength(2);
    expect(report.perSecond.together).toBeGreaterThan(0);
    expect(report.digest.posted).toBe(1);
    expect(report.killed).toMatchObject({ unanswered: 0, othersUnanswered: 0, twice: 0 });
  },
);

test('a soak of two processes on one database: a round of it breaks no promise', { timeout: 600_000 }, async () => {
  const { url } = await newSchema();
  const args = [
    'bench',
    'soak',
    '--processes',
    '2',
    '--minutes',
    '0.1',
    '--articles',
    '200',
    '--readers',
    '4',
    '--json',
  ];
  const { stdout, stderr, code } = await dateline(args, { env: { DATABASE_URL: url, DATA_DIR: temporaryFolder() } });
  expect(code, `${stderr}${stdout}`).toBe(0);
  const report = JSON.parse(stdout) as ProcessesSoak;
  expect(report).toMatchObject({ rounds: 1, broken: [] });
  expect(report.answered).toBeGreaterThan(0);
});
