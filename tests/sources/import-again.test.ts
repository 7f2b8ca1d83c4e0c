import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as passed } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { dateline } from '../building/command.ts';
import { temporaryFolder } from '../building/folder.ts';
import { startProgram } from '../building/program.ts';
import { createRandom, inventEvent, report } from '../building/prose.ts';

const lines = ['{"id":"ferry","title":"Ferry","text":"The ferry from Karlskrona runs late."}', 'nonsense'].join('\n');

function newsroom() {
  const folder = temporaryFolder({ 'bulk.jsonl': `${lines}\n`, 'corpus/.keep': '' });
  const folders = ['--corpus', './corpus', '--data', './data'];
  const run = (...args: readonly string[]) => dateline([...args, ...folders], { folder });
  return { folder, folders, run };
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

test('kill -9 in the middle of an import loses nothing: the next run goes on and every article is there', async () => {
  const random = createRandom(7);
  const articles = Array.from({ length: 700 }, (_, index) =>
    JSON.stringify({ id: `n${index}`, title: `Note ${index}`, text: report(inventEvent(random), random) }),
  );
  const { folder, folders, run } = newsroom();
  writeFileSync(join(folder, 'bulk.jsonl'), `${articles.join('\n')}\n`);
  const program = startProgram(['import', 'bulk.jsonl', ...folders], { cwd: folder });
  // Killed as soon as something of it is written, which is long before the end.
  while (offsetOf(join(folder, 'data/store.sqlite')) === 0 && program.process.exitCode === null) await passed(5);
  program.process.kill('SIGKILL');
  await program.ended;
  const offset = offsetOf(join(folder, 'data/store.sqlite'));
  expect(offset).toBeGreaterThan(0);

  const { stderr } = await run('import', './bulk.jsonl');
  expect(stderr).toContain('was cut off; it goes on');
  expect(stderr).toMatch(/went on after line \d+/);
  expect(stderr).toContain('articles: 700 added, 0 changed, 0 unchanged; lines: 700.');
});

/** How far the import of a file is written; 0 while there is no index yet. */
function offsetOf(index: string): number {
  if (!existsSync(index)) return 0;
  const database = new DatabaseSync(index, { readOnly: true, timeout: 1_000 });
  try {
    return Number(
      database.prepare("SELECT max(json_extract(cursor, '$.offset')) AS offset FROM sources").get()?.['offset'] ?? 0,
    );
  } catch {
    // The tables aren't made yet.
    return 0;
  } finally {
    database.close();
  }
}

test('wrong use of import is exit code 2, a file that is not there 1', async () => {
  const { run } = newsroom();
  expect(await run('import')).toMatchObject({ code: 2, stderr: expect.stringContaining('Usage: npm run import') });
  expect(await run('import', '--nonsense', './bulk.jsonl')).toMatchObject({ code: 2 });
  expect(await run('import', './none.jsonl')).toMatchObject({
    code: 1,
    stderr: expect.stringContaining("none.jsonl doesn't exist"),
  });
});
