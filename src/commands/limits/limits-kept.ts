import type { FairUseLimits } from '../../desk/fair-use.ts';

/** Which limit: of whom, and in what time. */
type LimitName = 'person_day' | 'person_burst' | 'server_day' | 'server_burst';

/** A question and what became of it; moments are milliseconds since 1970 by the clock of who was asked. */
export interface AskedQuestion {
  readonly person: string;
  readonly server: string;
  /** It was taken or refused between these. */
  readonly beganAt: number;
  readonly admittedAt: number;
  /** Which limit refused it; `unknown` where the database failed meanwhile, which was said. */
  readonly became: 'taken' | 'unknown' | LimitName;
  /** Why it was neither refused nor answered. */
  readonly failure: string | null;
}

/** What one server has set for itself. */
interface OwnLimits {
  readonly server: string;
  readonly personPerDay: number;
  readonly serverPerDay: number;
}

export interface LimitKept {
  readonly limit: LimitName;
  /** Questions that it refused. */
  readonly refused: number;
  /** By how many questions it was exceeded at worst; 0 if all is well. */
  readonly exceededBy: number;
  /** Questions that it refused although fewer had been taken. */
  readonly refusedEarly: number;
}

/** Those whose questions a limit counts together. */
interface Counter {
  readonly limit: LimitName;
  /** `null` for a question that it doesn't count. */
  readonly of: (asked: AskedQuestion) => string | null;
  readonly most: (asked: AskedQuestion) => number;
}

const burstMs = 60_000;

/**
 * Holds what was taken and refused against the limits, from outside: by nothing that the bot's own count says.
 * @param asked all of one day.
 */
export function limitsKept(
  asked: readonly AskedQuestion[],
  limits: { readonly [Name in keyof FairUseLimits]: number },
  own: OwnLimits,
): readonly LimitKept[] {
  const isOwn = ({ server }: AskedQuestion): boolean => server === own.server;
  const counters: readonly Counter[] = [
    { limit: 'person_day', of: ({ person }) => person, most: () => limits.personPerDay },
    { limit: 'person_day', of: (one) => (isOwn(one) ? one.person : null), most: () => own.personPerDay },
    {
      limit: 'server_day',
      of: ({ server }) => server,
      most: (one) => (isOwn(one) ? Math.min(own.serverPerDay, limits.serverPerDay) : limits.serverPerDay),
    },
    { limit: 'person_burst', of: ({ person }) => person, most: () => limits.personBurst },
    { limit: 'server_burst', of: ({ server }) => server, most: () => limits.serverBurst },
  ];
  const names: readonly LimitName[] = ['person_day', 'person_burst', 'server_day', 'server_burst'];
  return names.map((limit) => {
    const mine = counters.filter((counter) => counter.limit === limit).map((counter) => countedBy(counter, asked));
    const refused = asked.filter(({ became }) => became === limit);
    const isEarly = (one: AskedQuestion): boolean => mine.every(({ isFullFor }) => !isFullFor(one));
    return {
      limit,
      refused: refused.length,
      exceededBy: Math.max(0, ...mine.map(({ exceededBy }) => exceededBy)),
      refusedEarly: refused.filter(isEarly).length,
    };
  });
}

function countedBy({ limit, of, most }: Counter, asked: readonly AskedQuestion[]) {
  const isBurst = limit.endsWith('burst');
  const counted = Map.groupBy(
    asked.filter(({ became }) => became === 'taken' || became === 'unknown'),
    of,
  );
  counted.delete(null);
  const over = [...counted.values()].map((theirs) => {
    const taken = theirs.filter(({ became }) => became === 'taken');
    const [first] = taken;
    return first === undefined ? 0 : (isBurst ? mostInAMinute(taken) : taken.length) - most(first);
  });
  return {
    exceededBy: Math.max(0, ...over),
    /** Whether as many as may be had been taken, or were being taken, when this one was refused. */
    isFullFor: (one: AskedQuestion): boolean => {
      const theirs = counted.get(of(one)) ?? [];
      const before = theirs.filter(
        ({ beganAt, admittedAt }) => beganAt <= one.admittedAt && (!isBurst || admittedAt > one.beganAt - burstMs),
      );
      return before.length >= most(one);
    },
  };
}

/** How many were certainly taken within one minute, at most. */
function mostInAMinute(theirs: readonly AskedQuestion[]): number {
  return Math.max(
    ...theirs.map(
      ({ beganAt: from }) =>
        theirs.filter(({ beganAt, admittedAt }) => beganAt >= from && admittedAt < from + burstMs).length,
    ),
  );
}
