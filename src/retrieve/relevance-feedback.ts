import type { ArchiveReader, DocTable } from '../index/archive-reader.ts';
import type { Forward } from '../index/forward-index.ts';
import { idf } from './bm25.ts';
import {
  feedbackArticles,
  feedbackMaxShare,
  feedbackSharpness,
  feedbackTerms,
  feedbackWeight,
} from './ranking-constants.ts';
import type { SentenceRun } from './score-passages.ts';
import type { TermFinder } from './term-occurrences.ts';

/** One of the first articles, with the run of sentences that speaks to the question most. */
interface FeedbackSource {
  readonly doc: number;
  readonly forward: Forward;
  readonly best: SentenceRun;
  readonly score: number;
}

interface FeedbackTerm {
  readonly text: string;
  readonly weight: number;
}

/** A term of the passages in one part of the index. */
interface Possible {
  readonly part: number;
  readonly number: number;
  /** The most that it can count if no other part has it. */
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
  const index = archive.index();
  const masses = massesOf(archive, ranked.slice(0, feedbackArticles), asked);
  const strongest: { readonly text: string; readonly mass: number; readonly rarity: number }[] = [];
  const seen = new Set<string>();
  for (const { part, number, most } of possibleTerms(archive, docs, masses)) {
    // Whatever it adds up to over all parts, none of the rest can come among the strongest.
    if (strongest.length === feedbackTerms && most * masses.size < (strongest.at(-1)?.mass ?? 0)) break;
    const text = index.parts[part]?.segment.terms.text(number) ?? '';
    if (seen.has(text)) continue;
    seen.add(text);
    const { numbers, articles } = index.find(text);
    if (articles < 2 || articles > docs.count * feedbackMaxShare) continue;
    let probability = 0;
    for (const [other, mass] of masses) probability += mass.get(numbers[other] ?? -1) ?? 0;
    const rarity = idf(articles, docs.count);
    const mass = probability * rarity;
    const place = strongest.findIndex((other) => mass > other.mass || (mass === other.mass && text < other.text));
    strongest.splice(place < 0 ? strongest.length : place, 0, { text, mass, rarity });
    if (strongest.length > feedbackTerms) strongest.pop();
  }
  const top = strongest[0]?.mass ?? 1;
  return strongest.map(({ text, mass, rarity }) => ({ text, weight: (feedbackWeight * mass * rarity) / top }));
}

/** How much of the best passages each term is, by part of the index, by its number there. */
function massesOf(
  archive: ArchiveReader,
  first: readonly FeedbackSource[],
  asked: TermFinder,
): Map<number, Map<number, number>> {
  const top = first[0]?.score ?? 0;
  const index = archive.index();
  const masses = new Map<number, Map<number, number>>();
  for (const { doc, forward, best, score } of first) {
    const part = index.partNumber(doc);
    const marks = asked.marks(part);
    const mass = masses.get(part) ?? new Map<number, number>();
    masses.set(part, mass);
    const share = Math.exp((score - top) / (top * feedbackSharpness + Number.EPSILON));
    const { starts, body } = forward;
    const words = body.subarray(starts[best.first], starts[best.last + 1]);
    for (const term of words) if (marks[term] === 0) mass.set(term, (mass.get(term) ?? 0) + share / words.length);
  }
  return masses;
}

/** Terms of the best passages, those that may count most first. */
function possibleTerms(
  archive: ArchiveReader,
  docs: DocTable,
  masses: ReadonlyMap<number, ReadonlyMap<number, number>>,
): Possible[] {
  const { parts, isWhole } = archive.index();
  const possible: Possible[] = [];
  for (const [part, mass] of masses) {
    const segment = parts[part]?.segment;
    if (!segment) continue;
    const { postingStarts } = segment.sections;
    for (const [number, probability] of mass) {
      const articles = (postingStarts[number + 1] ?? 0) - (postingStarts[number] ?? 0);
      // A word of grammar has no postings. Of the others, some articles may be gone.
      if (articles === 0) continue;
      possible.push({ part, number, most: probability * idf(isWhole ? articles : 1, docs.count) });
    }
  }
  return possible.sort((a, b) => b.most - a.most);
}
