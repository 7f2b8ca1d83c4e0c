import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { generateCorpus } from '../../src/evaluate/bench/generate-corpus.ts';
import { dateline } from '../building/command.ts';
import { smallCoverage } from '../building/coverage.ts';
import { temporaryFolder } from '../building/folder.ts';
import { newSchema } from './schema.ts';

const project = join(import.meta.dirname, '../..');

/** Folders of questions, each with what goes behind it on the command line. */
const sets: Record<string, () => readonly string[]> = {
  'the talks and the visit': () => [join(project, 'tests/evaluate/own-set'), '--corpus', join(project, 'corpus')],
  'the small coverage': () => {
    const folder = temporaryFolder();
    const asked = [
      'When did the harbour of Gdynia open again?',
      'What is the budget of Lublin?',
      'Why was the ferry late?',
    ];
    const lines = asked.map((text, at) => JSON.stringify({ _id: `q${at}`, text, metadata: { asOf: '2026-03-10' } }));
    writeFileSync(join(folder, 'queries.jsonl'), `${lines.join('\n')}\n`);
    mkdirSync(join(folder, 'qrels'));
    writeFileSync(join(folder, 'qrels/test.tsv'), 'query-id\tcorpus-id\tscore\nq0\tcoast/harbour\t1\n');
    return [folder, '--corpus', temporaryFolder(smallCoverage)];
  },
  'made-up news': () => {
    const folder = temporaryFolder();
    generateCorpus(folder, 40);
    return [folder];
  },
};

test.each(Object.keys(sets))('two processes on PostgreSQL find in %s what one on SQLite finds', async (name) => {
  const { url } = await newSchema();
  const args = ['bench', 'same-evidence', ...(sets[name]?.() ?? []), '--processes', '2', '--json'];
  const { stdout, stderr, code } = await dateline(args, { env: { DATABASE_URL: url, DATA_DIR: temporaryFolder() } });
  expect({ code, stderr }).toMatchObject({ code: 0 });
  const compared: unknown = JSON.parse(stdout);
  expect(compared).toMatchObject({ otherPassages: [], otherFigures: [] });
}, 300_000);
