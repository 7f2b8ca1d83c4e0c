import type { Article, Span } from '../coverage/article.ts';

/** Why a citation was refused. */
type SpanFault = 'no_such_source' | 'no_such_range' | 'no_sentence' | 'other_words' | 'article_changed';

type SpanCheck = { readonly spans: readonly Span[] } | { readonly fault: SpanFault };

/** A block that was sent: which sentence of the article it is, and the words that were sent. */
export interface SentBlock {
  /** `null` for a gap or a heading, which is no evidence. */
  readonly sentence: number | null;
  readonly text: string;
}

/**
 * Checks a cited range of blocks against the article, byte by byte: the words that the citation claims must be the
 * words that were sent, and these must stand in the article as the archive holds it now. A range over a gap or a heading cites the
 * sentences on both its sides, each side for itself; one that holds nothing else cites nothing.
 * @param current the article in the archive; `null` when it's gone or withdrawn.
 * @returns the cited spans, one for each run of neighbouring sentences.
 */
export function checkRange(
  sent: Article,
  blocks: readonly SentBlock[],
  range: { readonly start: number; readonly end: number; readonly citedText: string },
  current: Article | null,
): SpanCheck {
  const { start, end, citedText } = range;
  if (!Number.isInteger(start) || !Number.isInteger(end) || start < 0 || end <= start || end > blocks.length) {
    return { fault: 'no_such_range' };
  }
  const cited = blocks.slice(start, end);
  if (cited.map(({ text }) => text).join('') !== citedText) return { fault: 'other_words' };
  if (current?.hash !== sent.hash) return { fault: 'article_changed' };
  const runs: Span[] = [];
  let previous: number | null = null;
  for (const { sentence, text } of cited) {
    if (sentence === null) {
      previous = null;
      continue;
    }
    const span = current.sentences[sentence];
    if (!span || current.text.slice(span.start, span.end) !== text.trimEnd()) return { fault: 'other_words' };
    const last = runs.at(-1);
    if (last && previous !== null && sentence === previous + 1)
      runs[runs.length - 1] = { start: last.start, end: span.end };
    else runs.push(span);
    previous = sentence;
  }
  return runs.length === 0 ? { fault: 'no_sentence' } : { spans: runs };
}
