/** Scripts that tell the language, or a good guess, by themselves. */
const byScript: readonly (readonly [RegExp, string])[] = [
  [/\p{Script=Hangul}/gu, 'ko'],
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, 'ja'],
  [/\p{Script=Han}/gu, 'zh'],
  [/\p{Script=Cyrillic}/gu, 'ru'],
  [/\p{Script=Greek}/gu, 'el'],
  [/\p{Script=Arabic}/gu, 'ar'],
  [/\p{Script=Hebrew}/gu, 'he'],
  [/\p{Script=Thai}/gu, 'th'],
  [/\p{Script=Devanagari}/gu, 'hi'],
];

/** How much of a text is looked at. */
const sampleChars = 2_000;

/** The language of a text as a BCP 47 tag; English where nothing tells otherwise. */
export function detectLanguage(text: string): string {
  const sample = text.slice(0, sampleChars);
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  for (const [pattern, language] of byScript) {
    if ((sample.match(pattern)?.length ?? 0) > letters * 0.2) return language;
  }
  return 'en';
}
