import type { QueryTerm } from '../coverage/evidence.ts';
import type { ArchiveReader, DocTable } from '../index/archive-reader.ts';
import type { SnapshotPart } from '../index/doc-table.ts';
import { unpackFrequencies } from '../index/packed-frequencies.ts';
import { leastOf, scoresOf } from './best-scores.ts';
import { idf, lengthNorm } from './bm25.ts';
import { orAsMeant } from './misspelled.ts';
import { b, k1, ledeWeight, peopleWeight, titleWeight } from './ranking-constants.ts';
import type { ReadTerm } from './read-question.ts';

/** A term for ranking: met by any of its variants. */
interface WeightedTerm {
  readonly variants: readonly { readonly text: string; readonly weight: number }[];
  /** Rarity and importance in one. */
  readonly weight: number;
}

/** Length of each article with its fields weighted as their words are, and BM25's normalisation of it. */
export function articleNorm(docs: DocTable, doc: number): number {
  const average = docs.averageTitleTerms * titleWeight + docs.averageBodyTerms;
  const length = (docs.titleTerms[doc] ?? 0) * titleWeight + (docs.bodyTerms[doc] ?? 0);
  return lengthNorm(length, average, b);
}

/** BM25F's frequency: fields weighted before they are saturated. The body's count holds the lede's. */
const weightedFrequency = Float64Array.from({ length: 256 }, (_, packed) => {
  const { title, lede, body } = unpackFrequencies(packed);
  return titleWeight * title + (ledeWeight - 1) * lede + body;
});

/** Looks up how rare each term is. A term is as common as the commonest of the variants that mean it outright. */
export function weighTerms(archive: ArchiveReader, docs: DocTable, terms: readonly ReadTerm[]): QueryTerm[] {
  return terms.map(({ isHead: _head, isFrame: _frame, ...term }) => {
    const frequencies = term.variants
      .filter(({ weight }) => weight >= peopleWeight)
      .map(({ text }) => archive.articlesWith(text));
    const articles = Math.max(0, ...frequencies);
    return orAsMeant(archive, { ...term, idf: idf(articles, docs.count), isUnknown: articles === 0 });
  });
}

/** The terms of a question with their inverse document frequencies times their own weights. */
export function weighted(terms: readonly QueryTerm[]): WeightedTerm[] {
  return terms.map(({ variants, idf: rarity, weight }) => ({
    variants,
    weight: rarity * weight,
  }));
}

/** BM25's normalisation of each article, times k1: what saturation needs, worked out once for a state of the index. */
const norms = new WeakMap<DocTable['titleTerms'], Float32Array>();

function normsOf(docs: DocTable): Float32Array {
  const known = norms.get(docs.titleTerms);
  if (known) return known;
  const found = Float32Array.from({ length: docs.size }, (_, doc) => k1 * articleNorm(docs, doc));
  norms.set(docs.titleTerms, found);
  return found;
}

/** Scores by doc, 0 where there is none, until the next question; and the docs that have one. */
interface Scores {
  readonly scores: Float64Array;
  readonly matching: Uint32Array;
}

/** Room for the scores of a state of the index, taken once: what a question leaves is cleared by the next one. */
interface Room {
  readonly scores: Float64Array;
  readonly frequencies: Float64Array;
  readonly matching: Uint32Array;
  readonly touched: Uint32Array;
  matched: number;
}

const rooms = new WeakMap<DocTable['titleTerms'], Room>();

function roomOf(docs: DocTable): Room {
  const known = rooms.get(docs.titleTerms);
  if (known) {
    for (let at = 0; at < known.matched; at++) known.scores[known.matching[at] ?? 0] = 0;
    known.matched = 0;
    return known;
  }
  const { size } = docs;
  const room = {
    scores: new Float64Array(size),
    frequencies: new Float64Array(size),
    matching: new Uint32Array(size),
    touched: new Uint32Array(size),
    matched: 0,
  };
  rooms.set(docs.titleTerms, room);
  return room;
}

/** How many docs are wanted, and the most by which something else may raise a score afterwards. */
interface Wanted {
  readonly docs: number;
  readonly raise: number;
}

/** Fewer postings are gone through faster than a bound is found. */
const manyPostings = 20_000;

/**
 * BM25F (Zaragoza et al. 2004) over title, lede and body, for every article that holds a term. The terms that can count most come first: where only the
 * best are wanted, no further article comes in once all the terms that are left can't bring it among them (MaxScore, Turtle and Flood 1995).
 */
export function bm25f(archive: ArchiveReader, docs: DocTable, terms: readonly WeightedTerm[], wanted?: Wanted): Scores {
  const norm = normsOf(docs);
  const room = roomOf(docs);
  const { scores, frequencies, matching, touched } = room;
  const { parts } = archive.index();
  const ordered = terms.toSorted((a, b) => b.weight - a.weight);
  let left = ordered.reduce((sum, { weight }) => sum + weight * (k1 + 1), 0);
  let isClosed = false;
  for (const { variants, weight } of ordered) {
    const found = variants.map((variant) => ({ ...archive.index().find(variant.text), weight: variant.weight }));
    const postings = found.reduce((sum, { articles }) => sum + articles, 0);
    if (wanted && !isClosed && postings > manyPostings && room.matched > wanted.docs) {
      isClosed = leastOf(scoresOf(matching.subarray(0, room.matched), scores), wanted.docs) > left * wanted.raise;
    }
    const [only, ...others] = found;
    if (only && others.length === 0) {
      addOne(parts, only, { weight, norm, isClosed }, room);
      left -= weight * (k1 + 1);
      continue;
    }
    let count = 0;
    for (const variant of found) {
      for (const [part, { segment, base }] of parts.entries()) {
        const term = variant.numbers[part] ?? -1;
        if (term < 0) continue;
        const { postingStarts, postings: places, frequencies: packed } = segment.sections;
        const end = postingStarts[term + 1] ?? 0;
        for (let at = postingStarts[term] ?? 0; at < end; at++) {
          const doc = base + (places[at] ?? 0);
          if (isClosed && scores[doc] === 0) continue;
          const before = frequencies[doc] ?? 0;
          if (before === 0) touched[count++] = doc;
          frequencies[doc] = before + variant.weight * (weightedFrequency[packed[at] ?? 0] ?? 0);
        }
      }
    }
    for (let at = 0; at < count; at++) {
      const doc = touched[at] ?? 0;
      const frequency = frequencies[doc] ?? 0;
      frequencies[doc] = 0;
      const before = scores[doc] ?? 0;
      if (before === 0) matching[room.matched++] = doc;
      scores[doc] = before + (weight * frequency * (k1 + 1)) / (frequency + (norm[doc] ?? 0));
    }
    left -= weight * (k1 + 1);
  }
  return { scores, matching: matching.subarray(0, room.matched) };
}

interface Variant {
  readonly numbers: Int32Array;
  readonly weight: number;
}

/** Adds a term with one variant alone, whose frequency is whole at each posting. */
function addOne(
  parts: readonly SnapshotPart[],
  { numbers, weight: variantWeight }: Variant,
  { weight, norm, isClosed }: { weight: number; norm: Float32Array; isClosed: boolean },
  room: Room,
): void {
  const { scores, matching } = room;
  const frequencyOf = weightedFrequency.map((frequency) => variantWeight * frequency);
  const most = weight * (k1 + 1);
  for (const [part, { segment, base }] of parts.entries()) {
    const term = numbers[part] ?? -1;
    if (term < 0) continue;
    const { postingStarts, postings, frequencies } = segment.sections;
    const end = postingStarts[term + 1] ?? 0;
    for (let at = postingStarts[term] ?? 0; at < end; at++) {
      const doc = base + (postings[at] ?? 0);
      const before = scores[doc] ?? 0;
      if (before === 0) {
        if (isClosed) continue;
        matching[room.matched++] = doc;
      }
      const frequency = frequencyOf[frequencies[at] ?? 0] ?? 0;
      scores[doc] = before + (most * frequency) / (frequency + (norm[doc] ?? 0));
    }
  }
}

/** Adds the scores of further terms to candidates alone. @param candidates ascending. */
export function addScores(
  archive: ArchiveReader,
  docs: DocTable,
  terms: readonly { readonly text: string; readonly weight: number }[],
  candidates: Uint32Array,
  scores: Float64Array,
): void {
  const norm = normsOf(docs);
  const { parts } = archive.index();
  for (const { text, weight } of terms) {
    const { numbers } = archive.index().find(text);
    let next = 0;
    parts.forEach(({ segment, base }, part) => {
      const term = numbers[part] ?? -1;
      const limit = base + segment.size;
      if (term < 0) {
        while (next < candidates.length && (candidates[next] ?? 0) < limit) next++;
        return;
      }
      const { postingStarts, postings, frequencies } = segment.sections;
      const end = postingStarts[term + 1] ?? 0;
      let at = postingStarts[term] ?? 0;
      for (; next < candidates.length && (candidates[next] ?? 0) < limit; next++) {
        const doc = candidates[next] ?? 0;
        at = advance(postings, at, end, doc - base);
        if (at === end || postings[at] !== doc - base) continue;
        const frequency = weightedFrequency[frequencies[at] ?? 0] ?? 0;
        scores[doc] = (scores[doc] ?? 0) + (weight * frequency * (k1 + 1)) / (frequency + (norm[doc] ?? 0));
      }
    });
  }
}

/** The first place from `at` on whose posting isn't below, by steps that double, then by halves. */
function advance(postings: Uint32Array, at: number, end: number, wanted: number): number {
  let low = at;
  let step = 1;
  while (low + step < end && (postings[low + step] ?? 0) < wanted) {
    low += step;
    step *= 2;
  }
  let high = Math.min(end, low + step);
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((postings[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
