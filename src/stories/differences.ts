import type { Article, Span } from '../coverage/article.ts';
import type { Difference, Saying } from '../coverage/story.ts';
import { alignedStatements, type Statement, statementsOf } from './aligned-statements.ts';
import { differingNumbers } from './number-differences.ts';
import { differingQuotations } from './quotation-differences.ts';

/** Two sentences with a quotation in common may word the rest of it freely; two numbers must be said of the same thing. */
export const leastLikeness = { quotation: 0.35, number: 0.5 };

/**
 * Where another article of a story quotes other words than its lead or gives another number, in sentences that tell the same.
 * Rather misses one than shows one that is none; in the order of the lead's text. Articles of two languages are not compared.
 */
export function differencesOf(lead: Article, other: Article): Difference[] {
  if (lead.language !== other.language) return [];
  const [ours, theirs] = [statementsOf(lead), statementsOf(other)];
  const find = (
    kind: Difference['kind'],
    spansIn: (one: Statement, another: Statement, language: string) => [Span, Span][],
  ): Difference[] =>
    alignedStatements(ours, theirs, leastLikeness[kind]).flatMap(([one, another]) =>
      spansIn(one, another, lead.language).map(([left, right]) => ({
        kind,
        ours: saying(lead, one, left),
        theirs: saying(other, another, right),
      })),
    );
  const found = [...find('quotation', differingQuotations), ...find('number', differingNumbers)];
  return found.toSorted((a, b) => a.ours.span.start - b.ours.span.start || a.ours.span.end - b.ours.span.end);
}

/** @param inSentence offsets into the statement's text. */
function saying({ id, text }: Article, statement: Statement, inSentence: Span): Saying {
  const start = statement.span.start + inSentence.start;
  const end = statement.span.start + inSentence.end;
  return { article: id, span: { start, end }, text: text.slice(start, end) };
}
