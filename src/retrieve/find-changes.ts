import type { Article } from '../coverage/article.ts';
import type { Question } from '../coverage/question.ts';
import type { Revision } from '../coverage/revision.ts';
import type { ArchiveReader } from '../index/archive-reader.ts';
import type { Calendar } from '../language/calendar.ts';
import { termsOf } from '../language/terms.ts';
import type { StandingArticle } from '../store/article-reader.ts';
import { revisionOf } from '../stories/revision.ts';
import { readQuestion } from './read-question.ts';
import { retrieve } from './retriever.ts';

/** One version of an article became another. */
export interface ChangeStep {
  readonly before: Article;
  readonly after: Article;
  /** When that was seen; `null` where that isn't kept. */
  readonly at: Date | null;
  readonly revision: Revision;
}

/** What became of an article since it was read first. */
export interface ArticleChanges {
  /** As it stands now; withdrawn, nothing of it may be quoted. */
  readonly now: StandingArticle;
  /** Steps in which its words changed, the newest first. */
  readonly steps: readonly ChangeStep[];
}

/** Articles that are looked at for changes, the likeliest first. */
const mostArticles = 3;
/** Versions of one that are compared. */
const mostVersions = 20;
const mostWithdrawn = 200;

/**
 * What changed in the article that is about a topic; `null` where none is.
 * @param topic words of the question that don't ask for changes
 * @param namesArticle whether the question surely asks about an article: else only one whose headline holds the whole topic counts, and only where its words changed.
 */
export function findChanges(
  archive: ArchiveReader,
  {
    topic,
    namesArticle,
    ...question
  }: Omit<Question, 'text'> & { readonly topic: string; readonly namesArticle: boolean },
  calendar: Calendar,
): ArticleChanges | null {
  return archive.snapshot(() => {
    const { terms } = readQuestion(topic, archive.docs().languages);
    if (terms.length === 0) return null;
    const isNamed = ({ title, language }: Article): boolean => {
      const words = new Set(termsOf(title, language).map(({ text }) => text));
      return terms.every(({ variants }) => variants.some(({ text }) => words.has(text)));
    };
    const withdrawn = archive.withdrawn(mostWithdrawn).find(({ article }) => isNamed(article));
    if (withdrawn !== undefined) return { now: withdrawn, steps: [] };
    const { sources, judgement } = retrieve(archive, { ...question, text: topic }, calendar);
    const found = sources
      .slice(0, mostArticles)
      .filter(({ article }) => isNamed(article) || (namesArticle && judgement !== 'not_covered'))
      .flatMap(({ article }) => changesOf(archive, article.id) ?? []);
    const changed = found.find(({ steps }) => steps.length > 0);
    return changed ?? (namesArticle ? (found[0] ?? null) : null);
  });
}

function changesOf(archive: ArchiveReader, id: string): ArticleChanges | null {
  const now = archive.standing(id);
  if (now === null) return null;
  const versions = [...archive.history(id, mostVersions), now];
  const steps = versions.slice(1).flatMap((version, at): ChangeStep[] => {
    const [before, after] = [versions[at]?.article ?? version.article, version.article];
    const revision = revisionOf(before, after);
    const isChanged = revision.note !== null || revision.changes.length > 0;
    return isChanged ? [{ before, after, at: version.since, revision }] : [];
  });
  return { now, steps: steps.toReversed() };
}
