import type { Article } from '../coverage/article.ts';

/** A version of an article that isn't shown any more. */
export interface PastVersion {
  readonly article: Article;
  /** `null` where it was written before such moments were kept. */
  readonly firstSeen: Date | null;
  readonly lastSeen: Date;
  readonly ended: VersionEnd;
}

/** Why a version is here no more: the article says something else now, or isn't there. */
export type VersionEnd = 'changed' | 'gone';

/** Why an article goes: its outlet is known to show it no more, or something else, as a file that was deleted. */
export type Leaving = 'taken down' | 'gone';
