import { beforeEach, expect, inject, test } from 'vitest';
import { dateline } from '../building/command.ts';
import { smallCoverage } from '../building/coverage.ts';
import { temporaryFolder } from '../building/folder.ts';
import { newSchema } from './schema.ts';
import type { TestServer } from './server.ts';

let server: TestServer;
beforeEach(() => {
  const started = inject('postgres');
  if (started != null) server = started;
});

const settings = (url: string) => ({
  ...{ DATABASE_URL: url, DATA_DIR: temporaryFolder(), CORPUS_DIR: temporaryFolder(smallCoverage) },
});

test('what one process was asked is found by another, each with a folder of its own', async () => {
  const { url } = await newSchema();
  const [one, other] = [settings(url), settings(url)];
  expect((await dateline(['trace'], { env: other })).stderr).toMatch(
    /no traces of this version .* Start Dateline once/,
  );
  const asked = await dateline(['ask', 'Who won the race?'], { env: one });
  expect(asked.stderr).not.toContain('Error');
  const { stdout, code } = await dateline(['trace'], { env: other });
  expect(code).toBe(0);
  expect(stdout).toContain('Who won the race?');
});

test('the doctor says how the database fares', async () => {
  const { url } = await newSchema();
  const { stdout } = await dateline(['doctor', '--json'], { env: settings(url) });
  expect(stdout).toMatch(
    /what people did is kept in 127\.0\.0\.1:\d+\/dateline, PostgreSQL \d+.*, which answers in [\d.]+ ms/,
  );
  const wrong = Object.assign(new URL(server.url), { password: 'a-wrong-password' }).href;
  const refused = await dateline(['doctor', '--json'], { env: settings(wrong) });
  expect(refused.stdout).toMatch(/did not accept the user or the password/);
  expect(refused.stdout).not.toContain('a-wrong-password');
  expect(refused.code).toBe(1);
});
