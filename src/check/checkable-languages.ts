import { languageCode } from '../language/language-code.ts';
import { knownNumberWords } from '../language/number-tokens.ts';

/** Whether the check reads the numbers and dates of a language: its words for numbers are known. In any other the digits alone are compared. */
export function hasRules(language: string): boolean {
  return knownNumberWords(language) !== null;
}

/** In German a capital tells any noun; Russian bends every name, and no forms of one are known. */
const withoutNames: ReadonlySet<string> = new Set(['de', 'ru']);

/** Whether a capital inside a sentence tells a name that can be found again. */
export function hasNames(language: string): boolean {
  return hasRules(language) && !withoutNames.has(languageCode(language));
}

/** Whether two tags name one language: `en` and `en-GB`. */
export function isOneLanguage(a: string, b: string): boolean {
  return languageCode(a) === languageCode(b);
}
