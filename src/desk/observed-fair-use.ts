import type { DeskObserver } from './desk-observer.ts';
import type { FairUse } from './fair-use.ts';

/** The same limits, whose refusals are told. */
export function observedFairUse(fairUse: FairUse, observer: DeskObserver): FairUse {
  return {
    ...fairUse,
    admit: async (...asked) => {
      const admission = await fairUse.admit(...asked);
      if (!admission.allowed) observer.refused(`${admission.whose}_${admission.limit}`);
      return admission;
    },
  };
}
