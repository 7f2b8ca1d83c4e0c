import type { QueryTerm } from '../coverage/evidence.ts';
import type { Forward } from '../index/forward.ts';
import { hash32 } from '../text/hash.ts';

/** Which of the question's terms a hash of the forward index stands for: the term's index, and how much the variant counts. */
export type TermLookup = ReadonlyMap<number, { readonly term: number; readonly weight: number }>;

export function lookupOf(terms: readonly Pick<QueryTerm, 'variants'>[]): TermLookup {
  const lookup = new Map<number, { term: number; weight: number }>();
  terms.forEach(({ variants }, term) => {
    for (const { text, weight } of variants) {
      const hash = hash32(text);
      const known = lookup.get(hash);
      if (!known || known.weight < weight) lookup.set(hash, { term, weight });
    }
  });
  return lookup;
}

/** One word of an article that the question has too. */
export interface Occurrence {
  readonly term: number;
  readonly weight: number;
  /** Words before it in the article's body. */
  readonly position: number;
  readonly sentence: number;
}

/** Where the question's terms stand in one article. */
export interface Occurrences {
  /** In the body, in order. */
  readonly body: readonly Occurrence[];
  /** How much of each term the headline holds. */
  readonly title: Float64Array;
  /** Words before each sentence, and at last the length of the body. */
  readonly starts: Uint32Array;
}

export function occurrencesIn({ title, sentences }: Forward, lookup: TermLookup, terms: number): Occurrences {
  const body: Occurrence[] = [];
  const starts = new Uint32Array(sentences.length + 1);
  let position = 0;
  sentences.forEach((hashes, sentence) => {
    starts[sentence] = position;
    for (const hash of hashes) {
      const found = lookup.get(hash);
      if (found) body.push({ ...found, position, sentence });
      position++;
    }
  });
  starts[sentences.length] = position;
  const held = new Float64Array(terms);
  for (const hash of title) {
    const found = lookup.get(hash);
    if (found) held[found.term] = (held[found.term] ?? 0) + found.weight;
  }
  return { body, title: held, starts };
}
