import type { Headline, Span } from './article.ts';

/** What an answer cites, as far as it must be known to find out what became of it. */
export interface CitedWords {
  /** The citation's number. */
  readonly number: number;
  readonly article: string;
  /** `Article.hash` of the version that was cited. */
  readonly version: string;
  /** In the text of that version. */
  readonly span: Span;
}

/** A cited sentence that doesn't stand as it stood. */
export interface CitedChange {
  /** Number of the citation whose words these are. */
  readonly citation: number;
  readonly before: string;
  /** The sentence that stands for it now; `null` where none does, and where the article was withdrawn. */
  readonly after: string | null;
  /** The words that differ, in `before` and in `after`; empty where the sentence is gone. */
  readonly words: readonly { readonly before: Span | null; readonly after: Span | null }[];
}

/** What became of a cited article since, as far as whoever read the answer must be told. It is derived from the versions, and kept nowhere. */
export interface Correction {
  /** As it stands now; a withdrawn one's headline isn't to be shown. */
  readonly headline: Headline;
  /** `taken down`: its outlet shows it no more, and said nothing of that. */
  readonly standing: 'changed' | 'corrected' | 'withdrawn' | 'taken down';
  /** What the newsroom says of it; `null` where it says nothing that it hadn't said in the version cited. */
  readonly note: string | null;
  /** When it stood first as it does now, or when it was seen to be taken down; `null` where that is not kept. */
  readonly since: Date | null;
  /** `Article.hash` of what stands now. */
  readonly version: string;
  /** Numbers of the citations of this article. */
  readonly citations: readonly number[];
  /** In the order of the citations; each sentence once a citation. */
  readonly changes: readonly CitedChange[];
}
