import { type Calendar, dayOf, startOfDay } from '../language/calendar.ts';
import { addDays } from '../language/dates.ts';
import type { CountedQuestion } from '../store/deferred-replies.ts';
import type { HashId } from '../store/hash-id.ts';
import type { CountedAsker, Usage, UsageLimit } from '../store/usage.ts';
import type { Asker } from './trace-recorder.ts';

/** How many questions are taken; `null` for no limit. */
export interface FairUseLimits {
  readonly personPerDay: number | null;
  readonly serverPerDay: number | null;
  /** Within a minute. */
  readonly personBurst: number | null;
  readonly serverBurst: number | null;
}

/** What a server has set for itself: it can lower the limits, never raise them. */
type ServerLimits = Pick<FairUseLimits, 'personPerDay' | 'serverPerDay'>;

/** Whether a question is taken now, and if not, whose limit is reached and when it is taken again. */
export type Admission =
  /** `giveBack` takes what was counted out of the count: the question came to nothing through no fault of the person's. */
  | { readonly allowed: true; readonly counted: CountedQuestion; readonly giveBack: () => Promise<void> }
  | {
      readonly allowed: false;
      readonly whose: 'person' | 'server';
      readonly limit: 'day' | 'burst';
      readonly opensAt: Date;
    };

/** Questions left today; `null` where there is no limit, or no server. */
export interface QuestionsLeft {
  readonly person: number | null;
  readonly server: number | null;
}

export interface FairUse {
  /** Counts the question when it is taken. A few milliseconds. */
  admit(asker: Asker, limits: ServerLimits | null): Promise<Admission>;
  allowance(asker: Asker, limits: ServerLimits | null): Promise<QuestionsLeft>;
}

interface FairUseParts {
  readonly usage: Usage;
  readonly hashId: HashId;
  readonly limits: FairUseLimits;
  /** A day begins at its midnight. */
  readonly calendar: Calendar;
}

const burstMs = 60_000;

/** A limit on questions, with whose it is and when it opens again. */
interface Limit extends UsageLimit {
  readonly whose: 'person' | 'server';
  readonly limit: 'day' | 'burst';
  readonly opensAt: (inTheWay: Date) => Date;
}

/** Someone whose questions are counted. */
interface Counted extends CountedAsker<Limit> {
  readonly whose: 'person' | 'server';
}

/** Limits on questions by person and by server, kept over restarts. Questions dated after now (the clock was set back) don't count. */
export function createFairUse({ usage, hashId, limits, calendar }: FairUseParts): FairUse {
  const dayStart = (moment: Date): Date => startOfDay(calendar, dayOf(calendar, moment));
  const counted = (whose: Counted['whose'], who: string, perDay: number | null, burst: number | null, at: Date) => {
    const day = perDay !== null && {
      ...{ whose, limit: 'day' as const, most: perDay, since: dayStart(at) },
      opensAt: () => startOfDay(calendar, addDays(dayOf(calendar, at), 1)),
    };
    const minute = burst !== null && {
      ...{ whose, limit: 'burst' as const, most: burst, since: new Date(at.getTime() - burstMs + 1) },
      opensAt: (inTheWay: Date) => new Date(inTheWay.getTime() + burstMs),
    };
    return { whose, who, limits: [day, minute].filter((limit) => limit !== false) } satisfies Counted;
  };
  const allCounted = ({ id, server }: Asker, own: ServerLimits | null, at: Date): readonly Counted[] => {
    const person = counted('person', hashId('person', id), limits.personPerDay, limits.personBurst, at);
    if (server === null) return [person];
    const perDay = lower(limits.serverPerDay, own?.serverPerDay);
    return [
      person,
      // What a server sets for its people is about questions asked there.
      counted('person', hashId('person', `${id}@${server}`), own?.personPerDay ?? null, null, at),
      counted('server', hashId('server', server), perDay, limits.serverBurst, at),
    ];
  };

  return {
    admit: async (asker, own) => {
      const at = calendar.now();
      const all = allCounted(asker, own, at);
      const refused = await usage.admit(all, at);
      if (refused !== null) {
        const { whose, limit, opensAt } = refused.limit;
        return { allowed: false, whose, limit, opensAt: opensAt(refused.inTheWay) };
      }
      const counted = { who: all.map(({ who }) => who), at };
      return { allowed: true, counted, giveBack: () => usage.takeBack(counted.who, at) };
    },
    allowance: async (asker, own) => {
      const at = calendar.now();
      const left = { person: null, server: null } as { person: number | null; server: number | null };
      for (const { whose, who, limits } of allCounted(asker, own, at)) {
        for (const { limit, most, since } of limits) {
          if (limit !== 'day') continue;
          const own = Math.max(0, most - (await usage.count(who, since, at)));
          left[whose] = Math.min(left[whose] ?? own, own);
        }
      }
      return left;
    },
  };
}

function lower(limit: number | null, own: number | null | undefined): number | null {
  if (own === null || own === undefined) return limit;
  return limit === null ? own : Math.min(limit, own);
}
