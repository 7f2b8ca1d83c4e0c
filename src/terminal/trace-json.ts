import type { Correction } from '../coverage/correction.ts';
import type { UnansweredGroup } from '../desk/unanswered-questions.ts';
import type { RatedTrace } from '../store/ratings.ts';
import type { Trace, TraceSummary } from '../store/trace.ts';
import { textsOf } from './trace-facts.ts';
import type { StandingOf } from './trace-text.ts';

/** The shapes that `trace --json` prints: stable, for scripts. */

/** A trace as it was kept, and how each version that it cites stands now (`null`: not looked up). */
export function traceJson({ record, ...summary }: Trace, standingOf: StandingOf, corrections: readonly Correction[]) {
  const standings = textsOf({ ...summary, record }).flatMap(({ citations }) =>
    citations.map(({ number, article, version }) => ({ number, article, version, now: standingOf(article, version) })),
  );
  return { ...summary, ...record, standings, corrections };
}

/** The newest traces as `trace --json` prints them. */
export function traceListJson(traces: readonly TraceSummary[]) {
  return { traces };
}

/** What readers asked and the coverage didn't answer, as `trace --unanswered --json` prints it. */
export function unansweredJson(groups: readonly UnansweredGroup[], days: number) {
  return { days, groups };
}

/** What readers rated 👎, as `trace --rated --json` prints it. */
export function ratedJson(
  down: readonly RatedTrace[],
  counts: { readonly up: number; readonly down: number },
  days: number,
) {
  return { days, counts, down };
}
