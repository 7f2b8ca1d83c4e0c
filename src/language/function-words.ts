import { languageCode } from './language-code.ts';
import { languagesWithRules, rulesOf } from './languages.ts';
import { functionWordsOfOthers } from './other-languages/function-words.ts';

/** The words of grammar of a language as they are written in lower case; `undefined` where there is no list. */
export function functionWords(language: string): ReadonlySet<string> | undefined {
  return rulesOf(language)?.functionWords ?? functionWordsOfOthers.get(languageCode(language));
}

/** All languages that have a list. */
export const languagesWithWords: readonly string[] = [
  ...languagesWithRules.flatMap(({ code, functionWords: words }) => (words === null ? [] : [code])),
  ...functionWordsOfOthers.keys(),
];
