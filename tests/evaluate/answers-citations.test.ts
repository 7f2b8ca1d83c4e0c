import { expect, test } from 'vitest';
import type { Support } from '../../src/coverage/verdict.ts';
import {
  citationPrecision,
  citationRecall,
  type JudgedStatement,
  supportedOnly,
  supportedOrPartly,
} from '../../src/evaluate/answers-citations.ts';

/** A statement whose verdict stands first, then for each citation the one on it alone and the one on the others. */
const statement = (together: Support, ...citations: readonly (readonly [Support, Support])[]): JudgedStatement => ({
  together,
  citations: citations.map(([alone, others]) => ({ alone, others })),
});

const borne = statement('supported', ['supported', 'unsupported']);
/** Two halves that only together bear it: both are needed. */
const halves = statement('supported', ['partly', 'partly'], ['partly', 'partly']);
/** The second says nothing of it, and the first is enough. */
const padded = statement('supported', ['supported', 'unsupported'], ['unsupported', 'supported']);
/** Each says all of it. */
const doubled = statement('supported', ['supported', 'supported'], ['supported', 'supported']);
const wrong = statement('contradicted', ['contradicted', 'unsupported']);
const uncited = statement('unsupported');

test.each([
  ['one that bears it', [borne], 1, 1],
  ['two that each bear it', [doubled], 1, 1],
  ['two halves', [halves], 1, 1],
  ['one too many', [padded], 1, 1 / 2],
  ['a wrong one: 1 of 2 statements, 1 of 2 citations', [borne, wrong], 1 / 2, 1 / 2],
  ['a statement without any', [borne, uncited], 1 / 2, 1],
  ['nothing cited', [uncited], 0, 0],
  [
    'all of them: 4 of 6 statements, 1 + 2 + 1 + 2 of 8 citations',
    [borne, halves, padded, doubled, wrong, uncited],
    4 / 6,
    6 / 8,
  ],
] as const)('recall and precision of citations: %s', (_, statements, recall, precision) => {
  expect(citationRecall(statements, supportedOnly)).toBeCloseTo(recall);
  expect(citationPrecision(statements, supportedOnly)).toBeCloseTo(precision);
});

test('what is borne in part counts only where that is asked', () => {
  const partly = statement('partly', ['partly', 'unsupported'], ['unsupported', 'partly']);
  expect(citationRecall([partly], supportedOnly)).toBe(0);
  expect(citationPrecision([partly], supportedOnly)).toBe(0);
  expect(citationRecall([partly], supportedOrPartly)).toBe(1);
  expect(citationPrecision([partly], supportedOrPartly)).toBe(1 / 2);
});

test('an answer without statements has no figure', () => {
  expect(citationRecall([], supportedOnly)).toBeNull();
  expect(citationPrecision([], supportedOnly)).toBeNull();
});
