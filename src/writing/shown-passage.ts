import type { Article } from '../coverage/article.ts';
import type { EvidenceSource } from '../coverage/evidence.ts';
import { contextsOf } from '../language/sentence-context.ts';
import type { RankedSentence } from './rank-sentences.ts';

/** Words of a passage that is shown, unless one sentence has more. */
const maxPassageWords = 60;

/** Whole sentences of one section in a row, and those of them that speak to the question, best first. */
export interface ShownPassage {
  readonly source: EvidenceSource;
  readonly first: number;
  readonly last: number;
  readonly ranked: readonly RankedSentence[];
  /** How likely the answer stands in it, against all else that was ranked: 0 to 1. */
  readonly likelihood: number;
}

/**
 * The passage in which the answer most likely stands: the run of sentences whose likelihoods sum to most.
 * @param ranked all sentences that speak to the question; their scores are logarithms of odds.
 * @param isFree whether a sentence may be part of it.
 */
export function likeliestPassage(
  ranked: readonly RankedSentence[],
  isFree: (article: Article, sentence: number) => boolean = () => true,
): ShownPassage | null {
  const top = Math.max(...ranked.map(({ score }) => score));
  const total = ranked.reduce((sum, { score }) => sum + Math.exp(score - top), 0);
  let best: ShownPassage | null = null;
  for (const [source, own] of Map.groupBy(ranked, ({ source }) => source)) {
    const { article } = source;
    const bySentence = new Map(own.map((one) => [one.sentence, one]));
    const contexts = contextsOf(article);
    const words = article.sentences.map(({ start, end }) => article.text.slice(start, end).split(/\s+/).length);
    const isOpen = (sentence: number, section: number | undefined): boolean => {
      const context = contexts[sentence];
      return context?.section === section && context?.correctedBy === null && isFree(article, sentence);
    };
    for (let first = 0; first < article.sentences.length; first++) {
      const section = contexts[first]?.section;
      let length = 0;
      let sum = 0;
      const inside: RankedSentence[] = [];
      for (let last = first; isOpen(last, section); last++) {
        length += words[last] ?? 0;
        if (last > first && length > maxPassageWords) break;
        const one = bySentence.get(last);
        if (one) inside.push(one);
        sum += one ? Math.exp(one.score - top) : 0;
        const likelihood = sum / total;
        // What adds nothing to it is still read with it, and where two are alike, the longer one tells more.
        if (inside.length > 0 && likelihood >= (best?.likelihood ?? 0)) {
          best = { source, first, last, ranked: inside.toSorted((a, b) => b.score - a.score), likelihood };
        }
      }
    }
  }
  return best;
}
