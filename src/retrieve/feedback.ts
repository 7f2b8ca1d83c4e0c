import type { Forward } from '../index/forward.ts';
import type { ArchiveReader, DocTable } from '../index/reader.ts';
import { idf } from './bm25.ts';
import { feedbackArticles, feedbackMaxShare, feedbackSharpness, feedbackTerms, feedbackWeight } from './constants.ts';
import type { TermFinder } from './occurrences.ts';
import type { Run } from './score-passages.ts';

/** One of the first articles, with the run of sentences that speaks to the question most. */
export interface FeedbackSource {
  readonly doc: number;
  readonly forward: Forward;
  readonly best: Run;
  readonly score: number;
}

export interface FeedbackTerm {
  readonly text: string;
  readonly weight: number;
}

/** A term of the passages with the most that it can count. */
interface Possible {
  readonly text: string;
  readonly probability: number;
  readonly most: number;
}

/**
 * RM3's relevance model (Lavrenko and Croft 2001; Abdul-Jaleel et al. 2004) over the best passages of the first articles: terms that
 * the question lacks, by how often the passages have them and how rare they are.
 * @param ranked best first.
 */
export function relevanceModel(
  archive: ArchiveReader,
  docs: DocTable,
  ranked: readonly FeedbackSource[],
  asked: TermFinder,
): FeedbackTerm[] {
  const strongest: { readonly text: string; readonly mass: number; readonly rarity: number }[] = [];
  // No term counts more than it would if its own part of the index were all: the rest needn't be looked up.
  for (const { text, probability, most } of possibleTerms(archive, docs, ranked, asked)) {
    if (strongest.length === feedbackTerms && most < (strongest.at(-1)?.mass ?? 0)) break;
    const articles = archive.articlesWith(text);
    if (articles < 2 || articles > docs.count * feedbackMaxShare) continue;
    const rarity = idf(articles, docs.count);
    const mass = probability * rarity;
    const place = strongest.findIndex((other) => mass > other.mass || (mass === other.mass && text < other.text));
    strongest.splice(place < 0 ? strongest.length : place, 0, { text, mass, rarity });
    if (strongest.length > feedbackTerms) strongest.pop();
  }
  const top = strongest[0]?.mass ?? 1;
  return strongest.map(({ text, mass, rarity }) => ({ text, weight: (feedbackWeight * mass * rarity) / top }));
}

/** Terms of the best passages, those that may count most first. */
function possibleTerms(
  archive: ArchiveReader,
  docs: DocTable,
  ranked: readonly FeedbackSource[],
  asked: TermFinder,
): Possible[] {
  const first = ranked.slice(0, feedbackArticles);
  const top = first[0]?.score ?? 0;
  const index = archive.index();
  const byPart = new Map<number, Map<number, number>>();
  for (const { doc, forward, best, score } of first) {
    const part = index.partNumber(doc);
    const marks = asked.marks(part);
    const mass = byPart.get(part) ?? new Map<number, number>();
    byPart.set(part, mass);
    const share = Math.exp((score - top) / (top * feedbackSharpness + Number.EPSILON));
    const { starts, body } = forward;
    const words = body.subarray(starts[best.first], starts[best.last + 1]);
    for (const term of words) if (marks[term] === 0) mass.set(term, (mass.get(term) ?? 0) + share / words.length);
  }
  const held = new Map<string, { probability: number; articles: number }>();
  for (const [part, mass] of byPart) {
    const segment = index.parts[part]?.segment;
    if (!segment) continue;
    const { postingStarts } = segment.sections;
    for (const [term, probability] of mass) {
      const articles = (postingStarts[term + 1] ?? 0) - (postingStarts[term] ?? 0);
      // A word of grammar has no postings.
      if (articles === 0) continue;
      const text = segment.terms.text(term);
      const known = held.get(text) ?? { probability: 0, articles: 0 };
      held.set(text, known);
      known.probability += probability;
      known.articles += articles;
    }
  }
  return Array.from(held, ([text, { probability, articles }]) => {
    // Some of these articles may be gone.
    const rarity = idf(Math.min(articles, 2), docs.count);
    return { text, probability, most: probability * (index.isWhole ? idf(articles, docs.count) : rarity) };
  }).sort((a, b) => b.most - a.most);
}
