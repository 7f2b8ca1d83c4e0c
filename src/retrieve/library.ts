import type { Article } from '../coverage/article.ts';
import type { DigestRequest } from '../coverage/digest.ts';
import type { Evidence } from '../coverage/evidence.ts';
import type { Question } from '../coverage/question.ts';
import type { ArchiveReader } from '../index/reader.ts';
import { type ArticlePage, type BrowseRequest, browse } from './browse.ts';
import { type Facts, factsOf } from './facts.ts';
import { type NewestStories, newestStories } from './newest.ts';
import { type ArticleHit, retrieve, search } from './retriever.ts';
import type { UnknownOutlet } from './scope.ts';
import { type SuggestRequest, suggest } from './suggest.ts';

/** What the rooms above ask of the archive. Asynchronous, so that the work may be done elsewhere. */
export interface Library {
  retrieve(question: Question): Promise<Evidence | UnknownOutlet>;
  /** The plain ranking of up to `limit` articles, for evaluation. */
  search(question: Question, limit: number): Promise<readonly ArticleHit[] | UnknownOutlet>;
  newest(request: DigestRequest): Promise<NewestStories | UnknownOutlet>;
  /** The article as it stands now; `null` when it's gone or withdrawn. */
  article(id: string): Promise<Article | null>;
  outlets(): Promise<readonly string[]>;
  browse(request: BrowseRequest): Promise<ArticlePage | UnknownOutlet>;
  facts(askedAt: Date): Promise<Facts>;
  /** Names to choose from while one is typed, the best first. */
  suggest(request: SuggestRequest): Promise<readonly string[]>;
}

export function createLibrary(archive: ArchiveReader, timeZone: string): Library {
  return {
    retrieve: async (question) => retrieve(archive, question, timeZone),
    search: async (question, limit) => search(archive, question, timeZone, limit),
    newest: async (request) => newestStories(archive, request, timeZone),
    article: async (id) => archive.articleById(id),
    outlets: async () => archive.outlets().map(({ name }) => name),
    browse: async (request) => browse(archive, request, timeZone),
    facts: async (askedAt) => factsOf(archive, askedAt, timeZone),
    suggest: async (request) => suggest(archive, request, timeZone),
  };
}
