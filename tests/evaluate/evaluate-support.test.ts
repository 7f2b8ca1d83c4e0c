// @module-tag thorough
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { evaluateSupport, supportRun } from '../../src/evaluate/evaluate-support.ts';
import { ExchangeFolder } from '../../src/evaluate/exchange-files.ts';
import { replaying } from '../../src/evaluate/recorded-exchanges.ts';
import { byPlayback, byReader } from '../../src/evaluate/support-judges.ts';
import { renderSupport } from '../../src/evaluate/support-report.ts';
import { temporaryFolder } from '../building/folder.ts';

const evidence = ['The harbour opened again on Monday.', 'Twelve ferries left it.'];
const line = (claim: string, label: string, more = {}): string => JSON.stringify({ claim, evidence, label, ...more });

test('labelled claims become a table of labels and verdicts, and a line each', async () => {
  const folder = temporaryFolder({
    'claims.jsonl': [
      line('Twelve ferries left the harbour.', 'supported'),
      line('Forty ferries left the harbour.', 'not_supported'),
      line('The ferries sank.', 'not_supported'),
      '{"claim": 3}',
    ].join('\n'),
  });
  const { report, checked, problems } = await evaluateSupport(folder);
  expect(report.confusion.supported).toMatchObject({ unchecked: 1, supported: 0 });
  expect(report.confusion.not_supported).toMatchObject({ contradicted: 1, unchecked: 1 });
  expect(report).toMatchObject({ takenOut: 0, unmarked: 0.5 });
  expect(problems).toMatchObject([{ line: 4 }]);
  expect(
    supportRun(checked)
      .trim()
      .split('\n')
      .map((one) => JSON.parse(one)),
  ).toEqual([
    { row: 0, verdict: 'unchecked' },
    { row: 1, verdict: 'contradicted' },
    { row: 2, verdict: 'unchecked' },
  ]);
  expect(renderSupport(report)).toContain('3 claims, judged by code alone.');
});

test('titles stand around the evidence, and their date is the date line', async () => {
  const titles = ['Gdynia opens its harbour (Baltic Wire, 2026-02-03)'];
  const folder = temporaryFolder({
    'claims.jsonl': [
      line('It opened in Gdynia, the Baltic Wire wrote on 3 February 2026.', 'supported', {
        titles,
        kind: 'paraphrase',
      }),
      line('It opened in Gdynia on 2 February 2026.', 'not_supported', { titles, kind: 'date inferred' }),
    ].join('\n'),
  });
  const { report } = await evaluateSupport(folder);
  expect(report.kinds).toEqual([
    { kind: 'paraphrase', label: 'supported', of: 1, marked: 0 },
    { kind: 'date inferred', label: 'not_supported', of: 1, marked: 1 },
  ]);
  expect(renderSupport(report)).toMatch(/date inferred\s+not_supported\s+1 of 1/);
});

test('another judge is named, and its verdicts are counted like those of code', async () => {
  const folder = temporaryFolder({ 'claims.jsonl': line('Twelve ferries left the harbour.', 'supported') });
  const judge = { name: 'by somebody', verdictOf: async () => ({ label: 'partly' as const }) };
  const { report } = await evaluateSupport(folder, judge);
  expect(report.confusion.supported).toMatchObject({ partly: 1 });
  expect(report.takenOut).toBe(0);
  expect(renderSupport(report)).toContain('judged by somebody');
});

describe('judged by a second reader', () => {
  const line = (claim: string, secondReader?: string) =>
    JSON.stringify({
      claim,
      evidence: ['The wall of Gdynia held in 2024.'],
      titles: ['Harbour (Courier, 2024-03-02)'],
      label: 'supported',
      ...(secondReader && { secondReader }),
    });

  test('whose verdicts stand in the file: they decide, but for a quotation that stands nowhere', async () => {
    const folder = temporaryFolder({
      'a.jsonl': [
        line('The wall of Gdynia held in 2025.', 'supported'),
        line('The wall of Gdynia fell.', 'not_supported'),
        line('It “held like iron”.', 'supported'),
      ].join('\n'),
    });
    const { checked, report } = await evaluateSupport(join(folder, 'a.jsonl'), byPlayback);
    expect(checked.map(({ verdict }) => verdict)).toEqual(['supported', 'unsupported', 'unsupported']);
    expect(report).toMatchObject({ clean: 1 / 3, takenOut: 2 / 3 });
  });

  test('from a recording: what is missing is judged by code, and waits to be filled in', async () => {
    const folder = temporaryFolder({ 'a.jsonl': line('The wall of Gdynia held in 2025.') });
    const exchanges = new ExchangeFolder(temporaryFolder());
    const judge = byReader(replaying('claude-haiku-5-5', exchanges), 'read');
    const { checked } = await evaluateSupport(folder, judge);
    expect(checked.map(({ verdict }) => verdict)).toEqual(['contradicted']);
    expect(exchanges.waiting()).toBe(1);
  });
});
