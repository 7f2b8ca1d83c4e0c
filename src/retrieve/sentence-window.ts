import type { Key, MetWords } from './question-keys.ts';
import { titleInSentence, titleInWindow, windowSentences } from './ranking-constants.ts';

/** A few sentences in a row that meet a question between them; sentences are counted from 0. */
export interface SentenceWindow {
  readonly start: number;
  /** The first that is not in it. */
  readonly end: number;
  /** How far it meets each key, the headline's words by a factor: 0 to 1. */
  readonly met: Float64Array;
  /** The share of the keys' weight that two of its sentences in a row meet between them. */
  readonly pair: number;
  /** The sentence that meets most. */
  readonly best: number;
  readonly value: number;
}

/** The best window of an article; `null` where the question has nothing to meet. */
export function windowOf(keys: readonly Key[], { title, sentences }: MetWords): SentenceWindow | null {
  const total = keys.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0) return null;
  const weights = Float64Array.from(keys, ({ weight }) => weight / total);
  /** The share of the keys' weight that two runs of words meet between them, the second one by a factor. */
  const share = (met: Float64Array, other: Float64Array, factor: number): number => {
    let sum = 0;
    for (let key = 0; key < weights.length; key++) {
      sum += (weights[key] ?? 0) * Math.max(met[key] ?? 0, factor * (other[key] ?? 0));
    }
    return sum;
  };
  const shares = sentences.map((met) => share(met, title, titleInSentence));
  const pairs = sentences.map((met, index) => {
    const before = sentences[index - 1];
    const withTitle = met.map((value, key) => Math.max(value, titleInSentence * (title[key] ?? 0)));
    return before ? share(withTitle, before, 1) : (shares[index] ?? 0);
  });
  let best: SentenceWindow | null = null;
  for (let start = 0; start === 0 || start <= sentences.length - windowSentences; start++) {
    const end = Math.min(sentences.length, start + windowSentences);
    const held = title.map((value) => value * titleInWindow);
    let one = 0;
    let pair = 0;
    let at = start;
    for (let index = start; index < end; index++) {
      sentences[index]?.forEach((value, key) => {
        held[key] = Math.max(held[key] ?? 0, value);
      });
      const sentenceShare = shares[index] ?? 0;
      if (sentenceShare > one) {
        one = sentenceShare;
        at = index;
      }
      pair = Math.max(pair, index > start ? (pairs[index] ?? 0) : sentenceShare);
    }
    const value = share(held, held, 1) + 0.5 * one + 0.5 * pair;
    if (!best || value > best.value) best = { start, end, met: held, pair, best: at, value };
  }
  return best;
}
