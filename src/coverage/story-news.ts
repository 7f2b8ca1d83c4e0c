import type { NewsWish } from './news-wish.ts';

/** Words of an article, and the number of the citation whose quote holds them. */
export interface Said {
  readonly text: string;
  readonly citation: number;
}

/** What an article of a story says that those before it didn't. */
export interface Change {
  /** Another figure, other words of a quotation, or something that wasn't told at all. */
  readonly kind: 'number' | 'quotation' | 'sentence';
  readonly now: Said;
  /** What it was before; `null` for what wasn't told. */
  readonly before: Said | null;
}

/** Why a story is told: nobody had it before, or it goes on. */
export type StoryNews =
  | { readonly kind: 'new' }
  /** `since` is the date of the newest article before it; `null` when undated. */
  | { readonly kind: 'moved'; readonly since: string | null; readonly changes: readonly Change[] };

/** Which news a digest that came by itself tells. */
export interface ToldNews {
  readonly words: string;
  readonly language: string;
  readonly after: Date;
  readonly until: Date;
  readonly wish: NewsWish;
  readonly leftOut: number;
}
