import type { ArchiveReader, DocTable } from '../index/archive-reader.ts';
import { termsOf } from '../language/terms.ts';
import { bestOf, scoresOf } from './best-scores.ts';
import { bm25f, weighted } from './bm25f.ts';
import { readQuestion } from './read-question.ts';
import { kinOf } from './topic-kin.ts';
import { type Presence, TopicWords } from './topic-words.ts';

/** What an article must reach of the five signs, each from 0 to 1 and the last to `mostKin`; of the four, where nothing is known of the last. */
const bar = { ofFive: 2.8, ofFour: 2.5 };
const mostKin = 1.5;
/** Articles that may show what a topic is: the best by its words. */
const mostLookedAt = 300;
const mostSeeds = 40;
/** Such as are surely on it. */
const seed = { beginning: 0.4, spread: 0.2 };
/** A word that this part of all articles hold names a field ("sport"): what is in it says other words, this part of what its best articles say. */
const fieldShare = 0.06;
const fieldSeeds = 100;
const fieldKin = 0.4;

/** Whether articles are on a topic. */
interface TopicJudge {
  isAbout(doc: number): boolean;
  /** How near an article is to it: 1 and more for one that surely is. For ordering what is left out. */
  nearness(doc: number): number;
}

/**
 * Whether an article is on a topic is one question, however few stand around it. Five signs are added as they are: what of the topic's words its headline
 * holds, its first words, its parts; how many of its sentences have one; and how much its parts hold of the words that go with the topic in the archive,
 * learnt from articles that are surely on it. So a mention in passing is none, nor is a list of the week's events; and who asks for food recalls isn't told of cars.
 *
 * On 30 topics fixed before (`npm run evaluate -- follows`), precision and recall are .905 and .723, means over topics; with the bar set on four fifths of them and
 * measured on the others, .902 and .715. By the words that go with a topic alone, without looking at where its own stand, they were .446 and .978. Weights that
 * were fitted to four fifths found about as much on the rest as the bare sum. A field's name is said by few of its articles: there the words that go with it are
 * enough. On articles whose address names their section (`sport`, `politics`, `health`, `weather`, `business`, `entertainment`), precision and recall are
 * .59/.70, .48/.51, .34/.86, .19/.91, .27/.59, .33/.78, by the earlier rule .49/.63, .43/.56, .25/.91, .15/.92, .24/.65, .35/.68. (A section holds a part of what is on its topic.)
 */
export function topicJudge(archive: ArchiveReader, topic: string): TopicJudge {
  const docs = archive.docs();
  const words = new TopicWords(archive, docs, topic);
  const { scores, matching } = bm25f(archive, docs, weighted(words.terms));
  const ranked = bestOf(matching, scoresOf(matching, scores), mostLookedAt).flatMap(({ doc }) =>
    docs.live[doc] === 1 ? [doc] : [],
  );
  const isField = !words.hasNames && words.terms.length === 1 && matching.length >= docs.count * fieldShare;
  const kin = kinOf(archive, docs, isField ? ranked.slice(0, fieldSeeds) : seedsOf(docs, words, ranked), words.own);
  const nearness = (doc: number): number => {
    const signs = sumOf(words.in(doc));
    if (kin === null) return signs / bar.ofFour;
    const held = kin(doc);
    return Math.max((signs + Math.min(mostKin, held)) / bar.ofFive, isField ? held / fieldKin : 0);
  };
  return {
    isAbout: (doc) => words.terms.length > 0 && words.holdsNames(doc) && nearness(doc) >= 1,
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

function sumOf({ title, beginning, spread, sentences }: Presence): number {
  return title + beginning + spread + sentences;
}

/** Articles that are surely on the topic, the surest first. @param ranked the best by its words. */
function seedsOf(docs: DocTable, words: TopicWords, ranked: readonly number[]): number[] {
  return [...new Set([...ranked, ...words.apart.slice(-mostLookedAt)])]
    .filter((doc) => docs.live[doc] === 1 && words.holdsNames(doc))
    .map((doc) => ({ doc, presence: words.in(doc) }))
    .filter(({ presence }) => presence.beginning >= seed.beginning && presence.spread >= seed.spread)
    .toSorted((a, b) => sumOf(b.presence) - sumOf(a.presence) || a.doc - b.doc)
    .slice(0, mostSeeds)
    .map(({ doc }) => doc);
}
