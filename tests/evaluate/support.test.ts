import { expect, test } from 'vitest';
import { evaluateSupport, supportRun } from '../../src/evaluate/support.ts';
import { areaUnderCurve, aucOf } from '../../src/evaluate/support-curve.ts';
import { renderSupport } from '../../src/evaluate/support-report.ts';
import { temporaryFolder } from '../building/folder.ts';

test('the area under the curve is how often a positive stands above a negative', () => {
  expect(areaUnderCurve([0.9, 0.8], [0.1, 0.2])).toBe(1);
  expect(areaUnderCurve([0.9, 0.1], [0.5])).toBe(0.5);
  expect(areaUnderCurve([0.5], [0.5, 0.1])).toBe(0.75);
  expect(aucOf([], [0.5])).toBeNull();
});

test('the interval holds the value, and is the same each time', () => {
  const auc = aucOf([0.9, 0.8, 0.4], [0.5, 0.3, 0.1]);
  expect(auc?.low).toBeLessThanOrEqual(auc?.value ?? 0);
  expect(auc?.high).toBeGreaterThanOrEqual(auc?.value ?? 1);
  expect(aucOf([0.9, 0.8, 0.4], [0.5, 0.3, 0.1])).toEqual(auc);
});

test('labelled claims become a table of labels and verdicts, and a line each', () => {
  const evidence = ['The harbour opened again on Monday.', 'Twelve ferries left it.'];
  const line = (claim: string, label: string): string => JSON.stringify({ claim, evidence, label });
  const folder = temporaryFolder({
    'claims.jsonl': [
      line('Twelve ferries left the harbour.', 'supported'),
      line('Forty ferries left the harbour.', 'not_supported'),
      '{"claim": 3}',
    ].join('\n'),
  });
  const { report, checked, problems } = evaluateSupport(folder);
  expect(report.confusion.supported).toMatchObject({ supported: 1 });
  expect(report.confusion.not_supported).toMatchObject({ contradicted: 1 });
  expect(report.curves.at(-1)).toMatchObject({ part: 'all', againstNot: { value: 1 } });
  expect(problems).toMatchObject([{ line: 3 }]);
  const lines = supportRun(checked).trim().split('\n');
  expect(lines.map((one) => JSON.parse(one))).toMatchObject([
    { row: 0, verdict: 'supported' },
    { row: 1, verdict: 'contradicted' },
  ]);
  expect(renderSupport(report)).toContain('partially_supported');
});
