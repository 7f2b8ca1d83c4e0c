import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { DeskObserver } from '../desk/desk-observer.ts';
import type { DiscordObserver } from '../discord/wire/discord-observer.ts';
import { discordMetrics } from './discord-metrics.ts';
import { type NewsroomFacts, newsroomMetrics } from './newsroom-metrics.ts';
import { questionMetrics } from './question-metrics.ts';

/** All that is measured, in a registry of its own. */
export interface Metrics {
  readonly registry: Registry;
  readonly desk: DeskObserver;
  readonly discord: DiscordObserver;
  /** From now on the newsroom is asked for its facts. */
  watch(facts: NewsroomFacts | null): void;
}

interface MetricsOptions {
  /** Of the program. */
  readonly version: string;
  /** What Claude may cost a day; `null` without a limit. */
  readonly dailyBudgetUsd: number | null;
}

/** A new registry, with the process's own figures from the start; the observers it comes with count the rest. */
export function createMetrics({ version, dailyBudgetUsd }: MetricsOptions): Metrics {
  const registry = new Registry();
  const registers = [registry];
  let newsroom: NewsroomFacts | null = null;
  // Memory, time of the processor, delay of the event loop, collections of garbage, handles.
  collectDefaultMetrics({ register: registry });
  new Gauge({
    registers,
    name: 'dateline_build_info',
    help: 'Always 1; which version runs',
    labelNames: ['version'],
  }).set({ version }, 1);
  const budget = new Gauge({
    registers,
    name: 'dateline_claude_budget_dollars',
    help: 'What Claude may cost a day, where there is a limit',
  });
  if (dailyBudgetUsd === null) budget.remove();
  else budget.set(dailyBudgetUsd);
  newsroomMetrics(registry, () => newsroom);
  return {
    registry,
    desk: questionMetrics(registry),
    discord: discordMetrics(registry),
    watch: (facts) => {
      newsroom = facts;
    },
  };
}
