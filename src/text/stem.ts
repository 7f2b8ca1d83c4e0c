import { stemmer as english } from '@orama/stemmers/english';

/** A word's stem by the language's Snowball algorithm; the word itself where we have none. */
export function stem(word: string, language: string): string {
  if (/\d/.test(word)) return word;
  switch (language.slice(0, 2)) {
    case 'en':
      return english(word);
    default:
      return word;
  }
}
