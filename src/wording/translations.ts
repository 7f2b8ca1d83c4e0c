import { readdirSync } from 'node:fs';
import { english } from './english.ts';
import type { Translation, Wording } from './wording.ts';

/** What a file of `languages/` exports as `language`. What it leaves out is said in English. */
export interface Language {
  /** Discord's name of it, for example `pl`. */
  readonly locale: string;
  /** What its own speakers call it. */
  readonly name: string;
  readonly wording: Translation<Wording>;
}

/** A language with nothing left out. */
interface WholeLanguage extends Language {
  readonly wording: Wording;
}

/** The files of `languages/`: adding a language is adding one. */
export const translations: readonly Language[] = await readTranslations();

/** English first. */
export const languages: readonly WholeLanguage[] = [
  { locale: 'en', name: 'English', wording: english },
  ...translations.map((language) => ({ ...language, wording: filledIn(english, language.wording) })),
];

/** @param locale as Discord gives it (`pl`, `en-GB`), or as a server has chosen it; English where it isn't known. */
export function wordingFor(locale: string): Wording {
  const [tongue = ''] = locale.split('-');
  const found =
    languages.find((language) => language.locale === locale) ??
    languages.find((language) => language.locale.split('-')[0] === tongue);
  return found?.wording ?? english;
}

/** The bot's own language that is nearest to a locale of Discord's; English where there is none. */
export function languageLike(locale: string): string {
  const [tongue] = locale.split('-');
  return languages.find((each) => each.locale.split('-')[0] === tongue)?.locale ?? 'en';
}

async function readTranslations(): Promise<Language[]> {
  const folder = new URL('./languages/', import.meta.url);
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.ts'))
    .toSorted();
  const modules = await Promise.all(
    files.map(async (name): Promise<{ language: Language }> => import(new URL(name, folder).href)),
  );
  return modules.map(({ language }) => language);
}

function isGroup(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** A translation with English where it says nothing. */
function filledIn<T extends object>(base: T, given: Translation<T>): T {
  const filled: Record<string, unknown> = { ...base, ...given };
  for (const [key, inner] of Object.entries(base)) {
    const own = filled[key];
    if (isGroup(inner) && isGroup(own)) filled[key] = filledIn(inner, own);
  }
  // Every key of the base is there, with the base's own type of value.
  return filled as T;
}
