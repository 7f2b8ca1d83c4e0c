import type { ArticleReader } from './article-reader.ts';

/** How the version of an article that was cited stands to what the archive holds now. */
export type Standing = 'current' | 'changed' | 'corrected' | 'withdrawn' | 'hidden' | 'gone';

export interface Standings {
  of(article: string, version: string): Standing;
  /** What the versions said and say. */
  readonly articles: Pick<ArticleReader, 'snapshot' | 'standing' | 'pastVersion'>;
  close(): void;
}
