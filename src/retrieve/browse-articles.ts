import type { Headline } from '../coverage/article.ts';
import type { Filter } from '../coverage/question.ts';
import { type ArchiveReader, undated } from '../index/archive-reader.ts';
import { type Calendar, dayOf } from '../language/calendar.ts';

import { isInScope, newestFirst, scopeOf } from './filter-scope.ts';
import { docsOnTopic } from './newest-stories.ts';

/** Which articles to list, and which part of the list. */
export interface BrowseRequest {
  readonly topic: string | null;
  readonly filter: Filter;
  readonly askedAt: Date;
  /** How many to pass over. */
  readonly offset: number;
  /** How many at most. */
  readonly limit: number;
}

export interface ArticlePage {
  /** Newest first, undated last; copies of a story too. */
  readonly articles: readonly Headline[];
  /** How many there are on all pages. */
  readonly total: number;
  /** Articles that a date left out because they carry none. */
  readonly undatedLeftOut: number;
  readonly filter: Filter;
}

/** A page of the articles on a topic or within a filter, newest first, and how many there are. */
export function browse(archive: ArchiveReader, request: BrowseRequest, calendar: Calendar): ArticlePage {
  return archive.snapshot(() => {
    const { topic, filter, offset, limit } = request;
    const scope = scopeOf(archive, filter, dayOf(calendar, request.askedAt));
    const docs = archive.docs();
    const anytime = { ...scope, from: null, to: null };
    const candidates =
      topic === null ? Array.from({ length: docs.size }, (_, doc) => doc) : docsOnTopic(archive, topic, anytime);
    const found = candidates.filter((doc) => isInScope(docs, doc, scope));
    const isDated = scope.from !== null || scope.to !== null;
    const leftOut = isDated
      ? candidates.filter((doc) => docs.day[doc] === undated && isInScope(docs, doc, anytime)).length
      : 0;
    return {
      articles: newestFirst(docs, found)
        .slice(offset, offset + limit)
        .map((doc) => archive.headline(doc)),
      total: found.length,
      undatedLeftOut: leftOut,
      filter,
    };
  });
}
