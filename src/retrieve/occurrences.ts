import type { QueryTerm } from '../coverage/evidence.ts';
import type { Forward } from '../index/forward.ts';
import type { Snapshot } from '../index/snapshot.ts';

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

/** Finds a question's terms in articles. */
export class TermFinder {
  readonly #index: Snapshot;
  readonly #terms: number;
  readonly #variants: readonly { readonly text: string; readonly term: number; readonly weight: number }[];
  readonly #marks = new Map<number, Uint16Array>();

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
    const found: Occurrence[] = [];
    let sentence = 0;
    for (let position = 0; position < body.length; position++) {
      const mark = marks[body[position] ?? 0] ?? 0;
      if (mark === 0) continue;
      while ((starts[sentence + 1] ?? body.length) <= position) sentence++;
      const variant = this.#variants[mark - 1];
      if (variant) found.push({ term: variant.term, weight: variant.weight, position, sentence });
    }
    const held = new Float64Array(this.#terms);
    for (const number of title) {
      const variant = this.#variants[(marks[number] ?? 0) - 1];
      if (variant) held[variant.term] = (held[variant.term] ?? 0) + variant.weight;
    }
    return { body: found, title: held, starts };
  }
}
