import type { QueryTerm } from '../coverage/evidence.ts';
import type { Forward } from '../index/forward-index.ts';
import type { Snapshot } from '../index/snapshot.ts';

/** Where the question's terms stand in one article. Of each place in the body, in order: */
export interface Occurrences {
  /** The term, by its place in the question, and how much the variant counts. */
  readonly terms: Uint16Array;
  readonly weights: Float64Array;
  /** Words before it in the article's body. */
  readonly positions: Uint32Array;
  readonly sentences: Uint32Array;
  /** How much of each term the headline holds. */
  readonly title: Float64Array;
  /** Words before each sentence, and at last the length of the body. */
  readonly starts: Uint32Array;
}

/** Finds a question's terms in articles. */
export class TermFinder {
  readonly #index: Snapshot;
  readonly #terms: number;
  readonly #variants: readonly { readonly text: string; readonly term: number; readonly weight: number }[];
  readonly #marks = new Map<number, Uint16Array>();
  /** Room for the places of one article. */
  #places = new Uint32Array(4_096);

  constructor(index: Snapshot, terms: readonly Pick<QueryTerm, 'variants'>[]) {
    const strongest = new Map<string, { readonly text: string; readonly term: number; readonly weight: number }>();
    terms.forEach(({ variants }, term) => {
      for (const { text, weight } of variants) {
        const known = strongest.get(text);
        if (!known || known.weight < weight) strongest.set(text, { text, term, weight });
      }
    });
    this.#index = index;
    this.#terms = terms.length;
    this.#variants = [...strongest.values()];
  }

  /** By a term's number in a part of the index: 1 more than the variant, 0 where the question doesn't have it. */
  marks(part: number): Uint16Array {
    const known = this.#marks.get(part);
    if (known) return known;
    const marks = new Uint16Array(this.#index.parts[part]?.segment.terms.count ?? 0);
    this.#variants.forEach(({ text }, variant) => {
      const number = this.#index.find(text).numbers[part] ?? -1;
      if (number >= 0) marks[number] = variant + 1;
    });
    this.#marks.set(part, marks);
    return marks;
  }

  in(doc: number, { title, body, starts }: Forward): Occurrences {
    const marks = this.marks(this.#index.partNumber(doc));
    if (this.#places.length < body.length) this.#places = new Uint32Array(body.length * 2);
    let count = 0;
    for (let position = 0; position < body.length; position++) {
      if (marks[body[position] ?? 0] !== 0) this.#places[count++] = position;
    }
    const positions = this.#places.slice(0, count);
    const terms = new Uint16Array(count);
    const weights = new Float64Array(count);
    const sentences = new Uint32Array(count);
    let sentence = 0;
    for (let at = 0; at < count; at++) {
      const position = positions[at] ?? 0;
      while ((starts[sentence + 1] ?? body.length) <= position) sentence++;
      const variant = this.#variants[(marks[body[position] ?? 0] ?? 0) - 1];
      terms[at] = variant?.term ?? 0;
      weights[at] = variant?.weight ?? 0;
      sentences[at] = sentence;
    }
    const held = new Float64Array(this.#terms);
    for (const number of title) {
      const variant = this.#variants[(marks[number] ?? 0) - 1];
      if (variant) held[variant.term] = (held[variant.term] ?? 0) + variant.weight;
    }
    return { terms, weights, positions, sentences, title: held, starts };
  }
}
