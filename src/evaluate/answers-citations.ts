import type { Support } from '../coverage/verdict.ts';

/** What the judge makes of one statement of an answer and of each way to cite for it that the figures ask about. */
export interface JudgedStatement {
  /** All that it cites, taken together. */
  readonly together: Support;
  /** One for each citation, in order. */
  readonly citations: readonly {
    /** This citation by itself. */
    readonly alone: Support;
    /** The others, taken together; *unsupported* where there are none. */
    readonly others: Support;
  }[];
}

/** Whether a verdict counts as entailment: the φ of the definitions. */
export type Entails = (verdict: Support) => boolean;

/** The two strictnesses that are told. */
export const supportedOnly: Entails = (verdict) => verdict === 'supported';
export const supportedOrPartly: Entails = (verdict) => verdict === 'supported' || verdict === 'partly';

/**
 * Citation recall of one answer: the share of its statements that what they cite, taken together, entails; a statement
 * that cites nothing is not entailed (Gao, Yen, Yu and Chen: Enabling Large Language Models to Generate Text with
 * Citations, EMNLP 2023, section 3: ALCE). `null` for an answer without statements.
 */
export function citationRecall(statements: readonly JudgedStatement[], entails: Entails): number | null {
  if (statements.length === 0) return null;
  return statements.filter((statement) => isEntailed(statement, entails)).length / statements.length;
}

/**
 * Citation precision of one answer (ALCE, as above): the share of its citations whose statement is entailed, and which
 * aren't irrelevant. A citation is irrelevant when it doesn't entail the statement by itself and the others do without it:
 * two that each say all of it are both precise. 0 for statements without any citation, as in ALCE's own code; `null` for
 * an answer without statements.
 */
export function citationPrecision(statements: readonly JudgedStatement[], entails: Entails): number | null {
  if (statements.length === 0) return null;
  const cited = statements.flatMap((statement) =>
    statement.citations.map(
      ({ alone, others }) => isEntailed(statement, entails) && (entails(alone) || !entails(others)),
    ),
  );
  return cited.length === 0 ? 0 : cited.filter(Boolean).length / cited.length;
}

function isEntailed({ together, citations }: JudgedStatement, entails: Entails): boolean {
  return citations.length > 0 && entails(together);
}
