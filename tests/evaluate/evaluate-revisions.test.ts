// @module-tag thorough
import { beforeAll, describe, expect, test } from 'vitest';
import {
  evaluateRevisions,
  type RevisionsFigures,
  type RevisionsReport,
} from '../../src/evaluate/evaluate-revisions.ts';
import { dateline } from '../building/command.ts';
import { temporaryFolder } from '../building/folder.ts';

const body = 'The ferry had 214 people aboard. It sank on Monday.';
const pair = (kind: string, after: string, told: boolean, cited = 'The ferry had 214 people aboard.') =>
  JSON.stringify({
    ...{ kind, language: 'en', cited, told },
    before: { title: 'Ferry sinks', body },
    after: { title: 'Ferry sinks', body: after },
  });
const folder = (): string =>
  temporaryFolder({
    'pairs.jsonl': [
      pair('figure', body.replace('214', '221'), true),
      pair('elsewhere', body.replace('Monday', 'Sunday'), false),
      pair('layout', body.replace(' It', '\n\nIt'), true),
      pair('figure', body.replace('214', '220'), false),
      pair('figure', body, true, 'The ferry had 300 people aboard.'),
      '{"kind": "figure"}',
    ].join('\n'),
  });

test('labelled versions are judged, and what is wrong is named', async () => {
  const { code, stdout, stderr } = await dateline(['evaluate', 'revisions', './pairs.jsonl'], { folder: folder() });
  expect(code).toBe(0);
  expect(stdout).toMatch(/^all +2 +1 \(\.500\) +2 +1 \(\.500\)$/m);
  expect(stdout).toMatch(/^figure +1 +1 \(1\.000\) +1 +1 \(1\.000\)$/m);
  expect(stdout).toContain('not told: line 3, all en layout: The ferry had 214 people aboard.');
  expect(stdout).toContain('told wrongly: line 4, all en figure: The ferry had 214 people aboard. [214 → 220]');
  expect(stderr).toContain('pairs.jsonl:5: the cited words do not stand in the version before');
  expect(stderr).toContain('pairs.jsonl:6: it is no labelled pair of versions');
});

test.each([
  [['./none.jsonl'], 1, 'none.jsonl is missing'],
  [['./a.jsonl', './b.jsonl'], 2, 'Name one file'],
])('%j says what to do', async (args, code, said) => {
  expect(await dateline(['evaluate', 'revisions', ...args], { folder: folder() })).toMatchObject({
    code,
    stderr: expect.stringContaining(said),
  });
});

describe('the 200 pairs that were labelled by hand', () => {
  let report: RevisionsReport;
  beforeAll(() => {
    report = evaluateRevisions(new URL('revisions.jsonl', import.meta.url).pathname);
  });

  test('can all be judged', () => {
    expect(report.problems).toEqual([]);
    expect(report.all.corrections + report.all.harmless).toBe(200);
  });

  test('are judged as well as when the figures landed, and in both halves', () => {
    const recall = ({ corrections, told }: RevisionsFigures): number => told / corrections;
    expect(recall(report.all)).toBeGreaterThanOrEqual(0.98);
    expect(report.all.toldWrongly / report.all.harmless).toBeLessThanOrEqual(0.1);
    for (const part of report.parts) expect(recall(part)).toBeGreaterThanOrEqual(0.95);
  });
});
