import type { ArchiveReader, DocTable } from '../archive/reader.ts';
import type { Evidence, Headline, Passage, Question, Source } from '../coverage.ts';
import { judgeArticles } from './judge-articles.ts';
import { type RankedPassage, type RankedSource, rank } from './rank.ts';
import { isInScope, leadsInScope, type Scope, scopeOf, type UnknownOutlet } from './scope.ts';

/** Articles whose passages are looked at. */
const maxArticles = 60;
/** Words of evidence that go to whoever answers, about 1.3 tokens each. */
const maxEvidenceWords = 1_800;
/** One source doesn't crowd out the others. */
const maxPassagesPerSource = 3;
const maxNearest = 3;
/** A copy stands for its story only where it speaks to the question this much more than the lead. */
const copyAdvantage = 1.15;

/** Finds the passages of the archive that speak to a question, and judges whether they cover it. */
export function retrieve(archive: ArchiveReader, question: Question): Evidence | UnknownOutlet {
  return archive.snapshot(() => {
    const scope = scopeOf(archive, question.filter);
    if ('unknownOutlet' in scope) return scope;
    const { reading, terms, sources, matching, undatedLeftOut } = rank(archive, question, scope, maxArticles);
    const docs = archive.docs();
    const stories = foldStories(docs, sources);
    return {
      ...judgeArticles(archive, docs, reading, terms, matching),
      terms,
      filter: question.filter,
      sources: fillSources(archive, docs, scope, stories),
      nearest: nearest(archive, docs, scope, stories),
      undatedLeftOut,
    };
  });
}

/** What `search` finds of one article. */
export interface ArticleHit {
  readonly article: string;
  readonly score: number;
  /** Best first, with scores that compare over articles. */
  readonly passages: readonly RankedPassage[];
}

/** The plain ranking behind `retrieve`, before stories are folded and evidence is chosen: for evaluation. */
export function search(
  archive: ArchiveReader,
  question: Question,
  limit: number,
): readonly ArticleHit[] | UnknownOutlet {
  return archive.snapshot(() => {
    const scope = scopeOf(archive, question.filter);
    if ('unknownOutlet' in scope) return scope;
    const { sources } = rank(archive, question, scope, limit);
    return sources.map(({ doc, score, passages }) => ({ article: archive.headline(doc).id, score, passages }));
  });
}

/** One article a story: its lead, unless a copy speaks to the question clearly more. Best first by passage. */
function foldStories(docs: DocTable, candidates: readonly RankedSource[]): RankedSource[] {
  const groups = Map.groupBy(
    candidates.filter(({ passages }) => passages.length > 0),
    ({ doc }) => docs.story[doc] ?? doc,
  );
  return [...groups]
    .flatMap(([lead, members]) => {
      const [best] = members.toSorted((a, b) => b.score - a.score);
      const leading = members.find(({ doc }) => doc === lead);
      if (best === undefined) return [];
      return leading && best.score < leading.score * copyAdvantage ? [leading] : [best];
    })
    .toSorted((a, b) => b.score - a.score || a.doc - b.doc);
}

function fillSources(archive: ArchiveReader, docs: DocTable, scope: Scope, stories: readonly RankedSource[]): Source[] {
  let words = 0;
  const chosen = new Map<RankedSource, Passage[]>();
  const all = stories
    .flatMap((candidate) =>
      candidate.passages.slice(0, maxPassagesPerSource).map(({ passage, score }) => ({ candidate, passage, score })),
    )
    .toSorted((a, b) => b.score - a.score);
  for (const { candidate, passage } of all) {
    const sentences = archive.forward(candidate.doc).sentences.slice(passage.first, passage.last + 1);
    words += sentences.reduce((sum, { length }) => sum + length, 0);
    if (words > maxEvidenceWords && chosen.size > 0) break;
    const passages = chosen.get(candidate) ?? [];
    chosen.set(candidate, passages);
    passages.push(passage);
  }
  return [...chosen].map(([candidate, passages]) => ({
    article: archive.article(candidate.doc),
    passages,
    score: candidate.score,
    copies: archive
      .storyDocs(docs.story[candidate.doc] ?? candidate.doc)
      .filter((doc) => doc !== candidate.doc && isInScope(docs, doc, scope))
      .map((doc) => archive.headline(doc)),
  }));
}

/** Headlines near the question; without a word in common, the newest ones. */
function nearest(archive: ArchiveReader, docs: DocTable, scope: Scope, stories: readonly RankedSource[]): Headline[] {
  if (stories.length > 0) return stories.slice(0, maxNearest).map(({ doc }) => archive.headline(doc));
  return leadsInScope(docs, scope)
    .slice(0, maxNearest)
    .map((doc) => archive.headline(doc));
}
