import type { Citation } from '../coverage/answer.ts';
import type { BriefingRequest } from '../coverage/briefing.ts';
import type { Correction } from '../coverage/correction.ts';
import type { SourceStatus } from '../coverage/source.ts';
import { msPerDay } from '../language/dates.ts';
import type { ArticlePage, BrowseRequest } from '../retrieve/browse-articles.ts';
import type { Library } from '../retrieve/library.ts';
import type { SuggestRequest } from '../retrieve/suggest-names.ts';
import { type CitationSurroundings, surroundingsOf } from '../retrieve/surroundings.ts';
import type { Erased, Erasure } from '../store/erasure.ts';
import type { HashId } from '../store/hash-id.ts';
import type { Rating, Ratings } from '../store/ratings.ts';
import type { ServerSettings, ServerSettingsStore } from '../store/server-settings.ts';
import type { ShownAnswer, ShownAnswers } from '../store/shown-answers.ts';
import type { Trace } from '../store/trace.ts';
import type { Traces } from '../store/traces.ts';
import type { Desk } from './desk.ts';
import type { DeskStatus } from './desk-status.ts';
import type { FairUse } from './fair-use.ts';
import { expectKnownOutlets } from './known-outlets.ts';
import type { Asker } from './trace-recorder.ts';

/** All that people in Discord can ask of us: questions, what is kept of them, and how many they may ask. */
export interface FrontDesk extends Desk, FairUse {
  /** A question's trace; `null` when there is none, or it is older than it may be. */
  findTrace(trace: string): Promise<Trace | null>;
  /** What stands around a citation; `null` when its article is gone. */
  surroundings(citation: Citation): Promise<CitationSurroundings | null>;
  /** What became of the articles that are cited since, as far as whoever read the answer must be told. */
  corrections(citations: readonly Citation[]): Promise<readonly Correction[]>;
  /** Articles that became what they are by a change after one of that number, and said something else before; and of which store the numbers are. */
  revisedAfter: Library['revisedAfter'];
  /** Remembers where an answer stands that others can read, for as long as its trace is kept. */
  noteShown(shown: ShownAnswer): Promise<void>;
  /** Whether anything came in a window, for whoever it may be news. @throws {Error} while the index is behind the coverage. */
  cameSince(window: Pick<BriefingRequest, 'after' | 'until'>): Promise<boolean>;
  /** Why each of some articles is told to who asked for such news, in words of theirs; none where nothing can be named. */
  whyTold(
    request: Pick<BriefingRequest, 'words' | 'only'>,
    articles: readonly string[],
  ): Promise<readonly (readonly string[])[]>;
  /** Languages in which more than a few of the articles are, by their tags; that of most articles first. */
  languages(): Promise<readonly string[]>;
  /** Whether the articles cited can be read, and say what readers of the answer were told. */
  areUnchanged(citations: readonly Citation[]): Promise<boolean>;
  /** @throws {InputError} for an outlet that the coverage doesn't have. */
  browse(request: BrowseRequest): Promise<ArticlePage>;
  outlets(): Promise<readonly string[]>;
  suggest(request: Omit<SuggestRequest, 'askedAt'>): Promise<readonly string[]>;
  /** The last rating of a person counts. @returns false when the answer is no longer kept. */
  rate(trace: string, rater: Asker, rating: Rating): Promise<boolean>;
  /**
   * Erases all that a person has asked and rated, and what they follow. How often they asked stays, for at most two days and without their
   * words: else erasing would give new questions.
   */
  forget(personId: string): Promise<Erased>;
  settings(serverId: string): Promise<ServerSettings>;
  changeSettings(serverId: string, change: Partial<ServerSettings>): Promise<void>;
  status(): Promise<DeskStatus>;
}

interface FrontDeskParts {
  readonly desk: Desk;
  readonly library: Library;
  readonly traces: Pick<Traces, 'find'>;
  readonly shown: Pick<ShownAnswers, 'keep'>;
  readonly ratings: Pick<Ratings, 'keep'>;
  readonly erasure: Pick<Erasure, 'erase'>;
  readonly servers: ServerSettingsStore;
  readonly fairUse: FairUse;
  readonly hashId: HashId;
  /** How long traces are kept. */
  readonly traceDays: number;
  /** How the sources on the web stand, and others that can't be read. */
  readonly sources: () => readonly SourceStatus[];
  readonly lastSync: () => { readonly at: Date; readonly isOverdue: boolean };
  readonly version: string;
  readonly now: () => Date;
}

/** Finds a trace as long as it may be kept: the daily clean-up may come later. */
export function traceFinder(traces: Pick<Traces, 'find'>, days: number, now: () => Date): FrontDesk['findTrace'] {
  return async (id) => {
    const trace = await traces.find(id);
    return trace !== null && now().getTime() - trace.askedAt.getTime() <= days * msPerDay ? trace : null;
  };
}

/** A desk with what a server's people have besides answers: quotas, ratings, settings, erasure of what they asked. */
export function createFrontDesk(parts: FrontDeskParts): FrontDesk {
  const { desk, library, traces, shown, ratings, erasure, servers, fairUse, hashId, now } = parts;
  const findTrace = traceFinder(traces, parts.traceDays, now);
  const corrections: FrontDesk['corrections'] = (citations) =>
    library.corrections(
      citations
        .filter(({ isPast }) => isPast !== true)
        .map(({ number, article, version, span }) => ({ number, article, version, span })),
    );
  return {
    ...desk,
    ...fairUse,
    findTrace,
    surroundings: async (citation) => {
      const article = await library.article(citation.article);
      return article === null ? null : surroundingsOf(article, citation);
    },
    corrections,
    revisedAfter: (number, limit) => library.revisedAfter(number, limit),
    noteShown: (where) => shown.keep(where),
    cameSince: (window) => library.cameSince(window),
    whyTold: (request, articles) => library.whyTold(request, articles),
    languages: async () => (await library.facts(now())).languages,
    areUnchanged: async (citations) => {
      const ids = new Set(citations.map(({ article }) => article));
      const found = await Promise.all([...ids].map((id) => library.article(id)));
      return !found.includes(null) && (await corrections(citations)).length === 0;
    },
    browse: async (request) => {
      await expectKnownOutlets(library, request.filter);
      return library.browse(request);
    },
    outlets: () => library.outlets(),
    suggest: (request) => library.suggest({ ...request, askedAt: now() }),
    rate: async (trace, rater, rating) =>
      (await findTrace(trace)) !== null && ratings.keep(trace, hashId('person', rater.id), rating, now()),
    forget: (personId) => erasure.erase(hashId('person', personId), now()),
    settings: (serverId) => servers.get(serverId),
    changeSettings: (serverId, change) => servers.change(serverId, change),
    status: async () => {
      const { articles, newest } = await library.facts(now());
      const { status: claude, model, isOwnServer } = await desk.claude();
      const { at, isOverdue } = parts.lastSync();
      return {
        articles,
        newest,
        lastSync: at,
        isSyncOverdue: isOverdue,
        sources: parts.sources(),
        claude,
        model,
        isOwnServer,
        version: parts.version,
      };
    },
  };
}
