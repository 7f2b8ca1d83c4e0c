import type { QueryTerm } from '../coverage/evidence.ts';
import type { ArchiveReader, DocTable } from '../index/archive-reader.ts';
import { termsOf } from '../language/terms.ts';
import { bm25f, weighTerms, weighted } from './bm25f.ts';
import { k1 } from './ranking-constants.ts';
import { readQuestion } from './read-question.ts';

/** How much of the score that a topic's words could give an article must have, where nothing else is known: more than a word in passing. */
const leastShare = { ofOneTerm: 0.6, ofSeveral: 0.45 };
/** Articles that show what a topic is, and with fewer than which nothing is learnt from them. */
const seedShare = 0.6;
const mostSeeds = 100;
const leastSeeds = 8;
/** Words that go with a topic: in this part of its articles, and this many times as often there as elsewhere. */
const mostKin = 40;
const kinShare = 0.15;
const kinLift = 3;
/** The forward index has words of grammar, the postings don't. */
const leastPosted = 0.8;
/** The bar is what three of four seeds reach: an article is on the topic when it has this part of it, or less where it says the words as well. */
const barQuantile = 0.25;
const kinAlone = 0.8;
const kinNextToWords = { kin: 0.4, share: 0.5 };

/** Whether articles are on a topic. */
interface TopicJudge {
  isAbout(doc: number): boolean;
  /** How near an article is to it: 1 and more for one that surely is. For ordering what is left out. */
  nearness(doc: number): number;
}

/**
 * Learns from the archive what a topic is: from the articles that hold its words most, which other words go with it (by their lift, weighted
 * with its logarithm). So whether an article is on it is one question, however few articles stand around it: "sport" is met by a report of a
 * match that doesn't say so, and not by a mention in passing. On 8,375 articles whose address names their section (`sport`, `politics`,
 * `health`, `weather`, `business`, `entertainment`), precision and recall are .55/.64, .27/.56, .19/.92, .15/.92, .29/.68, .43/.60; by the
 * share of the best score alone, .45/.55, .24/.56, .13/.93, .11/.85, .24/.66, .41/.21. (A section holds a part of what is on its topic.)
 */
export function topicJudge(archive: ArchiveReader, topic: string): TopicJudge {
  const docs = archive.docs();
  const terms = weighTerms(archive, docs, readQuestion(topic, docs.languages).terms);
  const shares = sharesOf(archive, docs, terms);
  const kin = learn(archive, docs, shares);
  const names = namesHeld(archive, terms);
  const alone = terms.length === 1 ? leastShare.ofOneTerm : leastShare.ofSeveral;
  const nearness = (doc: number): number => {
    const share = shares.get(doc) ?? 0;
    if (kin === null) return share / alone;
    const own = kin.in(doc);
    return Math.max(own / kinAlone, Math.min(own / kinNextToWords.kin, share / kinNextToWords.share));
  };
  return {
    // Other words stand for words, never for a name.
    isAbout: (doc) => terms.length > 0 && names.every((held) => held.has(doc)) && nearness(doc) >= 1,
    nearness,
  };
}

/** Whether a section's name says that its articles are on a topic: "Sport/Football". @param language of the article. */
export function isSectionOf(topic: string, section: string | null, language: string): boolean {
  if (section === null) return false;
  const stems = new Set(termsOf(section, language).map(({ text }) => text));
  const wanted = readQuestion(topic, [language]).terms;
  return wanted.length > 0 && wanted.every(({ variants }) => variants.some(({ text }) => stems.has(text)));
}

/** Each article's part of the score that the topic's words could give. */
function sharesOf(archive: ArchiveReader, docs: DocTable, terms: readonly QueryTerm[]): Map<number, number> {
  const most = terms.reduce((sum, { idf, weight }) => sum + idf * weight * (k1 + 1), 0);
  const { scores, matching } = bm25f(archive, docs, weighted(terms));
  return new Map([...matching].filter((doc) => docs.live[doc] === 1).map((doc) => [doc, (scores[doc] ?? 0) / most]));
}

function namesHeld(archive: ArchiveReader, terms: readonly QueryTerm[]): ReadonlySet<number>[] {
  return terms
    .filter(({ kind }) => kind === 'name' || kind === 'number')
    .map(({ variants }) => new Set(variants.flatMap(({ text }) => [...archive.docsWith(text)])));
}

interface Kin {
  /** What an article has of the words that go with the topic; 1 is the bar. */
  in(doc: number): number;
}

/** `null` where too few articles show what goes with the topic. */
function learn(archive: ArchiveReader, docs: DocTable, shares: ReadonlyMap<number, number>): Kin | null {
  const seeds = [...shares]
    .filter(([, share]) => share >= seedShare)
    .toSorted(([a, x], [b, y]) => y - x || a - b)
    .slice(0, mostSeeds)
    .map(([doc]) => doc);
  if (seeds.length < leastSeeds) return null;
  const kin = wordsOf(archive, docs, seeds);
  const weigh = weigher(archive, kin);
  const reached = seeds.map(weigh).toSorted((a, b) => a - b);
  const bar = reached[Math.floor(reached.length * barQuantile)] ?? 0;
  return bar === 0 ? null : { in: (doc) => weigh(doc) / bar };
}

/** The words that go with some articles, and the logarithm of how many times as often they stand there as elsewhere. */
function wordsOf(archive: ArchiveReader, docs: DocTable, seeds: readonly number[]): Map<string, number> {
  const index = archive.index();
  const counts = new Map<string, number>();
  for (const doc of seeds) {
    const { terms } = index.partOf(doc).segment;
    const { title, body } = archive.forward(doc);
    for (const number of new Set([...title, ...body])) {
      const text = terms.text(number);
      counts.set(text, (counts.get(text) ?? 0) + 1);
    }
  }
  const seeded = new Set(seeds);
  const elsewhere = docs.count - seeds.length + 1;
  const candidates = [...counts].flatMap(([text, count]) => {
    const share = count / seeds.length;
    const all = share < kinShare ? 0 : archive.articlesWith(text);
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

/** Sums the weights of the words that an article has, each once. */
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
    const { title, body } = archive.forward(doc);
    const own = new Set([...title, ...body]);
    let sum = 0;
    for (const [number, weight] of weights) if (own.has(number)) sum += weight;
    return sum;
  };
}
