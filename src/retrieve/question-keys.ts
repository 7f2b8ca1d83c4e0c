import type { QueryTerm } from '../coverage/evidence.ts';
import type { Forward } from '../index/forward-index.ts';
import type { Snapshot } from '../index/snapshot.ts';
import { isNearlySpelled } from '../language/similar-words.ts';
import { idf } from './bm25.ts';
import {
  frameKeyWeight,
  headKeyWeight,
  keyFloor,
  keyRarityPower,
  keyWeight,
  peopleWeight,
  prefixLetters,
  prefixMatch,
  typoMatch,
} from './ranking-constants.ts';
import type { ReadQuestion } from './read-question.ts';

/** Something of the question that its answer must speak of. */
export interface Key {
  readonly kind: QueryTerm['kind'];
  readonly text: string;
  /** Terms that mean it outright. A seat of government doesn't: capitals help to find, never to judge. */
  readonly terms: ReadonlySet<string>;
  readonly isHead: boolean;
  readonly isFrame: boolean;
  /** The archive has none of its terms. */
  readonly isUnknown: boolean;
  readonly weight: number;
}

/** Shorter words have too many neighbours to guess what was meant. */
export const minTypoLetters = 5;
const manyLetters = 8;

/** The keys of a question with their weights. @param terms its terms with their rarity in the archive. */
export function keysOf(reading: ReadQuestion, terms: readonly QueryTerm[]): Key[] {
  const rarest = idf(0, 0);
  const keys = terms.map((term, index): Key => {
    const read = reading.terms[index];
    const isHead = read?.isHead === true && terms.length > 1;
    const frame = read?.isFrame === true ? frameKeyWeight : 1;
    const rarity = Math.min(1, term.idf / rarest) ** keyRarityPower;
    return {
      kind: term.kind,
      text: term.text,
      terms: new Set(term.variants.filter(({ weight }) => weight >= peopleWeight).map(({ text }) => text)),
      isHead,
      isFrame: read?.isFrame === true,
      isUnknown: term.isUnknown,
      weight: keyWeight[term.kind] * (isHead ? headKeyWeight : 1) * frame * Math.max(keyFloor, rarity),
    };
  });
  return keys;
}

/** How far each key is met by an article's headline and by each of its sentences: 1, or less for a word that begins or is spelled alike. */
export interface MetWords {
  readonly title: Float64Array;
  readonly sentences: readonly Float64Array[];
}

type MetKeys = readonly (readonly [key: number, value: number])[];

/** What a term's number stands for in one part of the index. */
const nothing = 0;
const known = 1;
/** To be looked at when it is met: it may be spelled like a key that the archive doesn't know. */
const open = 2;

/** Finds a question's keys in articles, by the numbers that terms have in each part of the index. */
export class KeyFinder {
  readonly #index: Snapshot;
  readonly #keys: readonly Key[];
  readonly #parts = new Map<number, { readonly marks: Uint8Array; readonly met: Map<number, MetKeys> }>();

  constructor(index: Snapshot, keys: readonly Key[]) {
    this.#index = index;
    this.#keys = keys;
  }

  /** What a sentence stands under speaks for it. */
  in(doc: number, { title, body, starts, above, aboveStarts }: Forward): MetWords {
    const part = this.#index.partNumber(doc);
    const { marks } = this.#of(part);
    const meet = (words: Uint32Array, held: Float64Array = new Float64Array(this.#keys.length)): Float64Array => {
      for (const number of words) {
        if (marks[number] === nothing) continue;
        for (const [key, value] of this.#met(part, number)) held[key] = Math.max(held[key] ?? 0, value);
      }
      return held;
    };
    return {
      title: meet(title),
      sentences: Array.from({ length: starts.length - 1 }, (_, index) => {
        const held = meet(body.subarray(starts[index], starts[index + 1]));
        return above.length === 0 ? held : meet(above.subarray(aboveStarts[index], aboveStarts[index + 1]), held);
      }),
    };
  }

  #of(part: number) {
    const read = this.#parts.get(part);
    if (read) return read;
    const terms = this.#index.parts[part]?.segment.terms;
    const marks = new Uint8Array(terms?.count ?? 0);
    for (const key of this.#keys) {
      if (mayBeMisspelled(key)) marks.fill(open, ...(terms?.beginningWith(key.text.charAt(0)) ?? [0, 0]));
      if (beginsAlike(key)) marks.fill(open, ...(terms?.beginningWith(key.text.slice(0, prefixLetters)) ?? [0, 0]));
      for (const text of key.terms) {
        const number = this.#index.find(text).numbers[part] ?? -1;
        if (number >= 0) marks[number] = open;
      }
    }
    const made = { marks, met: new Map<number, MetKeys>() };
    this.#parts.set(part, made);
    return made;
  }

  #met(part: number, number: number): MetKeys {
    const { marks, met } = this.#of(part);
    if (marks[number] === known) return met.get(number) ?? [];
    const text = this.#index.parts[part]?.segment.terms.text(number) ?? '';
    const found = this.#keys.flatMap((key, index): [number, number][] => {
      const value = meets(key, text);
      return value > 0 ? [[index, value]] : [];
    });
    marks[number] = found.length > 0 ? known : nothing;
    met.set(number, found);
    return found;
  }
}

function mayBeMisspelled({ isUnknown, kind, text }: Key): boolean {
  return isUnknown && kind !== 'verb' && text.length >= minTypoLetters;
}

function beginsAlike({ kind, text }: Key): boolean {
  return kind !== 'name' && text.length >= prefixLetters;
}

function meets(key: Key, term: string): number {
  if (key.terms.has(term)) return 1;
  if (mayBeMisspelled(key) && isNearlySpelled(key.text, term, key.text.length >= manyLetters ? 2 : 1)) return typoMatch;
  return beginsAlike(key) && term.startsWith(key.text.slice(0, prefixLetters)) ? prefixMatch : 0;
}
