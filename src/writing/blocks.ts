import type { SentBlock } from '../check/verbatim.ts';
import type { Article, Passage } from '../coverage/article.ts';
import type { Source } from '../coverage/evidence.ts';
import type { ModelSource } from '../model/model.ts';

/** A source as the model gets it, with what is needed to follow its citations back. */
export interface SentSource {
  readonly article: Article;
  readonly blocks: readonly SentBlock[];
  readonly source: ModelSource;
}

/** What was sent: the sources in order, and for each the copies that it stands for. */
export interface Sent {
  readonly source: Source;
  readonly sent: SentSource;
}

/** The date and outlet stand in the title, so that the model can tell who reported what when. */
export function titleOf({ title, source, date, status }: Article): string {
  const labels = [source ?? 'outlet unknown', date ?? 'undated', ...(status === 'corrected' ? ['corrected'] : [])];
  return `${title} (${labels.join(', ')})`;
}

/** The sentences of an article's passages in the article's order, one a block, the space between inside the earlier one. */
export function sentSource(article: Article, passages: readonly Passage[]): SentSource {
  const sentences = [...new Set(passages.flatMap(({ first, last }) => range(first, last)))].toSorted((a, b) => a - b);
  const blocks = sentences.flatMap((sentence) => {
    const span = article.sentences[sentence];
    if (!span) return [];
    const next = sentences.includes(sentence + 1) ? article.sentences[sentence + 1] : undefined;
    const gap = next ? article.text.slice(span.end, next.start) : '';
    // A heading between two sentences is no part of either.
    return [{ sentence, text: article.text.slice(span.start, span.end) + (gap.trim() === '' ? gap : ' ') }];
  });
  const source = {
    title: titleOf(article),
    address: article.url ?? article.id,
    blocks: blocks.map(({ text }) => text),
  };
  return { article, blocks, source };
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
