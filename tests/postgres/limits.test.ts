import { expect, test } from 'vitest';
import type { LimitsReport } from '../../src/commands/limits/measure-limits.ts';
import { openStateIn } from '../../src/store/open-state-in.ts';
import { dateline } from '../building/command.ts';
import { temporaryFolder } from '../building/folder.ts';
import { newSchema, type Schema } from './schema.ts';

async function measured({ url }: Schema) {
  const args = ['bench', 'limits', '--processes', '2', '--questions', '300', '--json'];
  const env = { DATABASE_URL: url, DATA_DIR: temporaryFolder() };
  const { stdout, stderr, code } = await dateline(args, { env });
  expect(stderr).toContain('300 questions were asked.');
  return { code, report: JSON.parse(stdout) as LimitsReport & { readonly broken: readonly string[] } };
}

test('two processes that are asked at once exceed no limit, and the budget by the calls under way at most', async () => {
  const { code, report } = await measured(await newSchema());
  expect({ code, broken: report.broken }).toEqual({ code: 0, broken: [] });
  for (const { refused, exceededBy } of report.limits) expect([refused > 0, exceededBy]).toEqual([true, 0]);
  expect(report.budget).toMatchObject({ wasReached: true, late: 0 });
}, 300_000);

test('where every other question and no call is counted, the measurement says so', async () => {
  const schema = await newSchema();
  await (await openStateIn(temporaryFolder(), schema.url)).close();
  await schema.query('CREATE FUNCTION forget() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$');
  const forgetful = (table: string, when: string) =>
    schema.query(
      `CREATE TRIGGER forgetful BEFORE INSERT ON ${table} FOR EACH ROW WHEN (${when}) EXECUTE FUNCTION forget()`,
    );
  await forgetful('usage', 'random() < 0.5');
  await forgetful('spending', 'true');
  const { code, report } = await measured(schema);
  expect(code).toBe(1);
  expect(report.broken).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^a person, a minute: \d+ were taken of 6$/),
      expect.stringMatching(/^a server, a minute: \d+ were taken of 8$/),
      expect.stringMatching(/^the budget: \d+ calls were made after it was spent$/),
      expect.stringMatching(/^the budget: .* were paid, .* were counted$/),
    ]),
  );
}, 300_000);
