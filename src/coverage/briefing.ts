import type { Headline } from './article.ts';
import type { Digest, DigestItem } from './digest.ts';
import type { NewsWish } from './news-wish.ts';
import type { StoryNews } from './story-news.ts';

/** News that words can't ask for: all of one outlet, or what goes on with the story that some articles told. */
export type BriefingScope =
  | { readonly kind: 'outlet'; readonly outlet: string }
  | { readonly kind: 'story'; readonly articles: readonly string[] };

/** What a digest that comes by itself is asked for: requests that are equal have one text. */
export interface BriefingRequest {
  /** Which news, in plain words; empty for all of it. */
  readonly words: string;
  /** Instead of words, which are empty then. */
  readonly only?: BriefingScope;
  /** A locale: what it is written in. */
  readonly language: string;
  /** It tells what is new after this moment, which doesn't count itself, … */
  readonly after: Date;
  /** … until this one, which does. */
  readonly until: Date;
  /** How many stories at most. */
  readonly count: number;
}

export interface BriefingItem extends DigestItem {
  readonly news: StoryNews;
}

/** What is new in a window, a story an item. */
export interface Briefing extends Omit<Digest, 'request' | 'items'> {
  readonly request: BriefingRequest;
  /** How its words were understood. */
  readonly wish: NewsWish;
  readonly items: readonly BriefingItem[];
  /** How many new or moved stories there was no room for. */
  readonly leftOut: number;
}

/** What a filter would have done over the last days, so that an editor sees it before it is saved. */
export interface BriefingPreview {
  readonly words: string;
  readonly wish: NewsWish;
  readonly days: number;
  /** Stories published in these days, and how many of them the filter takes. */
  readonly stories: number;
  readonly taken: number;
  /** Of those taken, the newest. */
  readonly newest: readonly Headline[];
  /** Of those left out, the nearest to what is wanted; then those for what isn't. */
  readonly nearest: readonly { readonly headline: Headline; readonly unwanted: string | null }[];
  /** Stories of outlets that aren't asked for; they don't count among `stories`. */
  readonly elsewhere: number;
}
