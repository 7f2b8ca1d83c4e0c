import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sentencesOf } from '../../src/language/sentences.ts';

function split(text: string, language = 'en'): string[] {
  return sentencesOf(text, 0, text.length, language).map(({ start, end }) => text.slice(start, end));
}

describe('English', () => {
  test.each([
    ['titles', ['Gen. Kim met Dr. Nowak and Sen. J. R. Smith.', 'They spoke for an hour.']],
    ['initials', ['George W. Bush spoke.', 'P. Smith of J.P. Morgan did too.']],
    ['the country', ['The U.S. Army left the U.S.', 'The talks go on.', 'He lives in the U.S. and works.']],
    ['decimals', ['He paid 4.5 million.', '3.5 percent left.']],
    ['numbers', ['Bus No. 5 won on Jan. 6.', 'Their answer was no.', 'It ended in Oct.', 'The rest is known.']],
    ['times', ['At 5 p.m. Monday it began.', 'It began at 5 p.m.', 'The rest waited.']],
    ['firms', ['Apple Inc. said so.', 'It is run by Apple Inc.', 'The firm grew.']],
    ['addresses', ['Visit example.org.', 'Now go.']],
    ['spoken words', ['“Are you ready?” she asked.', '“Yes.”', '"Stop!" cried Ann.', '“We go,” he said.']],
    ['brackets', ['He said: (It was so.)', 'Then he left.', '[Sic.]', 'Done.']],
    ['dots', ['And then... he left.', 'Is it so?!', 'Yes… maybe.']],
    ['years', ['It was in 2024.', 'The rest came later.']],
  ])('%s', (_, sentences) => {
    expect(split(sentences.join(' '))).toEqual(sentences);
  });

  test('an opening quotation mark goes to what it opens, even without a space before it', () => {
    expect(split('He left.“Go on!” It was late.')).toEqual(['He left.', '“Go on!”', 'It was late.']);
  });
});

test('Polish abbreviations and dates hold', () => {
  const sentences = [
    'Prof. dr hab. Anna Kowalska i płk. Jan Nowak rozmawiali m.in. o porcie.',
    'Spotkanie trwało ok. 2 godz. i zakończyło się o godz. 15.00.',
    'W 2024 r. miasto kupiło prom za 5 tys. zł.',
  ];
  expect(split(sentences.join(' '), 'pl')).toEqual(sentences);
});

test('Korean sentences part at their full stops, not inside a quotation', () => {
  const sentences = ['시장이 항구를 열었다.', '양측은 협력을 강화하기로 했다.', '"좋다"고 말했다.'];
  expect(split(sentences.join(' '), 'ko')).toEqual(sentences);
});

test('Chinese sentences need no space, and a quotation keeps both its marks', () => {
  const sentences = ['港口重新开放。', '双方同意加强合作。', '“很好。”', '他说。', '下一次会议将在首尔举行！'];
  expect(split(sentences.join(''), 'zh')).toEqual(sentences);
});

test('text without full stops is cut at spaces into quotable pieces, and no word is lost', () => {
  const text = 'harbour '.repeat(500).trim();
  const pieces = split(text);
  expect(pieces.every((piece) => piece.length <= 1_000)).toBe(true);
  expect(pieces.join(' ')).toBe(text);
});

test('an endless run of characters is never cut inside one', () => {
  for (const lead of ['', 'x']) {
    const pieces = split(lead + '🚢'.repeat(1_200));
    expect(pieces.join('')).toBe(lead + '🚢'.repeat(1_200));
    expect(pieces.every((piece) => piece.isWellFormed())).toBe(true);
  }
});

test('offsets count from the whole text, and nothing outside of the range is looked at', () => {
  const text = 'Before it. One here. Two here. After it.';
  const spans = sentencesOf(text, 11, 30);
  expect(spans.map(({ start, end }) => text.slice(start, end))).toEqual(['One here.', 'Two here.']);
});

test('whatever the text: sentences are in order, trimmed, not empty, and between them is only white space', () => {
  const prose = fc.stringMatching(/^([A-Za-z.!?“”"'。 \d]{0,12} ?){0,30}$/);
  for (const texts of [prose, fc.string({ unit: 'grapheme', maxLength: 300 })]) {
    fc.assert(
      fc.property(texts, (text) => {
        let at = 0;
        for (const { start, end } of sentencesOf(text)) {
          if (text.slice(at, start).trim() !== '' || end <= start) return false;
          if (text.slice(start, end).trim() !== text.slice(start, end)) return false;
          at = end;
        }
        return text.slice(at).trim() === '';
      }),
    );
  }
});
