import type { CheckedClaim, ClaimCheck, ClaimFinding } from '../coverage/claim.ts';
import type { Evidence } from '../coverage/evidence.ts';
import type { SecondReading } from '../coverage/second-reading.ts';
import type { CitedSpan } from './cited-words.ts';
import { wordsCited } from './cited-words.ts';
import { closestPassages } from './closest-passages.ts';
import { statementsIn } from './message-statements.ts';
import { Numbering } from './numbering.ts';
import type { Verifier } from './second-reader.ts';

/** Statements of one message that are looked at: more than a person reads, few enough for one reply. */
const maxClaims = 6;
/** Passages that are shown with a statement. */
const maxShown = 2;

interface ClaimTools {
  /** The evidence for a statement. */
  readonly find: (words: string) => Promise<Evidence>;
  /** Who reads the statements against the passages; `null` for nobody. */
  readonly verifier: (Pick<Verifier, 'model' | 'instructions'> & { readonly name: string }) | null;
}

/** A statement with the passages that come closest to it. */
interface FoundClaim {
  readonly text: string;
  readonly spans: readonly CitedSpan[];
  /** The coverage may speak of it, for all that code can tell. */
  readonly isNear: boolean;
}

/**
 * Holds the statements of a message against the coverage: by one call of the verifier, or, where there is none or it fails, by showing the
 * passages that come closest.
 * @param message Discord's Markdown.
 * @throws {UnreadableError} for a message that can't be read.
 */
export async function checkClaims(message: string, tools: ClaimTools, signal: AbortSignal): Promise<ClaimCheck> {
  const statements = statementsIn(message);
  const found: FoundClaim[] = [];
  let isInOtherLanguage = false;
  for (const text of statements.slice(0, maxClaims)) {
    const evidence = await tools.find(text);
    isInOtherLanguage ||= evidence.inOtherLanguage;
    found.push({ text, spans: closestPassages(text, evidence), isNear: evidence.judgement !== 'not_covered' });
  }
  const { readings, gap } = await read(
    found.filter(({ spans }) => spans.length > 0),
    tools.verifier,
    signal,
  );
  const numbering = new Numbering();
  const claims = found.map((claim): CheckedClaim => {
    const reading = readings.get(claim) ?? null;
    const finding = findingOf(claim, reading);
    const shown = finding === 'not_covered' ? [] : claim.spans.slice(0, maxShown);
    return {
      text: claim.text,
      finding,
      why: finding === 'partly' || finding === 'contradicted' ? (reading?.why ?? null) : null,
      citations: shown.map(({ source, span }) => numbering.cite(source.article, span, source)),
    };
  });
  const notLookedAt = Math.max(0, statements.length - maxClaims);
  const model = gap === null ? (tools.verifier?.name ?? null) : null;
  return { claims, citations: numbering.citations, notLookedAt, gap, isInOtherLanguage, model };
}

/** One call for all statements that anything is near to. */
async function read(
  claims: readonly FoundClaim[],
  verifier: ClaimTools['verifier'],
  signal: AbortSignal,
): Promise<{ readonly readings: ReadonlyMap<FoundClaim, SecondReading>; readonly gap: ClaimCheck['gap'] }> {
  if (verifier === null) return { readings: new Map(), gap: 'off' };
  if (claims.length === 0) return { readings: new Map(), gap: null };
  const sentences = claims.map(({ text, spans }) => ({ text, cites: wordsCited(spans), notFound: [] }));
  const request = { instructions: verifier.instructions, question: null, passedBefore: [], sentences, isLast: false };
  const reply = await verifier.model.verify(request, signal);
  if ('failure' in reply) return { readings: new Map(), gap: reply.failure };
  const { readings } = reply.value;
  const read = claims.flatMap((claim, index) => {
    const reading = readings[index] ?? null;
    return reading === null ? [] : [[claim, reading] as const];
  });
  return { readings: new Map(read), gap: read.length > 0 ? null : 'unreadable' };
}

function findingOf({ spans, isNear }: FoundClaim, reading: SecondReading | null): ClaimFinding {
  if (spans.length === 0 || reading?.label === 'unsupported') return 'not_covered';
  return reading?.label ?? (isNear ? 'unchecked' : 'not_covered');
}
