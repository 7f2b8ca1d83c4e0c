import { expect, test } from 'vitest';
import { detectLanguage } from '../../src/language/detect.ts';

test.each([
  ['Duda met Yoon', 'en'],
  ['Macron en Seoul', 'en'],
  ['K-2', 'en'],
  ['Kto wygrał?', 'pl'],
  ['Kto kupił czołgi K-2?', 'pl'],
  ['Kiedy?', 'pl'],
  ['Duda spotkał się z Yoonem', 'pl'],
  ['Dzisiejsze wiadomości', 'pl'],
  ['Łukasz', 'en'],
  ['Wer gewann?', 'de'],
  ['Wie heeft de wedstrijd gewonnen?', 'nl'],
  ['누가 이겼나?', 'ko'],
  ['Who won in Łódź?', 'en'],
])('“%s” is %s', (text, language) => {
  expect(detectLanguage(text)).toBe(language);
});
