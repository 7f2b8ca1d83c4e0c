import type { QueryTerm } from '../coverage/evidence.ts';
import { isNearlySpelled } from '../text/similar.ts';
import type { Term } from '../text/terms.ts';
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
} from './constants.ts';
import type { Reading } from './reading.ts';

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
export function keysOf(reading: Reading, terms: readonly QueryTerm[]): Key[] {
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

/** How far each key is met by a run of terms: 1, or less for a word that begins or is spelled alike. */
export function meet(keys: readonly Key[], terms: readonly Term[]): Float64Array {
  return Float64Array.from(keys, (key) => terms.reduce((best, { text }) => Math.max(best, meets(key, text)), 0));
}

function meets(key: Key, term: string): number {
  if (key.terms.has(term)) return 1;
  const isLong = key.text.length >= prefixLetters && term.length >= prefixLetters;
  if (key.isUnknown && key.kind !== 'verb' && key.text.length >= minTypoLetters) {
    if (isNearlySpelled(key.text, term, key.text.length >= manyLetters ? 2 : 1)) return typoMatch;
  }
  if (key.kind !== 'name' && isLong && term.startsWith(key.text.slice(0, prefixLetters))) return prefixMatch;
  return 0;
}
