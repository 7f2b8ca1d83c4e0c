import type { ModelCall, RequestAllowance } from '../model/metered-model.ts';
import { metered } from '../model/metered-model.ts';
import type { Model } from '../model/model.ts';
import type { Verifier } from '../writing/second-reader.ts';

/** Calls to models that one answer may take: rewriting, searches, second readings and a second try included. */
export const mostCalls = 10;
/** And the time for all of it: after that, what passed is shown. */
export const mostMs = 60_000;
/** While more is being written, calls are kept for the end: a last second reading, and whether the question is answered. */
const keptForTheEnd = 2;

/** Calls that writing once more takes at least: itself, and a second reading of it. */
const callsOfASecondTry = 2;

/** The models that work on one answer, under one allowance. */
export interface ModelTeam {
  readonly model: Model;
  /** `null` where nobody reads a second time. */
  readonly verifier: Verifier | null;
  /** Whether calls and the day's budget are left to write once more and have that read. */
  readonly mayWriteAgain: () => Promise<boolean>;
}

interface TeamParts {
  readonly model: Model;
  readonly verifier: Model | null;
  /** What the verifier is told. */
  readonly instructions: string;
  /** The day's budget has come to its end. */
  readonly isSpent: () => Promise<boolean>;
  readonly onCall: (call: ModelCall) => Promise<void>;
}

/** Puts the models of one answer under one allowance. */
export function teamFor({ model, verifier, instructions, isSpent, onCall }: TeamParts): ModelTeam {
  const allowance: RequestAllowance = { left: mostCalls };
  const meter = { allowance, isSpent, onCall };
  return {
    mayWriteAgain: async () => allowance.left >= callsOfASecondTry && !(await isSpent()),
    model: metered(model, meter),
    verifier: verifier && {
      model: metered(verifier, meter),
      instructions,
      maySpare: () => allowance.left > keptForTheEnd,
    },
  };
}
