import type { Article } from '../coverage/article.ts';
import type { BriefingRequest } from '../coverage/briefing.ts';
import type { NewsWish } from '../coverage/news-wish.ts';
import type { Story } from '../coverage/story.ts';
import { type ArchiveReader, type DocTable, undated } from '../index/archive-reader.ts';
import { type Calendar, dayOf, startOfDay } from '../language/calendar.ts';
import { addDays, dayNumber, msPerDay } from '../language/dates.ts';
import type { Arrival } from '../store/article-reader.ts';
import { type ChangesSince, changesSince } from '../stories/what-changed.ts';
import { byNewest, isInScope, newestFirst, type Scope } from './filter-scope.ts';
import { lostStories } from './lost-stories.ts';
import { readWish } from './read-wish.ts';
import { storyGoesOn } from './story-goes-on.ts';
import { wishJudge } from './wish-judge.ts';
import { wishScope } from './wish-scope.ts';

/** A story with what makes it news. */
export type NewsStory = Story & {
  readonly news:
    | { readonly kind: 'new' }
    /** `lead` brings the change; `before` is what was there, the newest first. */
    | { readonly kind: 'moved'; readonly changes: ChangesSince; readonly before: readonly Article[] };
};

/** What is new in a window. */
export interface NewsSince {
  readonly wish: NewsWish;
  /** Newest first, undated last. */
  readonly stories: readonly NewsStory[];
  /** New and moved stories, those for which there is no room among them. */
  readonly total: number;
}

/** What was published longer before a window than this comes from an archive, whenever it came. */
const oldDays = 3;
/** What a source holds when it is added is no news; what it says no date of counts as held for as long as it may take to be read. */
const firstReadMs = msPerDay;
const msPerMinute = 60_000;
/** Earlier articles that a later one is held against. */
const mostCompared = 5;

/**
 * What is new in a window: stories of which nothing was there before, and stories of which an article, or a version of one, says something
 * that the earlier ones didn't. Copies, imports, and what a source held when it was added are no news.
 * @throws {Error} while the index is behind the store: what came last would never be told.
 */
export function newSince(
  archive: ArchiveReader,
  request: Omit<BriefingRequest, 'language'>,
  calendar: Calendar,
): NewsSince {
  return archive.snapshot(() => {
    const { after, until, count, only } = request;
    const wish = wishOf(archive, request);
    const docs = archive.docs();
    const scope = wishScope(archive, wish, dayOf(calendar, until));
    const window = { after, until };
    const seen = appearances(docs, after, calendar);
    const fresh = freshIn(archive, docs, window, calendar).filter(({ doc }) => isInScope(docs, doc, scope));
    // What a wish is about takes a search to find out.
    if (fresh.length === 0) return { wish, stories: [], total: 0 };
    const stories = Map.groupBy(fresh, ({ doc }) => docs.story[doc] ?? doc);
    const judge = wishJudge(archive, wish);
    const wasTold = lostStories(archive, wish, after, calendar);
    const goesOn = only?.kind === 'story' ? storyGoesOn(archive, only.articles) : () => true;
    const found = [...stories].flatMap(([lead, arrivals]) => {
      const news = newsOf(archive, docs, { lead, arrivals, scope, seen }, window);
      if (news === null || !goesOn(news.doc)) return [];
      // A lead that went since the index was made can't be read any more.
      const isTaken = [news.doc, lead].filter((doc) => docs.live[doc] === 1).map(judge);
      const isWanted = isTaken.some((verdict) => verdict.isTaken) && isTaken.every(({ unwanted }) => unwanted === null);
      if (!isWanted || (news.isNew && wasTold(archive.article(news.doc)))) return [];
      return [news];
    });
    const ordered = found.toSorted((a, b) => byNewest(docs, a.doc, b.doc) || a.doc - b.doc);
    return {
      wish,
      stories: ordered.slice(0, count).map((news) => news.told()),
      total: ordered.length,
    };
  });
}

/**
 * Whether anything came in a window that may be news to somebody: what an archive brings, or a source held when it was added, isn't.
 * @throws {Error} while the index is behind the store.
 */
export function cameSince(archive: ArchiveReader, window: Window, calendar: Calendar): boolean {
  return archive.snapshot(() => freshIn(archive, archive.docs(), window, calendar).length > 0);
}

function wishOf(archive: ArchiveReader, { words, only }: Pick<BriefingRequest, 'words' | 'only'>): NewsWish {
  if (only?.kind === 'outlet') return { wanted: [], unwanted: [], outlets: [only.outlet], unwantedOutlets: [] };
  return readWish(
    words,
    archive.outlets().map(({ name }) => name),
  );
}

interface Window {
  readonly after: Date;
  readonly until: Date;
}

/** A story that is news, before it is read. */
interface FoundNews {
  /** The article that is shown. */
  readonly doc: number;
  /** Nothing of its story that can be read now was there before. */
  readonly isNew: boolean;
  told(): NewsStory;
}

interface Candidate {
  readonly lead: number;
  readonly arrivals: readonly Arrival[];
  readonly scope: Scope;
  readonly seen: (arrival: Arrival) => Arrival;
}

/** The arrival as readers see it: what is dated ahead appears with its day, whenever it came. */
function appearances(docs: DocTable, after: Date, calendar: Calendar): (arrival: Arrival) => Arrival {
  const last = dayNumber(dayOf(calendar, after));
  const starts = new Map<number, number>();
  const startOf = (day: number): number => {
    const known = starts.get(day) ?? startOfDay(calendar, addDays('1970-01-01', day)).getTime();
    starts.set(day, known);
    return known;
  };
  return (arrival) => {
    const day = docs.day[arrival.doc] ?? undated;
    const { knownSince } = arrival;
    // A day that had begun before the window changes nothing about it.
    if (day <= last || knownSince === null) return arrival;
    return { ...arrival, knownSince: Math.max(knownSince, startOf(day)) };
  };
}

/** What came in a window, and what appears with a day in it, as far as it is news where it comes from. */
function freshIn(archive: ArchiveReader, docs: DocTable, window: Window, calendar: Calendar): readonly Arrival[] {
  return [...archive.arrivals(window.after, window.until), ...datedAhead(archive, docs, window, calendar)]
    .map(appearances(docs, window.after, calendar))
    .filter((arrival) => isFresh(docs, arrival, window.after, calendar));
}

/** What came before a window, and is dated in it: the days that begin in it. */
function datedAhead(
  archive: ArchiveReader,
  docs: DocTable,
  { after, until }: Window,
  calendar: Calendar,
): readonly Arrival[] {
  const [last, end] = [dayNumber(dayOf(calendar, after)), dayNumber(dayOf(calendar, until))];
  const found: Arrival[] = [];
  for (let doc = 0; doc < docs.size; doc++) {
    const day = docs.day[doc] ?? undated;
    if (day <= last || day > end || docs.live[doc] !== 1) continue;
    const arrival = archive.arrival(doc);
    // What came in the window, or changed in it, is among its arrivals.
    if (arrival.knownSince !== null && (arrival.versionSince ?? 0) <= after.getTime()) found.push(arrival);
  }
  return found;
}

/** `null` where nothing of it is news: copies of what was there. */
function newsOf(archive: ArchiveReader, docs: DocTable, story: Candidate, window: Window): FoundNews | null {
  const { lead, arrivals, scope, seen } = story;
  const all = archive.storyDocs(lead).filter((doc) => isInScope(docs, doc, scope));
  const others = (shown: number) => all.filter((doc) => doc !== shown).map((doc) => archive.headline(doc));
  const earlier = all
    .map((doc) => seen(archive.arrival(doc)))
    .filter(({ knownSince }) => (knownSince ?? 0) <= window.after.getTime());
  if (earlier.length === 0) {
    const shown = all.includes(lead) ? lead : (newestFirst(docs, all).at(-1) ?? lead);
    return {
      doc: shown,
      isNew: true,
      told: () => ({ lead: archive.article(shown), others: others(shown), news: { kind: 'new' } }),
    };
  }
  const before = newestFirst(
    docs,
    earlier.map(({ doc }) => doc),
  )
    .slice(0, mostCompared)
    .flatMap((doc) => asItWas(archive, archive.arrival(doc), window.after) ?? []);
  for (const doc of newestFirst(
    docs,
    arrivals.map((arrival) => arrival.doc),
  )) {
    const later = archive.article(doc);
    const changes = changesSince(before, later);
    if (changes.differences.length + changes.sentences.length === 0) continue;
    return {
      doc,
      isNew: false,
      told: () => ({ lead: later, others: others(doc), news: { kind: 'moved', changes, before } }),
    };
  }
  return null;
}

/** What an article said at a moment; `null` where that isn't kept. */
function asItWas(archive: ArchiveReader, { doc, versionSince }: Arrival, moment: Date): Article | null {
  if ((versionSince ?? 0) <= moment.getTime()) return archive.article(doc);
  return archive.versionAt(archive.idOf(doc), moment);
}

/** Whether an article is news where it comes from: published about when it came, and after its source was added. */
function isFresh(docs: DocTable, { doc, knownSince, sourceSince }: Arrival, after: Date, calendar: Calendar): boolean {
  const day = docs.day[doc] ?? undated;
  // Of what was there before, the news is that it changed, whenever it was published.
  if ((knownSince ?? 0) <= after.getTime()) return true;
  if (day === undated) return sourceSince === null || (knownSince ?? 0) > sourceSince + firstReadMs;
  if (day < dayNumber(dayOf(calendar, after)) - oldDays) return false;
  if (sourceSince === null) return true;
  const minute = docs.minute[doc] ?? undated;
  return minute === undated
    ? day >= dayNumber(dayOf(calendar, new Date(sourceSince)))
    : minute * msPerMinute >= sourceSince;
}
