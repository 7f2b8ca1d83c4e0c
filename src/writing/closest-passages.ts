import type { Evidence } from '../coverage/evidence.ts';
import type { CitedSpan } from './cited-words.ts';
import { rankSentences } from './rank-sentences.ts';

/** Sentences that are read against one statement: several reports may tell of it, and each is one call's material. */
const mostSpans = 3;
/** A sentence that meets less of the statement than this share of what the best one meets speaks of something else. */
const shareOfBest = 0.5;

/** The sentences of the evidence that come closest to a statement, best first; none where nothing is near. */
export function closestPassages(statement: string, evidence: Evidence): CitedSpan[] {
  const ranked = rankSentences(statement, evidence, 'any');
  const least = (ranked[0]?.match ?? 0) * shareOfBest;
  return ranked
    .filter(({ match }) => match >= least)
    .slice(0, mostSpans)
    .flatMap(({ source, sentence }) => {
      const span = source.article.sentences[sentence];
      return span === undefined ? [] : [{ source, span }];
    });
}
