import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dateline } from '../building/command.ts';
import { temporaryFolder } from '../building/folder.ts';

const lines = ['{"id":"ferry","title":"Ferry","text":"The ferry from Karlskrona runs late."}', 'nonsense'].join('\n');

function newsroom() {
  const folder = temporaryFolder({ 'bulk.jsonl': `${lines}\n`, 'corpus/.keep': '' });
  const folders = ['--corpus', './corpus', '--data', './data'];
  const run = (...args: readonly string[]) => dateline([...args, ...folders], { folder });
  return { folder, run };
}

test('an imported file is told of, recognised, and found again when the index is gone; gone itself, it is missed', async () => {
  const { folder, run } = newsroom();
  const first = await run('import', './bulk.jsonl');
  expect(first).toMatchObject({ code: 0, stdout: '' });
  expect(first.stderr).toContain('bulk.jsonl: articles: 1 added, 0 changed, 0 unchanged; lines: 2.');
  expect(first.stderr).toContain('bulk.jsonl:2: it is no JSON');
  expect((await run('import', './bulk.jsonl')).stderr).toContain('was imported before');

  writeFileSync(join(folder, 'data/store.sqlite'), 'no database at all, but long enough to be taken for one');
  const asked = await run('ask', 'Where does the late ferry come from?');
  expect(asked.stderr).toContain('The store was damaged');
  expect(asked.stderr).toContain('is imported again');
  expect(asked.stdout).toContain('The ferry from Karlskrona runs late.');

  for (const name of ['data/store.sqlite', 'bulk.jsonl']) rmSync(join(folder, name), { force: true });
  const missing = await run('ask', 'Where does the late ferry come from?');
  expect(missing.stderr).toContain("bulk.jsonl doesn't exist");
  expect(missing.stderr).toContain('--forget');
  expect((await run('import', '--forget', './bulk.jsonl')).code).toBe(0);
  expect((await run('ask', 'Where does the late ferry come from?')).stderr).not.toContain('bulk.jsonl');
});

test('wrong use of import is exit code 2, a file that is not there 1', async () => {
  const { run } = newsroom();
  expect(await run('import')).toMatchObject({ code: 2, stderr: expect.stringContaining('Usage: npm run import') });
  expect(await run('import', '--nonsense', './bulk.jsonl')).toMatchObject({ code: 2 });
  expect(await run('import', './none.jsonl')).toMatchObject({
    code: 1,
    stderr: expect.stringContaining("none.jsonl doesn't exist"),
  });
});
