import { describe, expect, test } from 'vitest';
import type { Article } from '../../src/coverage/article.ts';
import { articleTerms } from '../../src/language/article-terms.ts';
import { type Fingerprint, fingerprintOf } from '../../src/stories/fingerprint.ts';
import { storyKeys } from '../../src/stories/keys.ts';
import { likenessOf } from '../../src/stories/likeness.ts';
import { packFingerprint, unpackFingerprint } from '../../src/stories/packing.ts';
import { readWords } from '../../src/stories/reading.ts';
import { evidenceOf, sameStory } from '../../src/stories/same-story.ts';
import { timeZone } from '../building/archive.ts';
import { different, same } from './labelled.ts';

function fingerprint(article: Article): Fingerprint {
  return fingerprintOf(article, readWords(article, articleTerms(article)), timeZone);
}

describe('one story', () => {
  test.each(same)('%s', (_, a, b) => {
    expect(sameStory(fingerprint(a), fingerprint(b))).toBe(true);
    expect(sameStory(fingerprint(b), fingerprint(a))).toBe(true);
  });

  test.each(same)('%s: filed under a common key', (_, a, b) => {
    const keys = new Set(storyKeys(readWords(a, articleTerms(a))));
    expect([...storyKeys(readWords(b, articleTerms(b)))].some((key) => keys.has(key))).toBe(true);
  });
});

describe('two stories', () => {
  test.each(different)('%s', (_, a, b) => {
    expect(sameStory(fingerprint(a), fingerprint(b))).toBe(false);
    expect(sameStory(fingerprint(b), fingerprint(a))).toBe(false);
  });
});

test('what two articles have in common is the same either way round', () => {
  for (const [, a, b] of [...same, ...different]) {
    const [one, other] = [fingerprint(a), fingerprint(b)];
    expect(likenessOf(one, other)).toEqual(likenessOf(other, one));
    expect(evidenceOf(likenessOf(one, other))).toBe(evidenceOf(likenessOf(other, one)));
  }
});

test('a fingerprint is the same after it was stored', () => {
  for (const [, article] of [...same, ...different]) {
    const made = fingerprint(article);
    expect(unpackFingerprint(packFingerprint(made), made.day)).toEqual(made);
  }
});
