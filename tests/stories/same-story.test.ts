import { describe, expect, test } from 'vitest';
import type { Article } from '../../src/coverage/article.ts';
import { articleTerms } from '../../src/language/article-terms.ts';
import { comparedWordsOf } from '../../src/stories/compared-words.ts';
import { type Fingerprint, fingerprintOf } from '../../src/stories/fingerprint.ts';
import { packFingerprint, unpackFingerprint } from '../../src/stories/pack-fingerprint.ts';
import { evidenceOf, sameStory } from '../../src/stories/same-story.ts';
import { storyKeys } from '../../src/stories/story-keys.ts';
import { timeZone } from '../building/archive.ts';
import { different, same } from './labelled.ts';
import { rewrites, series } from './series.ts';

function fingerprint(article: Article): Fingerprint {
  return fingerprintOf(article, comparedWordsOf(article, articleTerms(article)), timeZone);
}

describe('one story', () => {
  test.each([...same, ...rewrites])('%s', (_, a, b) => {
    expect(sameStory(fingerprint(a), fingerprint(b))).toBe(true);
    expect(sameStory(fingerprint(b), fingerprint(a))).toBe(true);
  });

  test.each([...same, ...rewrites])('%s: filed under a common key', (_, a, b) => {
    const keys = new Set(storyKeys(comparedWordsOf(a, articleTerms(a))));
    expect([...storyKeys(comparedWordsOf(b, articleTerms(b)))].some((key) => keys.has(key))).toBe(true);
  });
});

describe('two stories', () => {
  test.each([...different, ...series])('%s', (_, a, b) => {
    expect(sameStory(fingerprint(a), fingerprint(b))).toBe(false);
    expect(sameStory(fingerprint(b), fingerprint(a))).toBe(false);
  });
});

test('the evidence for two articles is the same either way round', () => {
  for (const [, a, b] of [...same, ...different]) {
    const [one, other] = [fingerprint(a), fingerprint(b)];
    expect(evidenceOf(one, other)).toBe(evidenceOf(other, one));
  }
});

test('a fingerprint is the same after it was stored', () => {
  for (const [, article] of [...same, ...different]) {
    const made = fingerprint(article);
    expect(unpackFingerprint(packFingerprint(made), made.day)).toEqual(made);
  }
});
