// @module-tag thorough
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder, writeFiles } from '../../building/folder.ts';
import { Paper } from './paper.ts';

test('folders and files of JSON Lines that the file of sources names are followed, and told when they are not there', async () => {
  const paper = await Paper.open();
  const folder = temporaryFolder({
    'archive/a.md': '---\ntitle: Harbour vote\n---\nThe council of Gdynia votes on the harbour on Tuesday.',
    'old.jsonl': `${JSON.stringify({ id: 'ferry', title: 'Ferry late', text: 'The ferry from Karlskrona came late.' })}\n`,
  });
  const yaml = `- folder: ${folder}/archive\n  id: archive\n- jsonl: ${folder}/old.jsonl\n  id: old\n- jsonl: ${folder}/none.jsonl\n  id: none`;
  const told = await paper.poll(1, yaml);
  expect(paper.titles()).toEqual(['Ferry late', 'Harbour vote']);
  expect(told).toEqual([
    'archive: read for the first time; 1 article taken in.',
    'old: read for the first time; 1 article taken in.',
    expect.stringMatching(/^none: it can't be read: .*none\.jsonl/),
  ]);
  expect(await paper.poll(1, yaml)).toEqual([]);
  writeFiles(folder, {
    'none.jsonl': `${JSON.stringify({ id: 'tram', title: 'Tram early', text: 'The tram came early.' })}\n`,
  });
  rmSync(join(folder, 'archive/a.md'));
  await paper.poll(2, yaml);
  expect(paper.titles()).toEqual(['Ferry late', 'Tram early']);
  expect(paper.status('none').trouble).toBeNull();
});
