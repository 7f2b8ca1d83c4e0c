import { namesIn } from '../language/capitalised-names.ts';
import { placeOf } from '../language/places.ts';
import { isNearlySpelled } from '../language/similar-words.ts';
import { stem } from '../language/stem.ts';
import { fold, termsOf } from '../language/terms.ts';
import { regionOf, regionWords } from './country-names.ts';

/** Words of one family share this many letters at least, and differ in no more than their endings: "Crimea", "Crimean". */
const familyPrefix = 5;
/** Endings that languages put on names: "Warszawa", "Warszawie"; "Duda", "Dudą". */
const bentPrefix = 3;
const ending = 3;
/** Names from this length on may differ by one letter: "Kyiv" is too short for it, "Zelensky" isn't. */
const respelledLength = 7;
/** The seat of half a country, which its name alone doesn't tell. */
const halfSeats = new Map([['pyongyang', ['north', 'korea']]]);
const direction = /^(?:north|south|east|west)(?:ern)?$/;
const wordPattern = /[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*/gu;
/** Models and groups: "K-2", "G7". */
const codePattern = /(?<![\p{L}\p{N}])\p{Lu}[\p{Lu}\p{Ll}]*-?\p{Nd}+(?!\p{Nd})/gu;

/** The words that names are looked for in. */
interface NameWords {
  readonly keys: ReadonlySet<string>;
  /** Folded words by their first three letters. */
  readonly families: ReadonlyMap<string, ReadonlySet<string>>;
  /** What the capitals of names of several words spell: "nsc". */
  readonly initials: ReadonlySet<string>;
  readonly codes: ReadonlySet<string>;
}

/** Reads the words of some texts, each in its language. */
export function nameWordsOf(texts: readonly (readonly [text: string, language: string])[]): NameWords {
  const [keys, initials, codes] = [new Set<string>(), new Set<string>(), new Set<string>()];
  const families = new Map<string, Set<string>>();
  for (const [text, language] of texts) {
    for (const { text: key } of termsOf(text, language)) keys.add(key);
    for (const [word] of text.matchAll(wordPattern)) {
      const written = bare(word);
      keys.add(written).add(stem(written, language));
      const prefix = written.slice(0, bentPrefix);
      families.set(prefix, (families.get(prefix) ?? new Set()).add(written));
    }
    for (const name of namesIn(text)) {
      const letters = capitalised(name.text).map(({ word: [letter = ''] }) => letter.toLowerCase());
      for (let from = 0; from < letters.length; from++) {
        for (let to = from + 2; to <= Math.min(letters.length, from + 5); to++)
          initials.add(letters.slice(from, to).join(''));
      }
    }
    for (const [code] of text.matchAll(codePattern)) codes.add(plainCode(code));
  }
  return { keys, families, initials, codes };
}

function bare(word: string): string {
  return fold(word).replace(/['’]s$/, '');
}

function plainCode(code: string): string {
  return code.replace('-', '').toLowerCase();
}

/** The words of a name that are written large, and where they stand in it. */
function capitalised(name: string): { readonly word: string; readonly at: number }[] {
  return [...name.matchAll(wordPattern)]
    .map(({ 0: word, index }) => ({ word: word.replace(/['’]s$/, ''), at: index }))
    .filter(({ word }) => /^\p{Lu}/u.test(word));
}

/**
 * Names of a sentence that stand nowhere in some words, as they are written.
 * @param isTaken whether what stands somewhere is read as something else, as a weekday is.
 * @param other the language of those words, where it is another.
 */
export function missingNames(
  sentence: string,
  language: string,
  there: NameWords,
  isTaken: (start: number) => boolean,
  other: string | null,
): string[] {
  const codes = [...sentence.matchAll(codePattern)].map(([code]) => code);
  const missing = other === null ? codes.filter((code) => !there.codes.has(plainCode(code))) : [];
  const isBent = !language.startsWith('en') || other !== null;
  let compared = 0;
  let found = 0;
  for (const { text, start, opens } of namesIn(sentence)) {
    const words = capitalised(text).filter(({ word, at }) => {
      const after = sentence.slice(start + at + word.length, start + at + word.length + 2);
      // A sentence opens with a capital whatever its first word is: with a name where it's "Poland's" or "South".
      const isOpening = opens && at === 0 && !/^['’]s/.test(after) && !direction.test(word.toLowerCase());
      return !isOpening && word.length > 1 && !isTaken(start + at) && !/^-?\p{Nd}/u.test(after);
    });
    if (words.length === 0) continue;
    compared++;
    const letters = words.map(({ word: [letter = ''] }) => letter.toLowerCase()).join('');
    const region = isBent ? regionOf(text, language) : undefined;
    const isThere =
      (words.length > 1 && there.keys.has(letters)) ||
      (region !== undefined &&
        regionWords(region, other ?? language).every((word) => isWordThere(word, there, other ?? language, isBent)));
    const lacking = isThere ? [] : words.filter(({ word }) => !isWordThere(word, there, language, isBent));
    // Seoul has no "South" and means it; the North has none and doesn't. A first name more is no other person.
    const last = words.at(-1)?.word ?? '';
    const hasOtherHalf =
      lacking.some(({ word }) => direction.test(word.toLowerCase())) && !words.some(({ word }) => hasSeat(word, there));
    const isWhole = isBent || there.keys.has(bare(last)) || placeOf(bare(last)) !== undefined;
    const isShorter = isWhole && lacking.at(-1)?.word !== last;
    if (lacking.length === 0 || (!hasOtherHalf && isShorter)) found++;
    else missing.push(text);
  }
  // Another language may call most of them otherwise: what stands there under no name at all is told, and only that.
  return other === null || (compared > 1 && found === 0) ? missing : [];
}

function hasSeat(word: string, { keys }: NameWords): boolean {
  return placeOf(fold(word))?.seats.some((seat) => keys.has(seat)) === true;
}

function isWordThere(
  word: string,
  { keys, families, initials }: NameWords,
  language: string,
  isBent: boolean,
): boolean {
  const written = bare(word);
  const key = stem(written, language);
  if (keys.has(written) || keys.has(key)) return true;
  if (/^\p{Lu}{2,5}$/u.test(word) && initials.has(written)) return true;
  const place = placeOf(written) ?? placeOf(key);
  // Reporters say Seoul for South Korea as they say Polish for Poland.
  if (place !== undefined) {
    const names = [...place.names, ...place.seats];
    if (names.some((name) => keys.has(name) || keys.has(stem(name, 'en')))) return true;
  }
  if (halfSeats.get(written)?.every((part) => keys.has(part)) === true) return true;
  const family = families.get(written.slice(0, bentPrefix)) ?? new Set<string>();
  return [...family].some((one) => isKin(written, one, isBent ? bentPrefix : familyPrefix));
}

/** Whether two words are one but for their endings, or for a letter that a transliteration takes another way. */
function isKin(a: string, b: string, prefix: number): boolean {
  let shared = 0;
  while (shared < a.length && a[shared] === b[shared]) shared++;
  if (shared >= prefix && Math.max(a.length, b.length) - shared <= ending) return true;
  return a.length >= respelledLength && b.length >= respelledLength && isNearlySpelled(a, b, 1);
}
