import { english } from './en/english.ts';
import { korean } from './ko/korean.ts';
import { languageCode } from './language-code.ts';
import type { LanguageRules } from './language-rules.ts';
import { polish } from './pl/polish.ts';

/** The languages that have a folder here. */
export const languagesWithRules: readonly LanguageRules[] = [english, polish, korean];

const byCode = new Map(languagesWithRules.map((rules) => [rules.code, rules]));

/** The rules of a language; `undefined` where it has no folder. @param language as BCP 47 writes it: `en`, `pl-PL`. */
export function rulesOf(language: string): LanguageRules | undefined {
  return byCode.get(languageCode(language));
}
