import type { Article, Headline, Span } from './article.ts';

/** Articles that tell one story: the lead is the original, the others are copies, rewrites and updates of it. */
export interface Story {
  readonly lead: Article;
  readonly others: readonly Headline[];
}

/** What an article says, verbatim: `text.slice(span.start, span.end)`. */
export interface Saying {
  readonly article: string;
  readonly span: Span;
  readonly text: string;
}

/** Where two articles of one story, telling the same, quote other words or give another number. */
export interface Difference {
  readonly kind: 'quotation' | 'number';
  /** The lead's. */
  readonly ours: Saying;
  readonly theirs: Saying;
}
