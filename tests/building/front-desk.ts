import type { Budget } from '../../src/desk/daily-budget.ts';
import { type DeskObserver, unobserved } from '../../src/desk/desk-observer.ts';
import { createFairUse, type FairUseLimits } from '../../src/desk/fair-use.ts';
import { createFrontDesk, type FrontDesk, traceFinder } from '../../src/desk/front-desk.ts';
import { observedFairUse } from '../../src/desk/observed-fair-use.ts';
import { createRepeats } from '../../src/desk/repeated-questions.ts';
import { calendarIn } from '../../src/language/calendar.ts';
import type { Log } from '../../src/log/log.ts';
import type { Model } from '../../src/model/model.ts';
import type { Library } from '../../src/retrieve/library.ts';
import { serverSettings } from '../../src/store/server-settings.ts';
import { openState } from '../../src/store/sqlite/open-state.ts';
import type { State } from '../../src/store/state.ts';
import { timeZone } from './archive.ts';
import { openDesk } from './desk.ts';
import { temporaryFolder } from './folder.ts';
import { onTestFinished } from './running-test.ts';

export const noLimits: FairUseLimits = { personPerDay: null, serverPerDay: null, personBurst: null, serverBurst: null };

export interface FrontDeskSetting {
  readonly library: Library;
  readonly model?: Model | null;
  readonly budget?: Budget;
  readonly limits?: Partial<FairUseLimits>;
  readonly now?: () => Date;
  readonly traceDays?: number;
  readonly dataDir?: string;
  readonly log?: Log;
  readonly observer?: DeskObserver;
}

/** Everything that Discord's side calls, over a library and a state on disk. */
export function openFrontDesk(setting: FrontDeskSetting): { frontDesk: FrontDesk; state: State; dataDir: string } {
  const dataDir = setting.dataDir ?? temporaryFolder();
  const state = openState(dataDir);
  onTestFinished(() => state.close());
  return { frontDesk: frontDeskOver(state, setting), state, dataDir };
}

/** The same over a state that is open. */
export function frontDeskOver(state: State, setting: Omit<FrontDeskSetting, 'dataDir'>): FrontDesk {
  const { library, model = null, limits = {}, now = () => new Date(), traceDays = 30, budget = null, log } = setting;
  const { observer = unobserved } = setting;
  const calendar = calendarIn(timeZone, now);
  const { traces, ratings, erasure, usage, hashId } = state;
  const findTrace = traceFinder(traces, traceDays, now);
  const revision = async () => (await library.facts(now())).revision;
  const repeats = createRepeats({ traces, hashId, revision, calendar });
  const { desk } = openDesk(library, model, {
    keeping: state,
    findTrace,
    repeats,
    calendar,
    budget,
    observer,
    ...(log && { log }),
  });
  return createFrontDesk({
    desk,
    library,
    traces,
    shown: state.shown,
    ratings,
    erasure,
    servers: serverSettings(state.settings, hashId),
    fairUse: observedFairUse(createFairUse({ usage, hashId, limits: { ...noLimits, ...limits }, calendar }), observer),
    hashId,
    traceDays,
    sources: () => [],
    lastSync: () => ({ at: new Date('2026-03-06T11:59:00Z'), isOverdue: false }),
    version: '1.2.3',
    now,
  });
}
