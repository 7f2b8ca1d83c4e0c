import { functionWords, languagesWithWords } from './function-words.ts';

/** Scripts that tell the language, or a good guess, by themselves; the share of letters from which they do. */
const byScript: readonly (readonly [RegExp, string, number])[] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, 'ja', 0.1],
  [/\p{Script=Hangul}/gu, 'ko', 0.15],
  [/\p{Script=Han}/gu, 'zh', 0.15],
  [/\p{Script=Thai}/gu, 'th', 0.3],
  [/\p{Script=Greek}/gu, 'el', 0.3],
  [/\p{Script=Arabic}/gu, 'ar', 0.3],
  [/\p{Script=Hebrew}/gu, 'he', 0.3],
  [/\p{Script=Devanagari}/gu, 'hi', 0.3],
];

/** Letters that few languages write, and how many function words one of them is worth. */
const byLetter: readonly (readonly [RegExp, string, number])[] = [
  [/[ąęłśźżćń]/g, 'pl', 0.5],
  [/[äöüß]/g, 'de', 0.3],
  [/[ñ¿¡]/g, 'es', 1],
  [/[ãõ]/g, 'pt', 0.6],
  [/[ěřů]/g, 'cs', 0.7],
  [/[ığş]/g, 'tr', 0.7],
  [/[őű]/g, 'hu', 0.7],
  [/[ășț]/g, 'ro', 0.5],
  [/[åøæ]/g, 'da', 0.2],
  [/[ыэъё]/g, 'ru', 0.5],
  [/[іїєґ]/g, 'uk', 0.7],
];

/** Where nothing tells. */
const unmarked = 'en';

/** How much of a text is looked at: enough for certainty, little enough to cost microseconds. */
const sampleChars = 1_500;

const beyondAscii = /[\u0080-\uffff]/;

const languagesOf = new Map<string, string[]>();
for (const language of languagesWithWords) {
  for (const word of functionWords(language) ?? []) {
    languagesOf.set(word, [...(languagesOf.get(word) ?? []), language]);
  }
}

/**
 * The language of a text as a two-letter code: by its script, else by a vote of its function words, where a word that
 * many languages share counts less. English where nothing tells.
 */
export function detectLanguage(text: string): string {
  const sample = text.slice(0, sampleChars).toLowerCase();
  // None of the scripts and letters that tell a language stands in ASCII.
  const isPlain = !beyondAscii.test(sample);
  const letters = isPlain ? 0 : (sample.match(/\p{L}/gu)?.length ?? 0);
  for (const [pattern, language, share] of isPlain ? [] : byScript) {
    if ((sample.match(pattern)?.length ?? 0) > letters * share) return language;
  }
  const votes = new Map<string, number>();
  const lettersOf = new Map<string, number>();
  const wordsOf = new Map<string, number>();
  const add = (to: Map<string, number>, language: string, weight: number): void => {
    to.set(language, (to.get(language) ?? 0) + weight);
  };
  const words = [...sample.matchAll(/[\p{L}\p{M}]+/gu)].map(([word]) => word);
  for (const [at, word] of words.entries()) {
    const languages = languagesOf.get(word) ?? [];
    for (const language of languages) {
      add(votes, language, 1 / Math.sqrt(languages.length));
      // A word of grammar that opens a text is no name that looks like one.
      add(wordsOf, language, at === 0 && word.length > 1 ? 2 : 1);
    }
  }
  const small = isPlain ? '' : (text.slice(0, sampleChars).match(/(?<!\p{L})\p{Ll}+/gu) ?? []).join(' ');
  for (const [pattern, language, weight] of isPlain ? [] : byLetter) {
    const count = sample.match(pattern)?.length ?? 0;
    add(votes, language, count * weight);
    // Names carry their letters everywhere; a word written small tells its language.
    add(lettersOf, language, count + (small.match(pattern)?.length ?? 0));
  }
  let best = unmarked;
  for (const [language, votesFor] of votes) if (votesFor > (votes.get(best) ?? 0)) best = language;
  // One word may be another language's: "Duda met Yoon" is no Dutch.
  const isTold = (wordsOf.get(best) ?? 0) + (lettersOf.get(best) ?? 0) > 1;
  return isTold || /\p{Script=Cyrillic}/u.test(sample) ? best : unmarked;
}
