import type { Headline } from '../coverage/article.ts';
import type { DigestRequest } from '../coverage/digest.ts';
import type { Story } from '../coverage/story.ts';
import { type ArchiveReader, type DocTable, undated } from '../index/archive-reader.ts';
import { type Calendar, dayOf } from '../language/calendar.ts';
import { dayNumber } from '../language/dates.ts';
import { bm25f, weighTerms, weighted } from './bm25f.ts';
import { isInScope, leadsInScope, type Scope, scopeOf } from './filter-scope.ts';
import { readQuestion } from './read-question.ts';

/** Stories for a digest, newest first, undated last. */
export interface NewestStories {
  readonly stories: readonly Story[];
  /** The newest story on the topic whatever the window says; `null` when there is none. */
  readonly newest: Headline | null;
  /** Stories on the topic that the window left out because they carry no date. */
  readonly undatedLeftOut: number;
}

/** An article is on a topic when it scores at least this share of the best. */
const minTopicShare = 0.35;

/** The newest stories within a filter or on a topic, one lead each, as a digest tells them. */
export function newestStories(archive: ArchiveReader, request: DigestRequest, calendar: Calendar): NewestStories {
  return archive.snapshot(() => {
    const scope = scopeOf(archive, request.filter, dayOf(calendar, request.askedAt));
    const docs = archive.docs();
    const leads = request.topic === null ? leadsInScope(docs, scope) : leadsOnTopic(archive, request.topic, scope);
    const windowed = leads.filter((doc) => isInScope(docs, doc, windowOf(request, scope, calendar)));
    const [newest] = leads;
    return {
      stories: windowed.slice(0, request.count).map((doc) => storyOf(archive, docs, doc)),
      newest: newest === undefined ? null : archive.headline(newest),
      undatedLeftOut: request.days === null ? 0 : leads.filter((doc) => docs.day[doc] === undated).length,
    };
  });
}

/** The last `days` days up to today: one day means today. */
function windowOf(request: DigestRequest, scope: Scope, calendar: Calendar): Scope {
  if (request.days === null) return scope;
  const today = dayNumber(dayOf(calendar, request.askedAt));
  const from = today - request.days + 1;
  return { ...scope, from: Math.max(scope.from ?? from, from), to: Math.min(scope.to ?? today, today) };
}

function leadsOnTopic(archive: ArchiveReader, topic: string, scope: Scope): number[] {
  const docs = archive.docs();
  const leads = new Set(docsOnTopic(archive, topic, scope).map((doc) => docs.story[doc] ?? doc));
  return leadsInScope(docs, scope).filter((doc) => leads.has(doc));
}

/** Documents in scope that are on a topic, in the order of their numbers. */
export function docsOnTopic(archive: ArchiveReader, topic: string, scope: Scope): number[] {
  const docs = archive.docs();
  const terms = weighTerms(archive, docs, readQuestion(topic, docs.languages).terms);
  const { scores, matching } = bm25f(archive, docs, weighted(terms));
  const inScope = [...matching].filter((doc) => isInScope(docs, doc, scope));
  const bar = inScope.reduce((best, doc) => Math.max(best, scores[doc] ?? 0), 0) * minTopicShare;
  return inScope.filter((doc) => (scores[doc] ?? 0) >= bar);
}

function storyOf(archive: ArchiveReader, docs: DocTable, lead: number): Story {
  const others = archive.storyDocs(lead).filter((doc) => doc !== lead && docs.live[doc] === 1);
  return { lead: archive.article(lead), others: others.map((doc) => archive.headline(doc)) };
}
