import { type ArchiveReader, type DocTable, undated } from '../index/archive-reader.ts';
import { articleTerms } from '../language/article-terms.ts';
import { comparedWordsOf } from '../stories/compared-words.ts';

/** A report's event stands in its first words. */
const wordsRead = 250;
/** A headline says in a few words what the report is about; names say who and where. */
const headlineWeight = 2;
const nameWeight = 1.5;
/** The cosine of two articles' words from which one goes on with the other, … */
const leastAlike = 0.35;
/** … where their first words share names as well: their rarity, summed. */
const leastNames = 0.6;
/** Of a story, the articles that are held against later ones. */
const mostTold = 12;

/** Names by which a story is known again. */
const mostShared = 4;

/** An article's words by how much they are said, and the names in its headline and lede. */
interface Profile {
  readonly words: ReadonlyMap<string, number>;
  /** Of the words as a vector, with their rarity. */
  readonly length: number;
  readonly openingNames: ReadonlySet<string>;
}

/** By the state of the index that they were read from: a thousand follow the same stories, and all are held against the same articles. */
const profilesOf = new WeakMap<DocTable, Map<number, Profile>>();

/**
 * Whether an article goes on with the story that some others told: a copy or an update, by the stories of the index, or a later report of what
 * followed: its words are alike (cosine of tf·idf) and its first words share names. Of 3,247 articles of a summer, 60 pairs that it takes, up to four days apart
 * and no copies or updates, judged by eye: 54 go on, and the others are round-ups that speak of the story in passing. Half of the later articles with the
 * same name in their headline are taken by one article alone.
 */
export function storyGoesOn(archive: ArchiveReader, articles: readonly string[]): (doc: number) => boolean {
  const docs = archive.docs();
  const known = articles.flatMap((id) => archive.docOf(id) ?? []).filter((doc) => docs.live[doc] === 1);
  const members = new Set(known.flatMap((doc) => archive.storyDocs(docs.story[doc] ?? doc)));
  const told = known.slice(0, mostTold);
  return (doc) =>
    members.has(doc) || told.some((before) => isLater(docs, doc, before) && goOn(archive, docs, before, doc));
}

/** What is older than a story is none of its news, however late it came. */
function isLater({ day }: DocTable, doc: number, before: number): boolean {
  const [own, first] = [day[doc] ?? undated, day[before] ?? undated];
  return own === undated || first === undated || own >= first;
}

/** Names that an article's first words share with those of the articles that told a story, the rarest first. */
export function sharedNames(archive: ArchiveReader, articles: readonly string[]): (id: string) => readonly string[] {
  const docs = archive.docs();
  const isThere = (doc: number | null): doc is number => doc !== null && docs.live[doc] === 1;
  const told = articles
    .map((id) => archive.docOf(id))
    .filter(isThere)
    .slice(0, mostTold);
  return (id) => {
    const doc = archive.docOf(id);
    if (!isThere(doc)) return [];
    const { openingNames } = profileOf(archive, docs, doc);
    const others = told.filter((before) => before !== doc).map((before) => profileOf(archive, docs, before));
    return [...openingNames]
      .filter((name) => others.some((other) => other.openingNames.has(name)))
      .toSorted((a, b) => rarity(archive, docs, b, 2) - rarity(archive, docs, a, 2))
      .slice(0, mostShared);
  };
}

function goOn(archive: ArchiveReader, docs: DocTable, before: number, later: number): boolean {
  const [one, other] = [profileOf(archive, docs, before), profileOf(archive, docs, later)];
  let alike = 0;
  let names = 0;
  for (const [word, weight] of one.words) {
    const theirs = other.words.get(word);
    if (theirs === undefined) continue;
    const rare = rarity(archive, docs, word, 2);
    alike += weight * theirs * rare ** 2;
    if (one.openingNames.has(word) && other.openingNames.has(word)) names += rare;
  }
  return names >= leastNames && alike >= leastAlike * one.length * other.length;
}

function profileOf(archive: ArchiveReader, docs: DocTable, doc: number): Profile {
  const profiles = profilesOf.get(docs) ?? new Map<number, Profile>();
  profilesOf.set(docs, profiles);
  const known = profiles.get(doc);
  if (known !== undefined) return known;
  const profile = read(archive, docs, doc);
  profiles.set(doc, profile);
  return profile;
}

function read(archive: ArchiveReader, docs: DocTable, doc: number): Profile {
  const article = archive.article(doc);
  const { headline, body: all, ledeLength } = comparedWordsOf(article, articleTerms(article));
  const body = all.slice(0, wordsRead);
  const counts = new Map<string, number>();
  const count = (word: string, by: number): void => void counts.set(word, (counts.get(word) ?? 0) + by);
  for (const { text } of headline) count(text, headlineWeight);
  for (const { text } of body) count(text, 1);
  const names = new Set(body.flatMap(({ kind, text }) => (kind === 'name' || kind === 'place' ? [text] : [])));
  const words = new Map(
    [...counts].map(([word, times]) => [word, (1 + Math.log(times)) * (names.has(word) ? nameWeight : 1)]),
  );
  const squares = [...words].reduce((sum, [word, weight]) => sum + (weight * rarity(archive, docs, word, 1)) ** 2, 0);
  const opening = [...headline, ...body.slice(0, ledeLength)].map(({ text }) => text);
  return {
    words,
    length: Math.sqrt(squares),
    openingNames: new Set(opening.filter((word) => names.has(word))),
  };
}

/** How rare a word is among the other articles than the `own` that are compared, from 0 to 1 for one that none of them has: so a few articles tell of it as many do. */
function rarity(archive: ArchiveReader, { count }: DocTable, word: string, own: number): number {
  // The postings have no words of grammar.
  const holding = archive.articlesWith(word);
  if (holding === 0) return 0;
  const others = Math.max(0, holding - own);
  return idf(count, others) / idf(count, 0);
}

function idf(all: number, holding: number): number {
  return Math.log(1 + (all - holding + 0.5) / (holding + 0.5));
}
