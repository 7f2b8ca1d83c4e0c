import { answerPlaceholders } from '../answer/answer.ts';
import { type Config, ConfigError } from '../config.ts';
import { type Budget, createBudget } from '../desk/budget.ts';
import { createDesk, type Desk } from '../desk/desk.ts';
import { summaryPlaceholders } from '../digest/digest.ts';
import { createClaude } from '../model/claude.ts';
import { isPriced, pricedModels } from '../model/prices.ts';
import type { State } from '../state/state.ts';
import { loadPrompt } from '../writing/prompts.ts';
import type { Newsroom } from './newsroom.ts';

/**
 * Puts the desk together: Claude where there is a key, quotes where there is none. Traces that are older than they may
 * be are deleted now and once a day.
 * @throws {ConfigError} for a budget that can't be held.
 */
export function openDesk(
  { library, state }: Pick<Newsroom, 'library' | 'state'>,
  config: Config,
  log: (message: string) => void,
  now: () => Date = () => new Date(),
): Desk {
  const { claude, timeZone, traceDays } = config;
  const { apiKey, baseUrl, model } = claude;
  const budget = apiKey === null ? null : openBudget(config, state, now);
  state.retain({ days: traceDays, now, log });
  return createDesk({
    library,
    model: apiKey === null ? null : createClaude({ apiKey, baseUrl, model }),
    prompts: {
      answer: loadPrompt('answer', answerPlaceholders),
      summary: loadPrompt('summary', summaryPlaceholders),
    },
    timeZone,
    log,
    keeping: state,
    budget,
    now,
  });
}

function openBudget({ claude, dailyBudgetUsd, timeZone }: Config, { traces }: State, now: () => Date): Budget | null {
  if (dailyBudgetUsd === null) return null;
  if (!isPriced(claude.model)) {
    throw new ConfigError(
      `DAILY_BUDGET_USD can't be held, because the price of ${claude.model} isn't known. ` +
        `Set ANTHROPIC_MODEL to one of ${pricedModels.join(', ')}, or leave DAILY_BUDGET_USD empty.`,
    );
  }
  return createBudget({ limit: dailyBudgetUsd, timeZone, now, spentSince: (moment) => traces.spentSince(moment) });
}
