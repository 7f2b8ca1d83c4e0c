import type { Passage, Span } from '../coverage/article.ts';
import type { Finding } from '../coverage/claim.ts';
import type { Evidence, Source } from '../coverage/evidence.ts';
import type { Verdict } from '../coverage/verdict.ts';
import { detectLanguage } from '../text/language.ts';
import { type CitedSpan, verdictOn } from './verdict.ts';

/** What the coverage says to one statement, and the words that say so. */
export interface Found {
  readonly finding: Finding;
  /** `null` where it isn't covered. */
  readonly verdict: Verdict | null;
  readonly spans: readonly CitedSpan[];
}

const notCovered: Found = { finding: 'not_covered', verdict: null, spans: [] };
/** What bears a statement in full goes before what speaks against it: one witness may tell of another matter. */
const order: readonly Verdict['label'][] = ['supported', 'contradicted', 'partly'];
/** Nobody wrote the statement from our articles, so nearly all of it must be borne, nine words of ten: one thing added to a true list isn't true. */
const leastSupported = 0.67;
/** Under two thirds the words have no more in common than any two sentences on one country. */
const leastPartly = 0.54;

/**
 * Holds a statement against each sentence of the evidence, and each two neighbours, and keeps what speaks to it most. Only words of one
 * language can be compared by code: over languages nothing is said.
 */
export function checkClaim(claim: string, { sources }: Evidence): Found {
  const language = languageOf(detectLanguage(claim));
  const found = sources
    .filter(({ article }) => languageOf(article.language) === language)
    .flatMap((source) => source.passages.flatMap((passage) => windows(source, passage)))
    .map((spans) => ({ spans, verdict: verdictOn(claim, spans, leastSupported) }))
    .filter(({ verdict }) => saysSomething(verdict))
    .toSorted(
      (a, b) =>
        order.indexOf(a.verdict.label) - order.indexOf(b.verdict.label) ||
        b.verdict.score - a.verdict.score ||
        a.spans.length - b.spans.length,
    );
  const [best] = found;
  if (best === undefined || best.verdict.label === 'unsupported') return notCovered;
  return { finding: best.verdict.label, verdict: best.verdict, spans: best.spans };
}

/** True where a verdict is of the same matter: what is said otherwise counts only where all the rest is said, too. */
function saysSomething({ label, score, reasons }: Verdict): boolean {
  if (label === 'contradicted') return reasons.every(({ cited }) => cited !== null);
  return label === 'supported' || (label === 'partly' && score >= leastPartly);
}

function languageOf(tag: string): string {
  return tag.slice(0, 2);
}

/** Each sentence of a passage, and each with the one after it. */
function windows(source: Source, { first, last }: Passage): CitedSpan[][] {
  const cited = source.article.sentences.slice(first, last + 1).map((span: Span) => ({ source, span }));
  return cited.flatMap((one, at) => {
    const next = cited[at + 1];
    return next === undefined ? [[one]] : [[one], [one, next]];
  });
}
