import type { EditorsOptions } from '../discord/editors-channel.ts';
import type { TurnableClock } from './turnable-clock.ts';

type EditorsState = EditorsOptions['state'];

/** What is stored, dated by the machine, as whoever lives by a clock that was turned asks for it. */
export function turnedState(state: EditorsState, clock: TurnableClock): EditorsState {
  const { traces, ratings, spending } = state;
  const at = (moment: Date): Date => clock.onMachine(moment);
  return {
    ...state,
    traces: {
      ...traces,
      notCoveredInPublic: (after, until) => traces.notCoveredInPublic(at(after), at(until)),
      figures: (from, before) => traces.figures(at(from), at(before)),
    },
    ratings: {
      ...ratings,
      reported: (after, until) => ratings.reported(at(after), at(until)),
      count: (since) => ratings.count(at(since)),
    },
    spending: { ...spending, since: (moment) => spending.since(at(moment)) },
  };
}
