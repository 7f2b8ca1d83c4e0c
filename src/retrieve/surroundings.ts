import type { Citation } from '../coverage/answer.ts';
import type { Article, Span } from '../coverage/article.ts';

/** What stands around a citation. */
export interface CitationSurroundings {
  /** Whole sentences of the same paragraph; empty where there are none. */
  readonly before: string;
  readonly after: string;
  /** The article has changed since it was cited. */
  readonly isOtherVersion: boolean;
}

/** Sentences next to a quote are shown for their sense; longer ones would crowd it out. */
const maxNeighbourChars = 300;

/** The sentences next to a citation; where the article has changed since, next to its words as they stand there now. */
export function surroundingsOf(article: Article, { version, span, quote }: Citation): CitationSurroundings {
  const isOtherVersion = article.hash !== version;
  const here = isOtherVersion ? foundAgain(article, quote) : span;
  if (here === null) return { before: '', after: '', isOtherVersion };
  const { text, sentences } = article;
  const before = sentences.findLast(({ end }) => end <= here.start);
  const after = sentences.find(({ start }) => start >= here.end);
  return {
    before: before === undefined ? '' : neighbour(text, before, { start: before.end, end: here.start }),
    after: after === undefined ? '' : neighbour(text, after, { start: here.end, end: after.start }),
    isOtherVersion,
  };
}

function foundAgain({ text }: Article, quote: string): Span | null {
  const start = text.indexOf(quote);
  return start < 0 ? null : { start, end: start + quote.length };
}

/** A neighbour, unless a paragraph ends between. */
function neighbour(text: string, { start, end }: Span, gap: Span): string {
  const isSameParagraph = !text.slice(gap.start, gap.end).includes('\n');
  return isSameParagraph && end - start <= maxNeighbourChars ? text.slice(start, end) : '';
}
