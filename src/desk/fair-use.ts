import { type Calendar, dayOf, startOfDay } from '../language/calendar.ts';
import { addDays } from '../language/dates.ts';
import type { HashId } from '../store/sqlite/identity.ts';
import type { UsageTable } from '../store/sqlite/usage-table.ts';
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
export type ServerLimits = Pick<FairUseLimits, 'personPerDay' | 'serverPerDay'>;

/** Whether a question is taken now, and if not, whose limit is reached and when it is taken again. */
export type Admission =
  /** `giveBack` takes the question out of the count: it came to nothing through no fault of the person's. */
  | { readonly allowed: true; readonly giveBack: () => void }
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
  admit(asker: Asker, limits: ServerLimits | null): Admission;
  allowance(asker: Asker, limits: ServerLimits | null): QuestionsLeft;
}

export interface FairUseParts {
  readonly usage: UsageTable;
  readonly hashId: HashId;
  readonly limits: FairUseLimits;
  /** A day begins at its midnight. */
  readonly calendar: Calendar;
}

const BURST_MS = 60_000;

/** Someone whose questions are counted. */
interface CountedAsker {
  readonly whose: 'person' | 'server';
  readonly hash: string;
  readonly perDay: number | null;
  readonly burst: number | null;
}

/** Limits on questions by person and by server, kept over restarts. Questions dated after now (the clock was set back) don't count. */
export function createFairUse({ usage, hashId, limits, calendar }: FairUseParts): FairUse {
  const counted = (asker: Asker, own: ServerLimits | null): CountedAsker[] => [
    {
      whose: 'person',
      hash: hashId('person', asker.id),
      perDay: limits.personPerDay,
      burst: limits.personBurst,
    },
    ...(asker.server === null
      ? []
      : [
          // What a server sets for its people is about questions asked there.
          {
            whose: 'person' as const,
            hash: hashId('person', `${asker.id}@${asker.server}`),
            perDay: own?.personPerDay ?? null,
            burst: null,
          },
          {
            whose: 'server' as const,
            hash: hashId('server', asker.server),
            perDay: lower(limits.serverPerDay, own?.serverPerDay),
            burst: limits.serverBurst,
          },
        ]),
  ];
  const dayStart = (moment: Date): Date => startOfDay(calendar, dayOf(calendar, moment));

  const refusal = ({ whose, hash, perDay, burst }: CountedAsker, moment: Date): Admission | null => {
    if (perDay !== null && usage.moments(hash, dayStart(moment), moment).length >= perDay) {
      const opensAt = startOfDay(calendar, addDays(dayOf(calendar, moment), 1));
      return { allowed: false, whose, limit: 'day', opensAt };
    }
    if (burst === null) return null;
    const recent = usage.moments(hash, new Date(moment.getTime() - BURST_MS + 1), moment);
    const firstInTheWay = recent.at(-burst);
    if (recent.length < burst || firstInTheWay === undefined) return null;
    return { allowed: false, whose, limit: 'burst', opensAt: new Date(firstInTheWay + BURST_MS) };
  };

  return {
    admit: (asker, own) => {
      const moment = calendar.now();
      const all = counted(asker, own);
      for (const one of all) {
        const refused = refusal(one, moment);
        if (refused !== null) return refused;
      }
      const hashes = all.map(({ hash }) => hash);
      usage.count(hashes, moment);
      return { allowed: true, giveBack: () => usage.uncount(hashes, moment) };
    },
    allowance: (asker, own) => {
      const moment = calendar.now();
      const left = { person: null, server: null } as { person: number | null; server: number | null };
      for (const { whose, hash, perDay } of counted(asker, own)) {
        if (perDay === null) continue;
        const own = Math.max(0, perDay - usage.moments(hash, dayStart(moment), moment).length);
        left[whose] = Math.min(left[whose] ?? own, own);
      }
      return left;
    },
  };
}

function lower(limit: number | null, own: number | null | undefined): number | null {
  if (own === null || own === undefined) return limit;
  return limit === null ? own : Math.min(limit, own);
}
