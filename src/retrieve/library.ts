import type { BriefingRequest } from '../coverage/briefing.ts';
import type { CitedWords } from '../coverage/correction.ts';
import type { DigestRequest } from '../coverage/digest.ts';
import type { Question } from '../coverage/question.ts';
import type { TimelineRequest } from '../coverage/timeline.ts';
import type { ArchiveReader } from '../index/archive-reader.ts';
import type { Calendar } from '../language/calendar.ts';
import { factsOf } from './archive-facts.ts';
import { type BrowseRequest, browse } from './browse-articles.ts';
import { browseWish } from './browse-wish.ts';
import { findChanges } from './find-changes.ts';
import { findCorrections } from './find-corrections.ts';
import { findTimeline } from './find-timeline.ts';
import { cameSince, newSince } from './new-since.ts';
import { newestStories } from './newest-stories.ts';
import { type PreviewRequest, previewWish } from './preview-wish.ts';
import { retrieve, search } from './retriever.ts';
import { subjectOf } from './subject-of.ts';
import { type SuggestRequest, suggest } from './suggest-names.ts';
import { whyTold } from './why-told.ts';

/** An archive and the calendar of its newsroom. */
interface SearchedArchive {
  readonly archive: ArchiveReader;
  readonly calendar: Calendar;
}

/** What the rooms above ask of the archive. */
const methods = {
  retrieve: ({ archive, calendar }: SearchedArchive, question: Question) => retrieve(archive, question, calendar),
  /** The plain ranking of up to `limit` articles, for evaluation. */
  search: ({ archive, calendar }: SearchedArchive, question: Question, limit: number) =>
    search(archive, question, calendar, limit),
  newest: ({ archive, calendar }: SearchedArchive, request: DigestRequest) => newestStories(archive, request, calendar),
  newSince: ({ archive, calendar }: SearchedArchive, request: Omit<BriefingRequest, 'language'>) =>
    newSince(archive, request, calendar),
  /** Whether anything came in a window, for whoever it may be news. */
  cameSince: ({ archive, calendar }: SearchedArchive, window: Pick<BriefingRequest, 'after' | 'until'>) =>
    cameSince(archive, window, calendar),
  /** Why each of some articles is told to who asked for such news, in words of theirs. */
  whyTold: (
    { archive }: SearchedArchive,
    request: Pick<BriefingRequest, 'words' | 'only'>,
    articles: readonly string[],
  ) => whyTold(archive, request, articles),
  previewWish: ({ archive, calendar }: SearchedArchive, request: PreviewRequest) =>
    previewWish(archive, request, calendar),
  timeline: ({ archive, calendar }: SearchedArchive, request: TimelineRequest) =>
    findTimeline(archive, request, calendar),
  /** The article as it stands now; `null` when it's gone or withdrawn. */
  article: ({ archive }: SearchedArchive, id: string) => archive.articleById(id),
  /** What became of cited articles since, as far as readers must be told. */
  corrections: ({ archive }: SearchedArchive, cited: readonly CitedWords[]) => findCorrections(archive, cited),
  /** What changed in the article that is about a topic; `null` where none is. */
  changes: ({ archive, calendar }: SearchedArchive, asked: Parameters<typeof findChanges>[1]) =>
    findChanges(archive, asked, calendar),
  /** Articles that became what they are by a change after one of that number, and said something else before. */
  revisedAfter: ({ archive }: SearchedArchive, number: number, limit: number) => archive.revisedAfter(number, limit),
  /** Names of outlets that a searchable article names. */
  outlets: ({ archive }: SearchedArchive): readonly string[] => archive.outlets().map(({ name }) => name),
  /** What a question that asks nothing wishes to look through; `null` where it asks. */
  browseWish: ({ calendar }: SearchedArchive, question: Question) => browseWish(question, calendar),
  /** Who and what a question or a headline is about. */
  subjectOf: (_searched: SearchedArchive, said: string) => subjectOf(said),
  browse: ({ archive, calendar }: SearchedArchive, request: BrowseRequest) => browse(archive, request, calendar),
  facts: ({ archive, calendar }: SearchedArchive, askedAt: Date) => factsOf(archive, askedAt, calendar),
  /** Names to choose from while one is typed, the best first. */
  suggest: ({ archive, calendar }: SearchedArchive, request: SuggestRequest) => suggest(archive, request, calendar),
};

type Methods = typeof methods;
type LibraryMethod = keyof Methods;
type LibraryArguments<M extends LibraryMethod> =
  Parameters<Methods[M]> extends [SearchedArchive, ...infer Rest] ? Rest : never;
type Result<M extends LibraryMethod> = Promise<ReturnType<Methods[M]>>;

/** The same methods, asynchronous, so that the work may be done elsewhere. */
export type Library = { readonly [M in LibraryMethod]: (...args: LibraryArguments<M>) => Result<M> };

/** One call as it can be sent to another thread. */
export interface LibraryCall {
  readonly method: LibraryMethod;
  readonly args: readonly unknown[];
}

/**
 * A library each of whose calls goes through one function.
 * @param call must come to what the method of that name comes to.
 */
export function libraryOver(call: (call: LibraryCall) => Promise<unknown>): Library {
  const forwarded = Object.keys(methods).map((method) => [
    method,
    (...args: unknown[]) => call({ method: method as LibraryMethod, args }),
  ]);
  // Each name leads to the call of that name.
  return Object.fromEntries(forwarded) as Library;
}

/** Runs a call that came from elsewhere. */
export function runCall(searched: SearchedArchive, { method, args }: LibraryCall): unknown {
  const run = methods[method] as (searched: SearchedArchive, ...args: readonly unknown[]) => unknown;
  return run(searched, ...args);
}

/** A library over an archive in this thread. */
export function createLibrary(archive: ArchiveReader, calendar: Calendar): Library {
  const searched = { archive, calendar };
  return libraryOver(async (call) => runCall(searched, call));
}
