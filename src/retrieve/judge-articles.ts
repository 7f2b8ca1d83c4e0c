import type { Judgement, QueryTerm } from '../coverage/evidence.ts';
import type { ArchiveReader, DocTable } from '../index/archive-reader.ts';
import type { Forward } from '../index/forward-index.ts';
import { ledeWords } from '../index/segment-builder.ts';
import { longestCommonSubsequence } from '../language/similar-words.ts';
import { saturate } from './bm25.ts';
import { articleNorm } from './bm25f.ts';
import { belowCovered, type JudgedQuestion, judge, judgedQuestion, nothing, signalsOf } from './coverage-signals.ts';
import { bigrams, pairFrequencies, pairRarities, proximity } from './proximity.ts';
import { KeyFinder, keysOf } from './question-keys.ts';
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
} from './ranking-constants.ts';
import type { ReadQuestion } from './read-question.ts';
import { PassageScorer } from './score-passages.ts';
import { type SentenceWindow, windowOf } from './sentence-window.ts';
import { type Occurrences, TermFinder } from './term-occurrences.ts';

/** Judges whether the first articles of a ranking cover the question, by the best window among them. */
export function judgeArticles(
  archive: ArchiveReader,
  docs: DocTable,
  reading: ReadQuestion,
  terms: readonly QueryTerm[],
  ranked: readonly { readonly doc: number; readonly forward: Forward }[],
): { readonly judgement: Judgement; readonly coverage: number } {
  const question = judgedQuestion(reading, keysOf(reading, terms));
  // Capitals for governments help to find, never to judge; and no word weighs more than its rarity.
  const plain = terms.map((term) => ({
    ...term,
    weight: 1,
    variants: term.variants.filter(({ weight }) => weight >= peopleWeight),
  }));
  const keys = new KeyFinder(archive.index(), question.keys);
  let best: Best | null = null;
  for (const { doc, forward } of ranked.slice(0, judgedArticles)) {
    const window = windowOf(question.keys, keys.in(doc, forward));
    if (window && (!best || window.value > best.window.value)) best = { doc, forward, window };
  }
  const judged =
    ranked.length === 0 ? null : judge(best ? signals(archive, docs, question, plain, best) : nothing, docs.count);
  // "What did she say?" has no subject that could be covered.
  if (judged?.judgement === 'covered' && question.keys.every(({ isFrame }) => isFrame)) {
    return { judgement: 'unsure', coverage: Math.min(judged.coverage, belowCovered) };
  }
  return judged ?? { judgement: 'not_covered', coverage: 0 };
}

/** The article whose window is the best of those judged. */
interface Best {
  readonly doc: number;
  readonly forward: Forward;
  readonly window: SentenceWindow;
}

function signals(
  archive: ArchiveReader,
  docs: DocTable,
  question: JudgedQuestion,
  terms: readonly QueryTerm[],
  best: Best,
) {
  const { doc, forward, window } = best;
  const index = archive.index();
  const possible = strengthScale * terms.reduce((sum, { idf }) => sum + idf, 0);
  const occurrences = new TermFinder(index, terms).in(doc, forward);
  const score = scoreOf(occurrences, terms, articleNorm(docs, doc));
  const part = index.partNumber(doc);
  const { body, starts, above, aboveStarts } = forward;
  const sequence = longestCommonSubsequence(
    question.sequence.map((text) => index.find(text).numbers[part] ?? -1),
    body.subarray(starts[window.best], starts[window.best + 1]),
  );
  const { terms: table } = index.partOf(doc).segment;
  const words = body.subarray(starts[window.start], starts[window.end]);
  const over = above.subarray(aboveStarts[window.start] ?? 0, aboveStarts[window.end] ?? 0);
  const held = new Set([...words, ...over].map((number) => table.text(number)));
  const strength = possible === 0 ? 0 : score / possible;
  return signalsOf(question, archive.article(doc), window, { strength, sequence, held });
}

/** An article's score as `rank` gives it, from its own words. */
function scoreOf(occurrences: Occurrences, terms: readonly QueryTerm[], norm: number): number {
  const frequency = Float64Array.from(occurrences.title, (held) => held * titleWeight);
  const { terms: found, weights, sentences, starts } = occurrences;
  found.forEach((term, at) => {
    const isLede = (starts[sentences[at] ?? 0] ?? 0) < ledeWords;
    frequency[term] = (frequency[term] ?? 0) + (weights[at] ?? 0) * (isLede ? ledeWeight : 1);
  });
  const articleScore = terms.reduce((sum, { idf }, term) => sum + idf * saturate(frequency[term] ?? 0, k1, norm), 0);
  return (
    articleScore +
    passageWeight * new PassageScorer(occurrences, terms).best().score +
    proximityWeight * proximity(occurrences, terms, norm) +
    bigramWeight * bigrams(pairFrequencies(occurrences, terms), pairRarities(terms), norm)
  );
}
