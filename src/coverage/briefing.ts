import type { Digest, DigestItem } from './digest.ts';

/** What a digest that comes by itself is asked for: requests that are equal have one text. */
export interface BriefingRequest {
  /** Which news, in plain words; empty for all of it. */
  readonly words: string;
  /** A locale: what it is written in. */
  readonly language: string;
  /** It tells what is new after this moment, which doesn't count itself, … */
  readonly after: Date;
  /** … until this one, which does. */
  readonly until: Date;
  /** How many stories at most. */
  readonly count: number;
}

/** Why a story is told: nobody had it before, or it goes on. */
export type StoryNews = { readonly kind: 'new' } | { readonly kind: 'moved' };

export interface BriefingItem extends DigestItem {
  readonly news: StoryNews;
}

/** What is new in a window, a story an item. */
export interface Briefing extends Omit<Digest, 'request' | 'items'> {
  readonly request: BriefingRequest;
  readonly items: readonly BriefingItem[];
  /** How many new or moved stories there was no room for. */
  readonly leftOut: number;
}
