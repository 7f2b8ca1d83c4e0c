import { expect, test } from 'vitest';
import { hasNames, isOneLanguage } from '../../src/check/checkable-languages.ts';
import { functionWords } from '../../src/language/function-words.ts';
import { languageCode } from '../../src/language/language-code.ts';
import { datesIn } from '../../src/language/mentioned-dates.ts';
import { archiveOf } from '../building/archive.ts';
import { article } from '../building/article.ts';

test.each([
  ['pl', 'pl'],
  ['pl-PL', 'pl'],
  ['zh-Hant-TW', 'zh'],
  ['fil', 'fil'],
  ['fil-PH', 'fil'],
  ['', ''],
])('the language of %j is %j', (tag, code) => expect(languageCode(tag)).toBe(code));

test('a language whose code begins with another’s code is a language of its own', async () => {
  const filipino = article('Baha sa Maynila', { language: 'fil-PH' }, 'Umapaw ang ilog Pasig noong Lunes.');
  const finnish = article('Tulva Turussa', { language: 'fi' }, 'Aurajoki tulvi maanantaina.');
  const { languages } = await archiveOf(filipino, finnish).library.facts(new Date('2026-03-01T12:00:00Z'));
  expect(languages.toSorted()).toEqual(['fi', 'fil']);
  expect(isOneLanguage('fil', 'fi')).toBe(false);
  expect(isOneLanguage('en', 'en-GB')).toBe(true);
  expect(hasNames('de-AT')).toBe(false);
  expect(datesIn('Umulan noong 3 Pebrero 2026.', 'fil')).toMatchObject([{ year: 2026, month: 2, day: 3 }]);
  expect(functionWords('fr-CA')).toBeDefined();
  expect(functionWords('frr')).toBeUndefined();
});
