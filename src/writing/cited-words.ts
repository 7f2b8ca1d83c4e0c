import type { Article, Span } from '../coverage/article.ts';
import type { EvidenceSource } from '../coverage/evidence.ts';
import { contextsOf } from '../language/sentence-context.ts';
import type { CitationInContext } from '../model/model.ts';
import { titleOf } from './evidence-blocks.ts';
import { notesAbove } from './words-above.ts';

/** Sentences around the cited words: those before say who "he" is and which year "that year", the one behind what came of it. */
const sentencesBefore = 3;
const sentencesAfter = 1;

/** A span of an article that a sentence cites, verified. */
export interface CitedSpan {
  readonly source: EvidenceSource;
  readonly span: Span;
}

/** What a reader of an article sees around some of its words. */
interface Around {
  /** The heading or question, the lead-in, the heads of columns that they stand under. */
  readonly above: readonly string[];
  readonly before: readonly Span[];
  readonly after: readonly Span[];
}

/** What stands around a run of whole sentences. */
export function aroundOf(article: Article, { start, end }: Span): Around {
  const { sentences } = article;
  const context = contextsOf(article)[sentences.findIndex((sentence) => sentence.start >= start)];
  return {
    above: context === undefined ? [] : notesAbove(article, context).map(({ text }) => text),
    before: sentences.filter((sentence) => sentence.end <= start).slice(-sentencesBefore),
    after: sentences.filter((sentence) => sentence.start >= end).slice(0, sentencesAfter),
  };
}

/** The words that a sentence cites, each run with what stands around it in its article. */
export function wordsCited(spans: readonly CitedSpan[]): CitationInContext[] {
  return spans.map(({ source: { article }, span }) => {
    const { above, before, after } = aroundOf(article, span);
    return {
      title: titleOf(article),
      before: [...above, textOf(article, before)].filter((text) => text !== '').join('\n'),
      cited: article.text.slice(span.start, span.end),
      after: textOf(article, after),
    };
  });
}

function textOf({ text }: Article, spans: readonly Span[]): string {
  return text.slice(spans[0]?.start ?? 0, spans.at(-1)?.end ?? 0);
}
