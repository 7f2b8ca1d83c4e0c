import type { ArchiveReader, DocTable } from '../archive/reader.ts';
import type { Evidence, Headline, Passage, Question, Source } from '../coverage.ts';
import { type RankedArticle, rankArticles } from './articles.ts';
import { judge, subjectShare, subjectWeights } from './judge.ts';
import { passagesOf } from './passages.ts';
import { type RankedPassage, rankPassages } from './rank-passages.ts';
import { readQuestion } from './reading.ts';
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

interface Candidate extends RankedArticle {
  readonly passages: readonly RankedPassage[];
  readonly share: number;
}

/** Finds the passages of the archive that speak to a question, and judges whether they cover it. */
export function retrieve(archive: ArchiveReader, question: Question): Evidence | UnknownOutlet {
  return archive.snapshot(() => {
    const scope = scopeOf(archive, question.filter);
    if ('unknownOutlet' in scope) return scope;
    const reading = readQuestion(question.text);
    const ranking = rankArticles(archive, reading, scope, maxArticles);
    const weights = subjectWeights(ranking.terms);
    const candidates = ranking.articles.map((article): Candidate => {
      const forward = archive.forward(article.doc);
      const { id } = archive.headline(article.doc);
      const passages = rankPassages(forward, passagesOf(id, forward), ranking.terms);
      return { ...article, passages, share: subjectShare(forward, weights) };
    });
    const docs = archive.docs();
    const stories = foldStories(docs, candidates);
    return {
      judgement: judge(Math.max(0, ...candidates.map(({ share }) => share))),
      terms: ranking.terms,
      filter: question.filter,
      sources: fillSources(archive, docs, scope, stories),
      nearest: nearest(archive, docs, scope, stories),
      undatedLeftOut: ranking.undatedLeftOut,
    };
  });
}

/** One article a story: its lead, unless a copy speaks to the question clearly more. Best first by passage. */
function foldStories(docs: DocTable, candidates: readonly Candidate[]): Candidate[] {
  const groups = Map.groupBy(
    candidates.filter(({ passages }) => passages.length > 0),
    ({ doc }) => docs.story[doc] ?? doc,
  );
  return [...groups]
    .flatMap(([lead, members]) => {
      const [best] = members.toSorted((a, b) => topScore(b) - topScore(a));
      const leading = members.find(({ doc }) => doc === lead);
      if (best === undefined) return [];
      return leading && topScore(best) < topScore(leading) * copyAdvantage ? [leading] : [best];
    })
    .toSorted((a, b) => topScore(b) - topScore(a) || a.doc - b.doc);
}

function topScore({ passages, score }: Candidate): number {
  return (passages[0]?.score ?? 0) + score;
}

function fillSources(archive: ArchiveReader, docs: DocTable, scope: Scope, stories: readonly Candidate[]): Source[] {
  let words = 0;
  const chosen = new Map<Candidate, Passage[]>();
  const all = stories
    .flatMap((candidate) =>
      candidate.passages
        .slice(0, maxPassagesPerSource)
        .map(({ passage, score }) => ({ candidate, passage, score: score + candidate.score })),
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
    score: topScore(candidate),
    copies: archive
      .storyDocs(docs.story[candidate.doc] ?? candidate.doc)
      .filter((doc) => doc !== candidate.doc && isInScope(docs, doc, scope))
      .map((doc) => archive.headline(doc)),
  }));
}

/** Headlines near the question; without a word in common, the newest ones. */
function nearest(archive: ArchiveReader, docs: DocTable, scope: Scope, stories: readonly Candidate[]): Headline[] {
  if (stories.length > 0) return stories.slice(0, maxNearest).map(({ doc }) => archive.headline(doc));
  return leadsInScope(docs, scope)
    .slice(0, maxNearest)
    .map((doc) => archive.headline(doc));
}
