import type { CheckedClaim, ClaimCheck } from '../coverage/claim.ts';
import type { Evidence } from '../coverage/evidence.ts';
import { checkClaim } from './check-claim.ts';
import { Numbering } from './numbering.ts';
import { statementsIn } from './statements.ts';

/** Statements of one message that are looked at: more than a person reads, few enough for one reply. */
const maxClaims = 6;

/**
 * Holds the statements of a message against the coverage, by code alone: nothing of it goes to Claude.
 * @param find the evidence for a statement.
 * @throws {UnreadableError} for a message that can't be read.
 */
export async function checkClaims(message: string, find: (words: string) => Promise<Evidence>): Promise<ClaimCheck> {
  const statements = statementsIn(message);
  const numbering = new Numbering();
  const claims: CheckedClaim[] = [];
  let isInOtherLanguage = false;
  for (const text of statements.slice(0, maxClaims)) {
    const evidence = await find(text);
    const { finding, verdict, spans } = checkClaim(text, evidence);
    isInOtherLanguage ||= evidence.inOtherLanguage;
    const citations = spans.map(({ source, span }) => numbering.cite(source.article, span, source));
    claims.push({ text, finding, verdict, citations });
  }
  const notLookedAt = Math.max(0, statements.length - maxClaims);
  return { claims, citations: numbering.citations, notLookedAt, isInOtherLanguage };
}
