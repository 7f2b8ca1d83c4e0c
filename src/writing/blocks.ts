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

/** Stands where sentences were left out. */
const gap: SentBlock = { sentence: null, text: '[…] ' };
/** A longer heading is text that strayed into one. */
const maxHeadingChars = 200;

/**
 * The sentences of an article's passages in the article's order, one a block, the space between inside the earlier one. A gap and the
 * heading of the section below it are blocks of their own, which no citation may cover.
 */
export function sentSource(article: Article, passages: readonly Passage[]): SentSource {
  const sentences = [...new Set(passages.flatMap(({ first, last }) => range(first, last)))].toSorted((a, b) => a - b);
  const blocks = sentences.flatMap((sentence, index): SentBlock[] => {
    const span = article.sentences[sentence];
    if (!span) return [];
    const previous = sentences[index - 1];
    const isAfterGap = previous !== undefined && previous !== sentence - 1;
    const heading = headingOver(article, sentence, previous ?? -1);
    const isLast = index === sentences.length - 1;
    return [
      ...(isAfterGap ? [gap] : []),
      ...(heading === null ? [] : [{ sentence: null, text: `## ${heading}\n\n` }]),
      { sentence, text: article.text.slice(span.start, span.end) + (isLast ? '' : spaceBehind(article, sentence)) },
    ];
  });
  const source = {
    title: titleOf(article),
    address: article.url ?? article.id,
    blocks: blocks.map(({ text }) => text),
  };
  return { article, blocks, source };
}

/** What stands between a sentence and the one before it. */
function between({ text, sentences }: Article, sentence: number): string {
  return text.slice(sentences[sentence - 1]?.end ?? 0, sentences[sentence]?.start ?? 0);
}

/** White space alone: a heading between two sentences is no part of either. */
function spaceBehind(article: Article, sentence: number): string {
  const space = between(article, sentence + 1);
  return space.trim() === '' && space !== '' ? space : ' ';
}

/** The last heading over a sentence that stands behind another one; `null` without. */
function headingOver(article: Article, sentence: number, behind: number): string | null {
  for (let below = sentence; below > behind; below--) {
    const heading = between(article, below).replace(/\s+/g, ' ').trim();
    if (heading !== '') return heading.slice(0, maxHeadingChars);
  }
  return null;
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
