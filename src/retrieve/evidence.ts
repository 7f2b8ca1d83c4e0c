import type { ArchiveReader, DocTable } from '../archive/reader.ts';
import type { Passage } from '../coverage/article.ts';
import type { Source } from '../coverage/evidence.ts';
import { differencesOf } from '../stories/differences.ts';
import type { RankedSource } from './rank.ts';
import { isInScope, type Scope } from './scope.ts';

/**
 * Words of evidence that go to whoever answers, about 1.3 tokens each. With two passages a source, this keeps 95% of the recall that twenty
 * passages reach on `time` (.70 of .74 of the right articles), and all of it on `xquad/en`; the median prompt stays under 3,500 tokens.
 * Three passages a source keep 90%.
 */
const maxEvidenceWords = 1_700;
const maxPassagesPerSource = 2;
/** Copies of one story that are held against it for differences. */
const maxCompared = 3;
/** A copy stands for its story only where it speaks to the question this much more than the lead. */
const copyAdvantage = 1.15;

/** One article a story: its lead, unless a copy speaks to the question clearly more. The ranking's order stays. */
export function foldStories(docs: DocTable, ranked: readonly RankedSource[]): RankedSource[] {
  const groups = Map.groupBy(
    ranked.filter(({ passages }) => passages.length > 0),
    ({ doc }) => docs.story[doc] ?? doc,
  );
  return [...groups].flatMap(([lead, members]) => {
    const [best] = members.toSorted((a, b) => b.score - a.score);
    const leading = members.find(({ doc }) => doc === lead);
    if (best === undefined) return [];
    return leading && best.score < leading.score * copyAdvantage ? [leading] : [best];
  });
}

/**
 * Chooses passages until the evidence is full: the best ones, or, where several things were asked, the best of each source in turn.
 */
export function fillSources(
  archive: ArchiveReader,
  docs: DocTable,
  scope: Scope,
  stories: readonly RankedSource[],
  inTurn: boolean,
): Source[] {
  const candidates = stories.flatMap((story, place) =>
    story.passages
      .slice(0, maxPassagesPerSource)
      .map(({ passage, score }, turn) => ({ story, place, passage, score, turn })),
  );
  candidates.sort((a, b) => (inTurn ? a.turn - b.turn || a.place - b.place : b.score - a.score || a.place - b.place));
  const chosen = new Map<RankedSource, Passage[]>();
  let words = 0;
  for (const { story, passage } of candidates) {
    const sentences = archive.forward(story.doc).sentences.slice(passage.first, passage.last + 1);
    words += sentences.reduce((sum, { length }) => sum + length, 0);
    if (words > maxEvidenceWords && chosen.size > 0) break;
    const passages = chosen.get(story) ?? [];
    chosen.set(story, passages);
    passages.push(passage);
  }
  return stories.flatMap((story) => {
    const passages = chosen.get(story);
    if (!passages) return [];
    const others = archive
      .storyDocs(docs.story[story.doc] ?? story.doc)
      .filter((doc) => doc !== story.doc && isInScope(docs, doc, scope));
    const article = archive.article(story.doc);
    const differences = others.slice(0, maxCompared).flatMap((doc) => differencesOf(article, archive.article(doc)));
    const copies = others.map((doc) => archive.headline(doc));
    return [{ article, passages, score: story.score, copies, differences }];
  });
}
