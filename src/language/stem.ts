import { stemmer as bulgarian } from '@orama/stemmers/bulgarian';
import { stemmer as danish } from '@orama/stemmers/danish';
import { stemmer as dutch } from '@orama/stemmers/dutch';
import { stemmer as english } from '@orama/stemmers/english';
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
import { regular } from './irregular.ts';
import { stemPolish } from './stem-polish.ts';

/** Snowball's stemmers, and a light one of our own for Polish, which Snowball lacks. */
const stemmers: Readonly<Record<string, (word: string) => string>> = {
  bg: bulgarian,
  da: danish,
  de: german,
  en: (word) => english(regular(word)),
  es: spanish,
  fi: finnish,
  fr: french,
  hu: hungarian,
  it: italian,
  nl: dutch,
  pl: stemPolish,
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
  const code = language.slice(0, 2);
  const stemmer = Object.hasOwn(stemmers, code) ? stemmers[code] : undefined;
  return stemmer ? stemmer(word) : word;
}
