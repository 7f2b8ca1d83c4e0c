import { languageCode } from '../language/language-code.ts';
import { fold } from '../language/terms.ts';

/** Letters that the forms of a country's name share at least: "Niemcy", "Niemczech". */
const shared = 4;
const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const byLanguage = new Map<
  string,
  ReadonlyMap<string, readonly (readonly [name: readonly string[], code: string])[]>
>();

function wordsOf(name: string): string[] {
  return fold(name)
    .split(/[^\p{L}\p{M}]+/u)
    .filter((word) => word !== '');
}

/** The names of all countries in a language, as `Intl` knows them, by the first letters of their first words. */
function regionsIn(language: string) {
  const key = languageCode(language);
  const known = byLanguage.get(key);
  if (known) return known;
  const names = new Intl.DisplayNames(key, { type: 'region', fallback: 'none' });
  const found = new Map<string, [string[], string][]>();
  for (const code of letters.flatMap((first) => letters.map((second) => first + second))) {
    const words = wordsOf(names.of(code) ?? '');
    const first = words[0]?.slice(0, shared);
    if (first !== undefined) found.set(first, [...(found.get(first) ?? []), [words, code]]);
  }
  byLanguage.set(key, found);
  return found;
}

/** The code of the country that a name means in a language, bent or not: "Korei Południowej" is `KR`. */
export function regionOf(name: string, language: string): string | undefined {
  const words = wordsOf(name);
  const candidates = regionsIn(language).get(words[0]?.slice(0, shared) ?? '') ?? [];
  const isForm = (a: string, b = ''): boolean => a.slice(0, shared) === b.slice(0, shared);
  return candidates.find(
    ([region]) => region.length === words.length && region.every((word, at) => isForm(word, words[at])),
  )?.[1];
}

/** The words of a country's name in a language. */
export function regionWords(code: string, language: string): string[] {
  return wordsOf(new Intl.DisplayNames(languageCode(language), { type: 'region' }).of(code) ?? code);
}
