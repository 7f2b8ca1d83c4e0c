import type { Judgement } from '../coverage/evidence.ts';

/** How a question was judged: with the articles that answer it, or without them. */
export interface JudgedAnswer {
  readonly judgement: Judgement;
  /** The score behind it: 0 to 1, higher for covered. */
  readonly coverage: number;
}

/** What a threshold does: the share of questions that it refuses though they are answered, and though they aren't. */
export interface OperatingPoint {
  /** Answered questions refused, 0 to 1: the false refusals. */
  readonly falseRefusals: number;
  /** Unanswered questions refused, 0 to 1. */
  readonly refusals: number;
}

export interface CurvePoint extends OperatingPoint {
  /** Refused is what scores below. */
  readonly threshold: number;
}

/**
 * The trade between false refusals and right ones, a point a threshold, from refusing nothing to refusing all: a
 * receiver operating characteristic (Fawcett 2006) with refusal as the positive class.
 */
export function coverageCurve(answered: readonly JudgedAnswer[], unanswered: readonly JudgedAnswer[]): CurvePoint[] {
  const thresholds = new Set([0, ...[...answered, ...unanswered].map(({ coverage }) => coverage), Infinity]);
  const below = (scores: readonly number[]) => {
    const sorted = scores.toSorted((a, b) => a - b);
    let at = 0;
    return (threshold: number): number => {
      while ((sorted[at] ?? Infinity) < threshold) at++;
      return sorted.length === 0 ? 0 : at / sorted.length;
    };
  };
  const falseRefusals = below(answered.map(({ coverage }) => coverage));
  const refusals = below(unanswered.map(({ coverage }) => coverage));
  return [...thresholds]
    .toSorted((a, b) => a - b)
    .map((threshold) => ({ threshold, falseRefusals: falseRefusals(threshold), refusals: refusals(threshold) }));
}

/** The point that refuses most while it refuses at most this share of the answered questions. */
export function refusedAt(curve: readonly CurvePoint[], maxFalseRefusals: number): CurvePoint {
  const [first, ...rest] = curve.filter(({ falseRefusals }) => falseRefusals <= maxFalseRefusals);
  if (!first) return { threshold: 0, falseRefusals: 0, refusals: 0 };
  return rest.reduce((best, point) => (point.refusals > best.refusals ? point : best), first);
}

/** What the judgement itself does, when these of its words count as refusing. */
export function inForce(
  answered: readonly JudgedAnswer[],
  unanswered: readonly JudgedAnswer[],
  refusing: readonly Judgement[],
): OperatingPoint {
  const share = (all: readonly JudgedAnswer[]): number =>
    all.length === 0 ? 0 : all.filter(({ judgement }) => refusing.includes(judgement)).length / all.length;
  return { falseRefusals: share(answered), refusals: share(unanswered) };
}
