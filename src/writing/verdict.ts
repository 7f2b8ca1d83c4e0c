import { checkSupport } from '../check/support.ts';
import type { Span } from '../coverage/article.ts';
import type { Source } from '../coverage/evidence.ts';
import type { Reason, Verdict } from '../coverage/verdict.ts';
import { detectLanguage } from '../text/language.ts';

/** A span of an article that a sentence cites, verified. */
export interface CitedSpan {
  readonly source: Source;
  readonly span: Span;
}

/** Sentences before a cited one that say who "he" is. */
const sentencesAround = 3;

/**
 * Whether a sentence is borne by the spans that it cites, all taken together.
 * @param spans at least one.
 * @param enough the least score of what is supported, where it isn't the check's own.
 */
export function verdictOn(sentence: string, spans: readonly CitedSpan[], enough?: number): Verdict {
  const articles = [...new Set(spans.map(({ source }) => source.article))];
  const inOrder = spans.toSorted(
    (a, b) => articles.indexOf(a.source.article) - articles.indexOf(b.source.article) || a.span.start - b.span.start,
  );
  return checkSupport(
    sentence,
    inOrder.map(({ source, span }) => source.article.text.slice(span.start, span.end)),
    {
      claimLanguage: detectLanguage(sentence),
      citedLanguage: articles[0]?.language ?? 'en',
      published: articles.flatMap(({ date }) => date ?? []),
      around: inOrder.flatMap(wordsAround),
      ...(enough !== undefined && { enough }),
    },
  );
}

/** What a reader sees around a cited span: headline, outlet, and the sentences before it. */
function wordsAround({ source: { article }, span }: CitedSpan): string[] {
  const before = article.sentences.filter(({ end }) => end <= span.start).slice(-sentencesAround);
  return [
    article.title,
    ...(article.source === null ? [] : [article.source]),
    ...before.map(({ start, end }) => article.text.slice(start, end)),
  ];
}

/** Why a sentence was taken out, for editors. */
export function reasonOf(verdict: Verdict | null): string {
  if (verdict === null) return 'cites nothing that could be verified';
  return `${verdict.label}: ${verdict.reasons.map(describe).join('; ') || 'too few of its words stand in what it cites'}`;
}

function describe({ fault, claimed, cited }: Reason): string {
  return `${fault} “${claimed}”${cited === null ? ' is not there' : `, but cited is “${cited}”`}`;
}
