import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { termsOf } from '../../src/language/terms.ts';
import { idf, saturate } from '../../src/retrieve/bm25.ts';

/** Questions about short paragraphs in the languages that Snowball lacks: what is done for them must beat doing nothing. */

const pairs = z.array(z.object({ paragraph: z.string(), question: z.string() }));

function read(language: string) {
  return pairs.parse(JSON.parse(readFileSync(join(import.meta.dirname, `fixtures/pairs.${language}.json`), 'utf8')));
}

/** The share of questions whose own paragraph plain BM25 ranks first over these terms. */
function hitAt1(language: string, terms: (text: string) => string[]): number {
  const all = read(language).map(({ paragraph, question }) => ({
    held: terms(paragraph),
    asked: new Set(terms(question)),
  }));
  const scoreOf = (asked: ReadonlySet<string>, held: readonly string[]): number =>
    [...asked].reduce((sum, term) => {
      const documents = all.filter((one) => one.held.includes(term)).length;
      const frequency = held.filter((word) => word === term).length;
      return sum + (frequency === 0 ? 0 : idf(documents, all.length) * saturate(frequency, 1.2, 1));
    }, 0);
  const right = all.filter(({ asked, held }, own) => {
    const score = scoreOf(asked, held);
    return all.every((other, index) => index === own || scoreOf(asked, other.held) < score);
  });
  return right.length / all.length;
}

const asWritten = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

test.each([
  ['pl', 0.95],
  ['ko', 0.95],
])('in %s, terms find the right paragraph for nearly every question, and words as written do not', (language, least) => {
  const terms = (text: string): string[] =>
    termsOf(text, language)
      .filter(({ stop }) => !stop)
      .map((term) => term.text);
  const found = hitAt1(language, terms);
  expect(found).toBeGreaterThanOrEqual(least);
  expect(found - hitAt1(language, asWritten)).toBeGreaterThan(0.2);
});
