import { growingBytes, growingNumbers } from './growing-array.ts';
import type { viewSections } from './segment-layout.ts';

/** The postings of a segment that is being made, article by article. */
export class GatheredPostings {
  readonly #terms = growingNumbers();
  /** Packed. */
  readonly #frequencies = growingBytes();
  /** How many postings there are up to the end of each article. */
  readonly #ends: number[] = [];

  get length(): number {
    return this.#terms.length;
  }

  /** A term of the article at hand, by its number. @param frequencies how often it stands where, packed. */
  add(term: number, frequencies: number): void {
    this.#terms.push(term);
    this.#frequencies.push(frequencies);
  }

  endArticle(): void {
    this.#ends.push(this.#terms.length);
  }

  /** @param place of the article, counted from 0. */
  dropArticle(place: number): void {
    const [from, to] = [this.#ends[place - 1] ?? 0, this.#ends[place] ?? 0];
    this.#terms.cut(from, to);
    this.#frequencies.cut(from, to);
    this.#ends.splice(place, 1);
    for (let next = place; next < this.#ends.length; next++) this.#ends[next] = (this.#ends[next] ?? 0) - (to - from);
  }

  /** Counting sort by term: articles come in their order. @param placeOf of each term's number, its place among the segment's terms. */
  fill(
    {
      postingStarts,
      postings,
      frequencies,
    }: Pick<ReturnType<typeof viewSections>, 'postingStarts' | 'postings' | 'frequencies'>,
    placeOf: Uint32Array,
  ): void {
    const terms = this.#terms.filled;
    const packed = this.#frequencies.filled;
    for (const term of terms) {
      const next = (placeOf[term] ?? 0) + 1;
      postingStarts[next] = (postingStarts[next] ?? 0) + 1;
    }
    for (let term = 1; term < postingStarts.length; term++) {
      postingStarts[term] = (postingStarts[term] ?? 0) + (postingStarts[term - 1] ?? 0);
    }
    const next = postingStarts.slice();
    let at = 0;
    this.#ends.forEach((end, place) => {
      for (; at < end; at++) {
        const term = placeOf[terms[at] ?? 0] ?? 0;
        const to = next[term] ?? 0;
        postings[to] = place;
        frequencies[to] = packed[at] ?? 0;
        next[term] = to + 1;
      }
    });
  }
}
