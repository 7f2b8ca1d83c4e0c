import { join } from 'node:path';
import { expect, test } from 'vitest';
import { benchQuestions } from '../../src/evaluate/bench/bench-questions.ts';
import { renderBench } from '../../src/evaluate/bench/bench-report.ts';
import { contestants } from '../../src/evaluate/bench/contestants.ts';
import { generateCorpus } from '../../src/evaluate/bench/generate-corpus.ts';
import { measure } from '../../src/evaluate/bench/measure-contestant.ts';
import { temporaryFolder } from '../building/folder.ts';

test('each contestant builds, opens and answers in processes of its own', async () => {
  const folder = temporaryFolder();
  generateCorpus(folder, 60);
  const questions = benchQuestions(folder).slice(0, 5);
  const bench = { corpus: join(folder, 'corpus.jsonl'), questions, dir: temporaryFolder(), capMs: 120_000 };
  const all = await Promise.all(
    Object.keys(contestants).map((name) => measure(name, { ...bench, dir: temporaryFolder() })),
  );
  for (const { name, failure, hit10, build, ask } of all) {
    expect({ name, failure, hit10, questions: ask?.questions }).toEqual({
      name,
      failure: null,
      hit10: 1,
      questions: 5,
    });
    expect(build?.peakBytes).toBeGreaterThan(10_000_000);
  }
  const shown = renderBench(all);
  expect(shown.split('\n')).toHaveLength(all.length + 1);
  expect(shown).toMatch(/MiniSearch .*×/);
});
