// @module-tag thorough
import { describe, expect, test } from 'vitest';
import { type CitedTexts, discrepanciesOf } from '../../src/check/discrepancies.ts';
import { expectLinear } from '../building/linear.ts';

const cited = ['Duda met Yoon in Seoul on Thursday.', 'They spoke for two hours.'];

function check(sentence: string, evidence: readonly string[] = cited, more: Partial<CitedTexts> = {}) {
  const words = { cited: evidence, around: [], published: [], citedLanguage: 'en', language: 'en', ...more };
  return discrepanciesOf(sentence, words);
}

describe('a sentence that states nothing has nothing amiss', () => {
  test.each(['', ' \n', '?!…', '—', '😀👍🏽🇵🇱', '\u202e\u200b'])('“%s”', (sentence) => {
    expect(check(sentence)).toEqual([]);
  });
});

test('in nothing cited nothing stands', () => {
  for (const evidence of [[], [''], ['…'], ['\u200b', '😀']]) {
    expect(check('Duda met Yoon.', evidence)).toEqual([{ kind: 'name', stated: 'Yoon', cited: null }]);
  }
});

test('text from right to left is read like any other', () => {
  const sentence = 'قال الوزير إن 34 شخصا قتلوا يوم الاثنين.';
  const arabic = { citedLanguage: 'ar', language: 'ar' };
  expect(check(sentence, [sentence], arabic)).toEqual([]);
  expect(check(sentence.replace('34', '43'), [sentence], arabic)).toMatchObject([{ kind: 'number', stated: '43' }]);
});

test('a language tag that nobody knows, or that is none, throws nothing', () => {
  for (const language of ['', 'xx', 'x', '??', 'en-'])
    expect(check('Duda met 12 people.', cited, { language, citedLanguage: language })).toMatchObject([
      { kind: 'number', stated: '12' },
    ]);
});

test('emoji in between change nothing', () => {
  expect(check('🎉 Duda met Yoon 🤝 in Seoul.')).toEqual([]);
});

test('of a thousand things amiss fifty are told', () => {
  const numbers = Array.from({ length: 1_000 }, (_, at) => String(at + 10)).join(', ');
  expect(check(`There were ${numbers} people.`)).toHaveLength(50);
});

const words = 'Duda met Yoon 12 times in Seoul on Monday and did not say “yes” in May ';

/** What goes back again and again over this many takes a multiple of what grows with them. */
const many = 2_400;

test('thousands of words on each side are checked', () => {
  expectLinear((size) => {
    const text = words.repeat(size / 15);
    expect(check(text, [text])).toEqual([]);
  }, many);
});

test.each([
  '"',
  '“',
  '‘',
  '(',
  'A.',
  'A ',
  'Ab ',
  '1,',
  '1 ',
  '1:00 ',
  'A-',
  'A-1 ',
  '… ',
  '"…',
  "'a",
  'no ',
  'a',
  '1',
  '1천',
  '٣',
  '한',
  '\ud800',
])('thousands of “%s” are checked, in any language', (piece) => {
  for (const [language, citedLanguage] of [
    ['en', 'en'],
    ['pl', 'en'],
    ['ko', 'ko'],
    ['uk', 'uk'],
  ] as const) {
    expectLinear((size) => {
      const text = piece.repeat(size);
      expect(check(text, [text, ...cited], { language, citedLanguage })).toEqual([]);
    }, many);
  }
});
