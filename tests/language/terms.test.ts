import { describe, expect, test } from 'vitest';
import { namesIn } from '../../src/language/capitalised-names.ts';
import { detectLanguage } from '../../src/language/detect.ts';
import { tagWords } from '../../src/language/parts-of-speech.ts';
import { termsOf } from '../../src/language/terms.ts';

const terms = (text: string, language = 'en') => termsOf(text, language).map((term) => term.text);

describe('what a reader would call the same word is one term', () => {
  test.each([
    ['possessives', "Seoul's Seoul’s SEOUL Seoul"],
    ['plurals', 'harbour harbours harbour’s'],
    ['dotted and plain acronyms', 'U.S. US'],
    ['diacritics', 'Łódź Lodz łódź LODZ'],
    ['letters that Unicode does not take apart', 'Straße STRASSE strasse'],
    ['numbers with separators', '1,200 1200'],
    ['types with a hyphen and without', 'MiG-29s MiG29 MiG-29 MIG29s'],
    ['a letter joined to a word', 'e-mail E-mail email'],
    ['plurals that no ending tells', 'referendum referenda'],
  ])('%s', (_, words) => {
    const distinct = new Set(words.split(' ').map((word) => terms(word).join(' ')));
    expect(distinct.size).toBe(1);
  });

  test('composed and decomposed accents', () => {
    expect(terms('nai\u0308ve')).toEqual(terms('na\u00efve'));
  });
});

test('a hyphen parts words, so that each is found alone', () => {
  expect(terms('self-propelled Won-sik COVID-19 mid-1990s')).toEqual(
    terms('self propelled Won sik COVID 19 mid 1990s'),
  );
  expect(terms('F-35')).toEqual(['f35']);
});

test('an acronym that looks like a word of grammar is none', () => {
  const found = termsOf('The WHO and IT: who said it?', 'en');
  expect(found.filter(({ stop }) => stop).map(({ text }) => text)).toEqual(['the', 'and', 'who', 'it']);
  expect(found.filter(({ stop }) => !stop)).toHaveLength(3);
});

test('in a headline of capitals, words of grammar stay what they are', () => {
  expect(termsOf('WHO WINS THE RACE', 'en').filter(({ stop }) => stop)).toHaveLength(2);
});

test('scripts without spaces become pairs of characters, and so do Korean words, which carry their particles', () => {
  expect(terms('重新开放', 'zh')).toEqual(['重新', '新开', '开放']);
  expect(terms('港', 'zh')).toEqual(['港']);
  expect(terms('항구를 열었다', 'ko')).toEqual(['항구', '구를', '열었', '었다']);
});

test('a hyphenated name holds no word of grammar', () => {
  expect(termsOf('Won-sik won’t', 'en').map(({ stop }) => stop)).toEqual([false, false, true]);
});

test('a term says where it stands', () => {
  const text = '“Łódź’s” port, 港口';
  expect(termsOf(text, 'en').map(({ start, end }) => text.slice(start, end))).toEqual(['Łódź’s', 'port', '港口']);
});

test('punctuation and emoji hold no terms', () => {
  expect(terms('?! … 🎉🎉 — “”')).toEqual([]);
});

test.each([
  ['항구가 다시 열렸다', 'ko'],
  ['港口重新开放', 'zh'],
  ['港が再びひらいた', 'ja'],
  ['Порт снова открыт', 'ru'],
  ['أعيد فتح الميناء', 'ar'],
  ['הנמל נפתח מחדש', 'he'],
  ['The mayor quoted 港口 once in a long English text.', 'en'],
  ['', 'en'],
])('the script of “%s” tells: %s', (text, language) => {
  expect(detectLanguage(text)).toBe(language);
});

test('names keep their hyphens and particles, and lose a possessive', () => {
  const names = namesIn("On Monday Shin Won-sik met Ursula von der Leyen, Duda's aide said.");
  expect(names.map(({ text }) => text)).toEqual(['On Monday Shin Won-sik', 'Ursula von der Leyen', 'Duda']);
});

test('in a question all in capitals, they make no names', () => {
  const parts = (text: string) => tagWords(text, 'en').map(({ part }) => part);
  expect(parts('WHO SPEAKS WITH THE MAYOR OF GDYNIA?')).toEqual(parts('who speaks with the mayor of gdynia?'));
});

test('words that name properties of every object are words like any other', () => {
  expect(terms('constructor toString __proto__ hasOwnProperty')).toHaveLength(4);
});

test('a Latin name keeps its own term where a Korean particle hangs on it', () => {
  expect(terms('Kupiecki는 바르샤바', 'ko')).toEqual(['kupiecki', '는', '바르', '르샤', '샤바']);
});
