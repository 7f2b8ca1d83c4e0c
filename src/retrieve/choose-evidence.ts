import type { Article, Passage } from '../coverage/article.ts';
import type { EvidenceSource } from '../coverage/evidence.ts';
import type { ArchiveReader, DocTable } from '../index/archive-reader.ts';
import { passagesFor, type ScoredRun } from './choose-passages.ts';
import { isInScope, type Scope } from './filter-scope.ts';
import type { RankedSource } from './rank-articles.ts';
import type { SentenceRun } from './score-passages.ts';

/**
 * What the evidence may add to a request, in characters of its JSON. `npm run evaluate -- evidence` finds .68 of the facts of `multihop` and
 * .77 of the answers of `news` in 690 words on average; 1,700 words of two long passages a source held .61 and .80 in twice as many, and .52
 * and .74 in as few. The median request, prompt and tool included, stays under 12,000. Facts rise by .03 with each 1,000 characters more.
 * The constants below lie on the plateau that both halves of both sets share; single settings that win one half lose the other.
 */
const maxEvidenceCharacters = 7_000;
/** What JSON puts around a sentence, and around an article with its title and address. */
const sentenceCharacters = 30;
const sourceCharacters = 250;
/** Articles that are looked into. */
const maxSources = 10;
/** An article this far below the best one is left out, and so is a passage this far below the best of all. */
const minShareOfBestSource = 0.3;
const minShareOfBestPassage = 0.4;
/** The best article is sent whole where it is this short, in characters: about three passages. */
const wholeArticleCharacters = 2_000;
/** Copies of one story that are held against it for differences. */
const maxCompared = 3;
/** A copy stands for its story only where it speaks to the question this much more than the lead. */
const copyAdvantage = 1.15;

/** One article a story: its lead, unless a copy speaks to the question clearly more. The ranking's order stays. */
export function foldStories(docs: DocTable, ranked: readonly RankedSource[]): RankedSource[] {
  const groups = Map.groupBy(
    ranked.filter(({ looked }) => looked !== null && looked.best.score > 0),
    ({ doc }) => docs.story[doc] ?? doc,
  );
  return [...groups].flatMap(([lead, members]) => {
    const [best] = members.toSorted((a, b) => b.score - a.score);
    const leading = members.find(({ doc }) => doc === lead);
    if (best === undefined) return [];
    return leading && best.score < leading.score * copyAdvantage ? [leading] : [best];
  });
}

/** A passage that may be sent, and how it compares. */
interface PassageCandidate extends SentenceRun {
  readonly source: OpenedArticle;
  readonly value: number;
  /** Which of its article's passages it is, counted from 0. */
  readonly turn: number;
}

/** An article that is looked into. */
interface OpenedArticle {
  readonly story: RankedSource;
  readonly article: Article;
  /** Which article it is, counted from 0. */
  readonly place: number;
  readonly passages: readonly ScoredRun[];
}

/**
 * Chooses passages until the evidence is full: the best ones, or, where several things were asked, the best of each source in turn. What
 * is far below the best is left out even where there is room.
 */
export function fillSources(
  archive: ArchiveReader,
  docs: DocTable,
  scope: Scope,
  { stories, inTurn }: { stories: readonly RankedSource[]; inTurn: boolean },
): EvidenceSource[] {
  const bestScore = Math.max(0, ...stories.map(({ score }) => score));
  const opened = stories
    .slice(0, maxSources)
    .filter(({ score }) => score >= bestScore * minShareOfBestSource)
    .map((story, place): OpenedArticle => {
      const article = archive.article(story.doc);
      return { story, article, place, passages: story.looked ? passagesFor(article, story.looked.scorer) : [] };
    });
  const chosen = within(maxEvidenceCharacters, candidatesOf(opened, inTurn));
  return opened.flatMap(({ story, article }) => {
    const sentences = chosen.get(article);
    if (!sentences) return [];
    const others = archive
      .storyDocs(docs.story[story.doc] ?? story.doc)
      .filter((doc) => doc !== story.doc && isInScope(docs, doc, scope));
    const differences = others.slice(0, maxCompared).flatMap((doc) => archive.differences(story.doc, doc));
    const copies = others.map((doc) => archive.headline(doc));
    return [{ article, passages: runsOf(article.id, sentences), score: story.score, copies, differences }];
  });
}

/** All passages that are good enough, in the order in which they are wanted. */
function candidatesOf(opened: readonly OpenedArticle[], inTurn: boolean): PassageCandidate[] {
  const best = Math.max(0, ...opened.map(({ passages }) => passages[0]?.score ?? 0));
  const candidates = opened.flatMap((source): PassageCandidate[] => {
    const { article, story, place, passages } = source;
    const good = passages.filter(({ score }, turn) => score >= best * minShareOfBestPassage || place + turn === 0);
    const isWhole = place === 0 && article.text.length <= wholeArticleCharacters;
    const runs = isWhole && good[0] ? [{ first: 0, last: article.sentences.length - 1, score: good[0].score }] : good;
    return runs.map(({ score, ...run }, turn) => ({ ...run, source, turn, value: story.score + score }));
  });
  return candidates.toSorted((a, b) =>
    inTurn ? a.turn - b.turn || a.source.place - b.source.place : b.value - a.value || a.source.place - b.source.place,
  );
}

/** The sentences of each article that fit; a passage that doesn't makes room for a smaller one. The first is always there. */
function within(
  characters: number,
  candidates: readonly PassageCandidate[],
): ReadonlyMap<Article, ReadonlySet<number>> {
  const chosen = new Map<Article, Set<number>>();
  let used = 0;
  for (const { source, first, last } of candidates) {
    const { article } = source;
    const already = chosen.get(article) ?? new Set<number>();
    let added = already.size === 0 ? sourceCharacters : 0;
    for (let sentence = first; sentence <= last; sentence++) {
      const span = article.sentences[sentence];
      if (span && !already.has(sentence)) added += span.end - span.start + sentenceCharacters;
    }
    if (used + added > characters && chosen.size > 0) continue;
    used += added;
    for (let sentence = first; sentence <= last; sentence++) already.add(sentence);
    chosen.set(article, already);
  }
  return chosen;
}

/** Runs of neighbouring sentences. A single one that is left out between two costs hardly more than the mark of its gap, so it is sent. */
function runsOf(article: string, sentences: ReadonlySet<number>): Passage[] {
  const runs: Passage[] = [];
  for (const sentence of [...sentences].toSorted((a, b) => a - b)) {
    const previous = runs.at(-1);
    if (previous && sentence - previous.last <= 2) runs[runs.length - 1] = { ...previous, last: sentence };
    else runs.push({ article, first: sentence, last: sentence });
  }
  return runs;
}
