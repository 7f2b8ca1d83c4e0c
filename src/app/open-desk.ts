import { setTimeout } from 'node:timers/promises';
import packageFile from '../../package.json' with { type: 'json' };
import { type Config, ConfigError } from '../config.ts';
import { type Budget, type BudgetShare, createBudget, createShare } from '../desk/daily-budget.ts';
import { createDesk, type Desk } from '../desk/desk.ts';
import { type DeskObserver, unobserved } from '../desk/desk-observer.ts';
import { createFairUse } from '../desk/fair-use.ts';
import { createFrontDesk, type FrontDesk, traceFinder } from '../desk/front-desk.ts';
import { observedFairUse } from '../desk/observed-fair-use.ts';
import { createRepeats } from '../desk/repeated-questions.ts';
import { shareBriefings } from '../desk/shared-briefings.ts';
import { type Calendar, calendarIn } from '../language/calendar.ts';
import type { Log } from '../log/log.ts';
import { isAnthropics } from '../model/anthropic-address.ts';
import { createModels } from '../model/create-models.ts';
import { isPriced, pricedModels } from '../model/prices.ts';
import { isOfWeb, staleSources } from '../sources/source-status.ts';
import { serverSettings } from '../store/server-settings.ts';
import type { State } from '../store/state.ts';
import { inOneGo, trouble } from '../wording/trouble.ts';
import { loadPrompts } from '../writing/prompts.ts';
import type { Newsroom } from './newsroom.ts';

/** What is around a desk: the clock, and whoever measures. */
interface DeskSurroundings {
  readonly now?: () => Date;
  readonly observer?: DeskObserver;
}

/**
 * Puts the desk together: Claude where there is a key, quotes where there is none. Traces that are older than they may
 * be are deleted now and once a day.
 * @throws {ConfigError} for a budget that can't be held.
 */
export async function openDesk(
  newsroom: Pick<Newsroom, 'library' | 'state' | 'sources'>,
  config: Config,
  log: Log,
  { now = () => new Date(), observer = unobserved }: DeskSurroundings = {},
): Promise<Desk> {
  const { library, state } = newsroom;
  const { claude, timeZone, traceDays } = config;
  const calendar = calendarIn(timeZone, now);
  const prompts = loadPrompts();
  const { model, verifier } = createModels(claude, prompts.marks.render({}));
  const budget = model === null ? null : openBudget(config, state, calendar, log);
  await state.retain({ days: traceDays, now, log });
  return createDesk({
    library,
    model,
    verifier,
    prompts,
    isOwnServer: !isAnthropics(claude.baseUrl),
    calendar,
    log,
    observer,
    keeping: state,
    findTrace: traceFinder(state.traces, traceDays, now),
    repeats: createRepeats({
      traces: state.traces,
      hashId: state.hashId,
      revision: async () => (await library.facts(now())).revision,
      calendar,
    }),
    budget,
    briefings: {
      texts: shareBriefings({
        ...{ traces: state.traces, leases: state.leases, now, log },
        lookup: (id) => library.article(id),
        wait: async (ms, signal) => {
          await setTimeout(ms, undefined, { signal });
        },
      }),
      budget: openShare(config, state, budget, calendar, log),
    },
    stale: () => staleSources(newsroom.sources()),
  });
}

/** The same with what Discord needs besides answers: limits, ratings, settings, what is kept. */
export async function openFrontDesk(
  newsroom: Pick<Newsroom, 'library' | 'state' | 'sources' | 'lastSync'>,
  config: Config,
  log: Log,
  { now = () => new Date(), observer = unobserved }: DeskSurroundings = {},
): Promise<FrontDesk> {
  const { library, state } = newsroom;
  const { limits, timeZone, traceDays } = config;
  return createFrontDesk({
    desk: await openDesk(newsroom, config, log, { now, observer }),
    library,
    traces: state.traces,
    shown: state.shown,
    ratings: state.ratings,
    erasure: state.erasure,
    servers: serverSettings(state.settings, state.hashId),
    fairUse: observedFairUse(
      createFairUse({ usage: state.usage, hashId: state.hashId, limits, calendar: calendarIn(timeZone, now) }),
      observer,
    ),
    hashId: state.hashId,
    traceDays,
    lastSync: () => newsroom.lastSync(),
    sources: () => newsroom.sources().filter(({ kind, trouble }) => isOfWeb(kind) || trouble !== null),
    version: packageFile.version,
    now,
  });
}

/** Digests that come by themselves leave people's questions two thirds of the day's budget. */
const digestsShare = 1 / 3;

function openShare(
  { dailyBudgetUsd }: Config,
  { traces }: State,
  budget: Budget | null,
  calendar: Calendar,
  log: Log,
): BudgetShare {
  return createShare({
    budget: budget ?? { isSpent: async () => false },
    limit: (dailyBudgetUsd ?? Number.POSITIVE_INFINITY) * digestsShare,
    calendar,
    spentSince: (moment) => traces.spentOn('digest', moment),
    log,
  });
}

function openBudget({ claude, dailyBudgetUsd }: Config, { spending }: State, calendar: Calendar, log: Log): Budget {
  const unpriced = [claude.model, claude.verifyModel].find((name) => name !== null && !isPriced(name));
  // On a server of one's own, a model that has no price costs nothing.
  if (dailyBudgetUsd !== null && unpriced && isAnthropics(claude.baseUrl))
    throw new ConfigError(inOneGo(trouble.unpriced(unpriced, pricedModels)));
  // Without a limit it counts all the same, for when one is set.
  return createBudget({ limit: dailyBudgetUsd ?? Number.POSITIVE_INFINITY, calendar, spending, log });
}
