import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { languagesWithRules } from '../../src/language/languages.ts';

const folder = join(import.meta.dirname, '../../src/language');

/** What a language lacks: add a file to its folder and take the topic off its list. */
const lacking: Readonly<Record<string, readonly string[]>> = {
  en: [],
  pl: ['contractions'],
  ko: ['functionWords', 'contractions', 'order', 'stem'],
};

test.each(languagesWithRules)('what $code lacks is listed', (rules) => {
  const missing = Object.entries(rules).flatMap(([topic, known]) => (known === null ? [topic] : []));
  expect(missing).toEqual(lacking[rules.code]);
});

test('every folder of a language is among those that have rules', () => {
  const folders = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const codes = folders.map(({ name }) => name).filter((name) => name.length === 2);
  expect(codes.toSorted()).toEqual(languagesWithRules.map(({ code }) => code).toSorted());
});
