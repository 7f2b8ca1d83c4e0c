import type { Judgement, QueryTerm } from '../coverage/evidence.ts';
import { ledeWords } from '../index/analysis.ts';
import type { ArchiveReader, DocTable } from '../index/reader.ts';
import { articleNorm } from './articles.ts';
import { saturate } from './bm25.ts';
import {
  bigramWeight,
  judgedArticles,
  k1,
  ledeWeight,
  passageWeight,
  peopleWeight,
  proximityWeight,
  strengthScale,
  titleWeight,
} from './constants.ts';
import { belowCovered, judge, judgedQuestion, signalsOf } from './judge.ts';
import { keysOf } from './keys.ts';
import { lookupOf, type Occurrences, occurrencesIn } from './occurrences.ts';
import { bigrams, pairFrequencies, pairRarities, proximity } from './proximity.ts';
import type { Reading } from './reading.ts';
import { PassageScorer } from './score-passages.ts';

/** Judges whether the first articles of a ranking cover the question, by the best window among them. */
export function judgeArticles(
  archive: ArchiveReader,
  docs: DocTable,
  reading: Reading,
  terms: readonly QueryTerm[],
  ranked: readonly number[],
): { readonly judgement: Judgement; readonly coverage: number } {
  const question = judgedQuestion(reading, keysOf(reading, terms));
  // Capitals for governments help to find, never to judge; and no word weighs more than its rarity.
  const plain = terms.map((term) => ({
    ...term,
    weight: 1,
    variants: term.variants.filter(({ weight }) => weight >= peopleWeight),
  }));
  const lookup = lookupOf(plain);
  const possible = strengthScale * plain.reduce((sum, { idf }) => sum + idf, 0);
  let best: ReturnType<typeof signalsOf> | null = null;
  for (const doc of ranked.slice(0, judgedArticles)) {
    const occurrences = occurrencesIn(archive.forward(doc), lookup, plain.length);
    const score = scoreOf(occurrences, plain, articleNorm(docs, doc));
    const found = signalsOf(question, archive.article(doc), possible === 0 ? 0 : score / possible);
    if (!best || found.value > best.value) best = found;
  }
  const judged = best ? judge(best.signals, docs.count) : null;
  // "What did she say?" has no subject that could be covered.
  if (judged?.judgement === 'covered' && question.keys.every(({ isFrame }) => isFrame)) {
    return { judgement: 'unsure', coverage: Math.min(judged.coverage, belowCovered) };
  }
  return judged ?? { judgement: 'not_covered', coverage: 0 };
}

/** An article's score as `rank` gives it, from its own words. */
function scoreOf(occurrences: Occurrences, terms: readonly QueryTerm[], norm: number): number {
  const frequency = Float64Array.from(occurrences.title, (held) => held * titleWeight);
  for (const { term, weight, sentence } of occurrences.body) {
    const isLede = (occurrences.starts[sentence] ?? 0) < ledeWords;
    frequency[term] = (frequency[term] ?? 0) + weight * (isLede ? ledeWeight : 1);
  }
  const articleScore = terms.reduce((sum, { idf }, term) => sum + idf * saturate(frequency[term] ?? 0, k1, norm), 0);
  return (
    articleScore +
    passageWeight * new PassageScorer(occurrences, terms).best().score +
    proximityWeight * proximity(occurrences.body, terms, norm) +
    bigramWeight * bigrams(pairFrequencies(occurrences.body, terms), pairRarities(terms), norm)
  );
}
