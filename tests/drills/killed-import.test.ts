import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as passed } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { dateline } from '../building/command.ts';
import { temporaryFolder } from '../building/folder.ts';
import { startProgram } from '../building/program.ts';
import { createRandom, inventEvent, report } from '../building/prose.ts';

test('kill -9 in the middle of an import loses nothing: the next run goes on and every article is there', async () => {
  const random = createRandom(7);
  const articles = Array.from({ length: 700 }, (_, index) =>
    JSON.stringify({ id: `n${index}`, title: `Note ${index}`, text: report(inventEvent(random), random) }),
  );
  const folder = temporaryFolder({ 'bulk.jsonl': `${articles.join('\n')}\n`, 'corpus/.keep': '' });
  const folders = ['--corpus', './corpus', '--data', './data'];
  const program = startProgram(['import', 'bulk.jsonl', ...folders], { cwd: folder });
  // Killed as soon as something of it is written, which is long before the end.
  while (offsetOf(join(folder, 'data/store.sqlite')) === 0 && program.process.exitCode === null) await passed(5);
  program.process.kill('SIGKILL');
  await program.ended;
  const offset = offsetOf(join(folder, 'data/store.sqlite'));
  expect(offset).toBeGreaterThan(0);

  const { stderr } = await dateline(['import', './bulk.jsonl', ...folders], { folder });
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
