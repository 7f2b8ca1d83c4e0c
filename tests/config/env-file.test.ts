import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { takeEnvFile } from '../../src/config/env-file.ts';
import { temporaryFolder } from '../building/folder.ts';

test('settings of a file are taken over where the environment has none', () => {
  const path = join(temporaryFolder(), '.env');
  const env = { TRACE_DAYS: '7' };
  expect(takeEnvFile(path, env)).toBeNull();
  writeFileSync(path, '\ufeffTIME_ZONE=Europe/Warsaw\r\nTRACE_DAYS=365 # days\r\n');
  expect([takeEnvFile(path, env), env]).toEqual([null, { TRACE_DAYS: '7', TIME_ZONE: 'Europe/Warsaw' }]);
});

test('a file that is no text in UTF-8, or none at all, is told with what to do, and nothing of it is taken', () => {
  const folder = temporaryFolder();
  const utf16 = join(folder, 'utf16');
  writeFileSync(utf16, Buffer.from('\ufeffTRACE_DAYS=365\n', 'utf16le'));
  mkdirSync(join(folder, '.env'));
  const env = {};
  expect(takeEnvFile(utf16, env)).toMatch(/not in UTF-8\. Save the file as UTF-8/);
  expect(takeEnvFile(join(folder, '.env'), env)).toMatch(/it is a folder\. Put a file in its place/);
  expect(env).toEqual({});
});
