import type { QueryTerm } from '../coverage/evidence.ts';
import { lengthNorm, saturate } from './bm25.ts';
import { passageB, passageK1, passageWords } from './ranking-constants.ts';
import type { Occurrences } from './term-occurrences.ts';

/** A run of sentences, `first` to `last`, both counted. */
export interface SentenceRun {
  readonly first: number;
  readonly last: number;
}

/** Scores runs of sentences of one article by BM25; the headline counts into each. */
export class PassageScorer {
  readonly #occurrences: Occurrences;
  /** First occurrence in each sentence, as an index into the body's occurrences. */
  readonly #firstIn: Uint32Array;

  readonly #frequency: Float64Array;
  readonly #worth: Float64Array;

  constructor(occurrences: Occurrences, terms: readonly QueryTerm[]) {
    this.#occurrences = occurrences;
    this.#frequency = new Float64Array(terms.length);
    this.#worth = Float64Array.from(terms, ({ idf, weight }) => weight * idf);
    const { starts, sentences: inSentence } = occurrences;
    const sentences = starts.length - 1;
    this.#firstIn = new Uint32Array(sentences + 1).fill(inSentence.length);
    for (let at = inSentence.length - 1; at >= 0; at--) this.#firstIn[inSentence[at] ?? 0] = at;
    for (let sentence = sentences - 1; sentence >= 0; sentence--) {
      this.#firstIn[sentence] = Math.min(this.#firstIn[sentence] ?? 0, this.#firstIn[sentence + 1] ?? 0);
    }
  }

  score({ first, last }: SentenceRun): number {
    const { terms, weights, title, starts } = this.#occurrences;
    const frequency = this.#frequency;
    frequency.set(title);
    const end = this.#firstIn[last + 1] ?? terms.length;
    for (let at = this.#firstIn[first] ?? 0; at < end; at++) {
      const term = terms[at] ?? 0;
      frequency[term] = (frequency[term] ?? 0) + (weights[at] ?? 0);
    }
    const words = (starts[last + 1] ?? 0) - (starts[first] ?? 0);
    const norm = lengthNorm(words, passageWords, passageB);
    let score = 0;
    for (let term = 0; term < frequency.length; term++) {
      const held = frequency[term] ?? 0;
      if (held > 0) score += (this.#worth[term] ?? 0) * saturate(held, passageK1, norm);
    }
    return score;
  }

  /** The best run of about `passageWords` words. */
  best(): SentenceRun & { readonly score: number } {
    const { starts, sentences: inSentence } = this.#occurrences;
    const sentences = starts.length - 1;
    let best = { first: 0, last: Math.max(0, sentences - 1), score: 0 };
    let last = 0;
    for (let first = 0; first < sentences; first++) {
      last = Math.max(last, first);
      while (last + 1 < sentences && (starts[last + 1] ?? 0) - (starts[first] ?? 0) < passageWords) last++;
      const isLast = last === sentences - 1 && (starts[sentences] ?? 0) - (starts[first] ?? 0) < passageWords;
      // A run that begins without a word of the question is no better than the one that begins behind it, where there is one.
      if (inSentence[this.#firstIn[first] ?? 0] === first || first === 0 || isLast) {
        const score = this.score({ first, last });
        if (score > best.score) best = { first, last, score };
      }
      if (isLast) break;
    }
    return best;
  }
}
