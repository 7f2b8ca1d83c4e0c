import { fold } from './terms.ts';

const particles = 'de|del|della|der|den|di|da|dos|du|la|le|van|von|zu|bin|ibn|al|el|ben|af|av|of the|of|and the';
const namePattern = new RegExp(
  `(?<![\\p{L}\\p{M}])\\p{Lu}[\\p{L}\\p{M}]*(?:['’.-][\\p{L}\\p{M}]+)*\\.?(?:[ -](?:(?:${particles})[ -]){0,2}\\p{Lu}[\\p{L}\\p{M}]*(?:['’-][\\p{L}\\p{M}]+)*)*`,
  'gu',
);

/** A run of capitalised words inside a sentence. */
export interface Name {
  readonly text: string;
  readonly start: number;
  /** It opens the sentence, where any word is capitalised. */
  readonly opens: boolean;
}

/** Names of a sentence, by capitals, with hyphens and particles ("Shin Won-sik", "Ursula von der Leyen"). */
export function namesIn(sentence: string): Name[] {
  if (!/\p{Ll}/u.test(sentence)) return [];
  const opening = /^[^\p{L}\p{N}]*/u.exec(sentence)?.[0].length ?? 0;
  return [...sentence.matchAll(namePattern)].map((match) => ({
    text: match[0].replace(/['’]s$/, '').replace(/\.$/, ''),
    start: match.index,
    opens: match.index <= opening,
  }));
}

/** The folded words of the names of some sentences; a sentence's first word counts only where it's a name elsewhere too. */
export function nameWords(sentences: readonly string[]): Set<string> {
  const words = new Set<string>();
  for (const sentence of sentences) {
    for (const name of namesIn(sentence)) {
      const parts = name.text.split(/[\s-]+/);
      for (const part of name.opens ? parts.slice(1) : parts) {
        if (/^\p{Lu}/u.test(part) && part.length > 1) words.add(fold(part.replace(/['’]s$/, '')));
      }
    }
  }
  return words;
}
