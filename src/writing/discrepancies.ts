import type { Span } from '../coverage/article.ts';
import type { Source } from '../coverage/evidence.ts';
import { detectLanguage } from '../text/language.ts';
import { verdictOn } from './verdict.ts';

export interface Discrepancy {
  readonly kind: 'quotation' | 'number' | 'date' | 'name';
  readonly stated: string;
  readonly cited: string | null;
}
/** A span of an article that a sentence cites, verified. */
export interface CitedSpan {
  readonly source: Source;
  readonly span: Span;
}
export function discrepanciesIn(
  sentence: string,
  spans: readonly CitedSpan[],
  _question: string | null,
): Discrepancy[] {
  void detectLanguage;
  return verdictOn(sentence, spans).reasons.flatMap(({ fault, claimed, cited }) =>
    fault === 'quotation' || fault === 'number' || fault === 'date' || fault === 'name'
      ? [{ kind: fault, stated: claimed, cited }]
      : [],
  );
}
export function codeVerdict(found: readonly Discrepancy[]): 'unchecked' | 'unsupported' | 'contradicted' {
  if (found.length === 0) return 'unchecked';
  return found.some(({ cited }) => cited !== null) ? 'contradicted' : 'unsupported';
}
export function describe({ kind, stated, cited }: Discrepancy): string {
  return `${kind} “${stated}”${cited === null ? ' is not there' : `, but cited is “${cited}”`}`;
}
