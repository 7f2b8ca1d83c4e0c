import type { ArchiveReader, DocTable } from '../index/archive-reader.ts';
import { partsOf } from './topic-words.ts';

/** Words that go with a topic: in this part of its articles, and this many times as often there as elsewhere. */
const mostKin = 40;
const kinShare = 0.15;
const kinLift = 3;
/** The forward index has words of grammar, the postings don't. */
const leastPosted = 0.8;
/** With fewer articles nothing is learnt. */
const leastSeeds = 4;

/**
 * Learns which words go with a topic from articles that are about it: by their lift, weighted with its logarithm.
 * @returns how much an article's parts hold of them, their mean: 1 for as much as the articles in the middle; `null` where too few articles show it.
 */
export function kinOf(
  archive: ArchiveReader,
  docs: DocTable,
  seeds: readonly number[],
  own: ReadonlySet<string>,
): ((doc: number) => number) | null {
  if (seeds.length < leastSeeds) return null;
  const weigh = weigher(archive, wordsOf(archive, docs, seeds, own));
  const reached = seeds.map(weigh).toSorted((a, b) => a - b);
  const bar = reached[Math.floor(reached.length / 2)] ?? 0;
  return bar === 0 ? null : (doc) => weigh(doc) / bar;
}

/** The words that go with some articles, and the logarithm of how many times as often they stand there as elsewhere. */
function wordsOf(
  archive: ArchiveReader,
  docs: DocTable,
  seeds: readonly number[],
  own: ReadonlySet<string>,
): Map<string, number> {
  const index = archive.index();
  const counts = new Map<string, number>();
  for (const doc of seeds) {
    const { terms } = index.partOf(doc).segment;
    const { title, body } = archive.forward(doc);
    for (const number of new Set([...title, ...body])) {
      const text = terms.text(number);
      if (!own.has(text)) counts.set(text, (counts.get(text) ?? 0) + 1);
    }
  }
  const seeded = new Set(seeds);
  const elsewhere = docs.count - seeds.length + 1;
  const candidates = [...counts].flatMap(([text, count]) => {
    const share = count / seeds.length;
    const all = count < 2 || share < kinShare ? 0 : archive.articlesWith(text);
    const lift = share / ((all - count + 0.5) / elsewhere);
    return all < count || lift < kinLift ? [] : [{ text, count, weight: Math.log(lift), rank: share * Math.log(lift) }];
  });
  const kin = new Map<string, number>();
  for (const { text, count, weight } of candidates.toSorted((a, b) => b.rank - a.rank)) {
    if (kin.size === mostKin) break;
    let posted = 0;
    for (const doc of archive.docsWith(text)) if (seeded.has(doc)) posted++;
    if (posted >= count * leastPosted) kin.set(text, weight);
  }
  return kin;
}

/** The weights of the words that a part of an article has, each once, and the mean over its parts. */
function weigher(archive: ArchiveReader, kin: ReadonlyMap<string, number>): (doc: number) => number {
  const index = archive.index();
  const byPart = new Map<number, ReadonlyMap<number, number>>();
  const weightsIn = (part: number): ReadonlyMap<number, number> => {
    const known = byPart.get(part);
    if (known) return known;
    const weights = new Map([...kin].map(([text, weight]) => [index.find(text).numbers[part] ?? -1, weight]));
    byPart.set(part, weights);
    return weights;
  };
  return (doc) => {
    const weights = weightsIn(index.partNumber(doc));
    const { body, starts } = archive.forward(doc);
    const parts = partsOf(body, starts);
    const held = Array.from({ length: parts.count }, () => new Set<number>());
    let sum = 0;
    for (let position = 0; position < body.length; position++) {
      const number = body[position] ?? 0;
      const weight = weights.get(number);
      const part = weight === undefined ? undefined : held[parts.at(position)];
      if (weight === undefined || part === undefined || part.has(number)) continue;
      part.add(number);
      sum += weight;
    }
    return sum / parts.count;
  };
}
