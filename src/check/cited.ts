import { placeOf } from '../text/places.ts';
import { isNearlySpelled } from '../text/similar.ts';
import { stem } from '../text/stem.ts';
import { synonymsOf } from '../text/synonyms.ts';
import { halvesIn } from './halves.ts';
import { isContent, isPronoun, type Piece, type Reading, readSentence } from './reading.ts';

/** Words of one family share this many letters at least, and differ in no more than their endings: "defence", "defend". */
const familyPrefix = 5;
const familyEnding = 3;
/** Names from this length on may differ by one letter: "Kyiv" is too short for it, "Zelensky" isn't. */
const respelledLength = 7;

/** What a sentence cites, read once: its sentences, and in which of them each term stands. */
export interface CitedText {
  readonly sentences: readonly Reading[];
  readonly postings: ReadonlyMap<string, readonly number[]>;
  /** Terms by their first letters. */
  readonly families: ReadonlyMap<string, readonly string[]>;
  /** Acronyms that runs of capitalised words make: "nsc". */
  readonly initials: ReadonlyMap<string, readonly number[]>;
  /** Its numbers and dates. */
  readonly numerals: readonly Piece[];
  /** The halves of divided places that it speaks of. */
  readonly halves: ReadonlyMap<string, string>;
  /** It leaves someone unnamed who could be meant. */
  readonly hasPronoun: boolean;
  readonly language: string;
}

/** Reads what is cited, sentence by sentence. */
export function readCited(sentences: readonly string[], language: string): CitedText {
  const readings = sentences.map((sentence) => readSentence(sentence, language));
  const postings = new Map<string, number[]>();
  const families = new Map<string, string[]>();
  const initials = new Map<string, number[]>();
  const add = (map: Map<string, number[]>, key: string, index: number): void => {
    const list = map.get(key);
    if (!list) map.set(key, [index]);
    else if (list.at(-1) !== index) list.push(index);
  };
  for (const [index, { pieces }] of readings.entries()) {
    for (const { key } of pieces) {
      if (!postings.has(key) && key.length >= familyPrefix) {
        const prefix = key.slice(0, familyPrefix);
        families.set(prefix, [...(families.get(prefix) ?? []), key]);
      }
      add(postings, key, index);
    }
    for (const acronym of acronymsOf(pieces)) add(initials, acronym, index);
  }
  const numerals = readings.flatMap(({ pieces }) => pieces.filter(({ kind }) => kind === 'number' || kind === 'date'));
  return {
    sentences: readings,
    postings,
    families,
    initials,
    numerals,
    halves: halvesIn(readings),
    hasPronoun: readings.some(({ pieces }) => pieces.some(isPronoun)),
    language,
  };
}

/** What the capitals of a name of several words spell, its words of grammar left out: "National Security Council" is "nsc". */
function acronymsOf(pieces: readonly Piece[]): string[] {
  const found: string[] = [];
  let run = '';
  const close = (): void => {
    for (let from = 0; from + 2 <= run.length; from++) {
      for (let to = from + 2; to <= Math.min(run.length, from + 5); to++) found.push(run.slice(from, to));
    }
    run = '';
  };
  for (const [index, { kind, key, written, isParted }] of pieces.entries()) {
    const isLink = kind === 'grammar' && /^(?:of|for|and|the)$/.test(key) && pieces[index + 1]?.kind === 'name';
    if (isParted) close();
    if (kind === 'name') run += written[0] ?? '';
    else if (!isLink) close();
  }
  close();
  return found;
}

/** Terms of the cited text that bear a piece of the sentence: itself, else what stands for it. */
export function bearersOf(piece: Piece, cited: CitedText): readonly string[] {
  const { key, kind, written } = piece;
  const { postings } = cited;
  const own = postings.has(key) ? [key] : [];
  if (kind === 'number' || kind === 'date') return own;
  const place = placeOf(written) ?? placeOf(key);
  if (place && piece.sense === place.names[0]) {
    const named = [...place.names, ...place.seats].map((name) => stem(name, cited.language));
    return [...new Set([...own, ...named.filter((name) => postings.has(name))])];
  }
  const others = kind === 'name' ? [] : synonymsOf(key).filter((one) => postings.has(one));
  if (own.length > 0 || others.length > 0) return [...own, ...others];
  const family = cited.families.get(key.slice(0, familyPrefix)) ?? [];
  if (kind === 'name') return family.filter((one) => isRespelled(key, one));
  return family.filter((one) => isKin(key, one));
}

/** Whether two names are one, told by a letter that a transliteration takes another way. */
function isRespelled(a: string, b: string): boolean {
  return a.length >= respelledLength && b.length >= respelledLength && isNearlySpelled(a, b, 1);
}

/** Whether two terms differ in their endings alone. */
function isKin(a: string, b: string): boolean {
  let shared = 0;
  while (shared < a.length && a[shared] === b[shared]) shared++;
  return shared >= familyPrefix && Math.max(a.length, b.length) - shared <= familyEnding;
}

/** Names that the cited text has by their first letters alone, and where. */
function shortenedNames({ pieces }: Reading, cited: CitedText): ReadonlyMap<Piece, readonly number[]> {
  const found = new Map<Piece, readonly number[]>();
  let run: Piece[] = [];
  for (const [index, piece] of pieces.entries()) {
    if (piece.kind === 'name') run.push(piece);
    if (piece.kind === 'name' && pieces[index + 1]?.kind === 'name') continue;
    const at = run.length > 1 ? cited.postings.get(run.map(({ written: [letter] }) => letter).join('')) : undefined;
    if (at) for (const one of run) found.set(one, at);
    run = [];
  }
  return found;
}

/** In which sentences the pieces of a sentence are borne: one list a distinct content piece. */
export interface Borne {
  readonly piece: Piece;
  readonly sentences: readonly number[];
}

/** Looks up every distinct word and name of a sentence. */
export function borneBy(claim: Reading, cited: CitedText): Borne[] {
  const seen = new Set<string>();
  const found: Borne[] = [];
  const shortened = shortenedNames(claim, cited);
  for (const piece of claim.pieces) {
    if (!isContent(piece) || piece.kind === 'number' || piece.kind === 'date' || seen.has(piece.key)) continue;
    seen.add(piece.key);
    const lists = bearersOf(piece, cited).map((term) => cited.postings.get(term) ?? []);
    const acronym = /^\p{Lu}{2,5}$/u.test(claim.text.slice(piece.start, piece.end))
      ? cited.initials.get(piece.written)
      : undefined;
    found.push({
      piece,
      sentences: [...new Set([...lists.flat(), ...(acronym ?? []), ...(shortened.get(piece) ?? [])])],
    });
  }
  return found;
}
