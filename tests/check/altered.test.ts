import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { type AlteredReport, checkAltered } from '../../src/evaluate/support-altered.ts';

const corpus = join(import.meta.dirname, '../../corpus');
const texts = readdirSync(corpus, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(?:md|txt)$/.test(name))
  .toSorted()
  .map((name) => readFileSync(join(corpus, name), 'utf8').replace(/^---\n[\s\S]*?\n---\n/, ''));

function sum(counts: readonly { readonly of: number; readonly found: number }[]): { of: number; share: number } {
  const of = counts.reduce((all, one) => all + one.of, 0);
  return { of, share: counts.reduce((all, { found }) => all + found, 0) / of };
}

describe('sentences of the corpus, altered by code', { tags: 'thorough' }, () => {
  const kinds = ['number', 'date', 'name', 'quotation'] as const;
  let reports: readonly AlteredReport[];
  const caught = () => kinds.flatMap((kind) => reports.map((report) => report.caught[kind]));

  /** The sentences of the corpus folder are few: each is altered anew with several seeds. */
  beforeAll(() => {
    reports = [1, 2, 3].map((seed) => checkAltered(texts, seed));
  });

  test('99% are caught next to the original', () => {
    const { of, share } = sum(caught().map(({ alone }) => alone));
    expect(of).toBeGreaterThanOrEqual(290);
    expect(share).toBeGreaterThanOrEqual(0.99);
  });

  test('98% are caught among the neighbours of the original', () => {
    expect(sum(caught().map(({ near }) => near)).share).toBeGreaterThanOrEqual(0.98);
  });

  test('at most 1% of the unaltered ones, and of those in other words, raise a false alarm', () => {
    const alarms = reports.flatMap(({ falseAlarms, paraphraseAlarms }) => [
      falseAlarms.alone,
      falseAlarms.near,
      paraphraseAlarms,
    ]);
    expect(sum(alarms).share).toBeLessThanOrEqual(0.01);
  });
});
