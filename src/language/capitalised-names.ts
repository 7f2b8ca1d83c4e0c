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
