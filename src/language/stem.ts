import { stemmer as bulgarian } from '@orama/stemmers/bulgarian';
import { stemmer as danish } from '@orama/stemmers/danish';
import { stemmer as dutch } from '@orama/stemmers/dutch';
import { stemmer as finnish } from '@orama/stemmers/finnish';
import { stemmer as french } from '@orama/stemmers/french';
import { stemmer as german } from '@orama/stemmers/german';
import { stemmer as hungarian } from '@orama/stemmers/hungarian';
import { stemmer as italian } from '@orama/stemmers/italian';
import { stemmer as portuguese } from '@orama/stemmers/portuguese';
import { stemmer as romanian } from '@orama/stemmers/romanian';
import { stemmer as russian } from '@orama/stemmers/russian';
import { stemmer as spanish } from '@orama/stemmers/spanish';
import { stemmer as swedish } from '@orama/stemmers/swedish';
import { stemmer as turkish } from '@orama/stemmers/turkish';
import { stemmer as ukrainian } from '@orama/stemmers/ukrainian';
import { languageCode } from './language-code.ts';
import { rulesOf } from './languages.ts';

/** Snowball's stemmers, for languages that have none in their own folders. */
const stemmers: Readonly<Record<string, (word: string) => string>> = {
  bg: bulgarian,
  da: danish,
  de: german,
  es: spanish,
  fi: finnish,
  fr: french,
  hu: hungarian,
  it: italian,
  nl: dutch,
  pt: portuguese,
  ro: romanian,
  ru: russian,
  sv: swedish,
  tr: turkish,
  uk: ukrainian,
};

/** A lower-case word's stem in its language; the word itself where there is no stemmer, or it holds a digit. */
export function stem(word: string, language: string): string {
  if (/\p{N}/u.test(word)) return word;
  const code = languageCode(language);
  const stemmer = rulesOf(code)?.stem ?? (Object.hasOwn(stemmers, code) ? stemmers[code] : undefined);
  return stemmer ? stemmer(word) : word;
}
