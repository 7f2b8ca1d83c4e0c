import type { Spending } from '../../src/store/spending.ts';

/** Spending in memory, and the moments from which it was asked for. */
export function memorySpending(
  before: readonly { readonly dollars: number; readonly at: string }[] = [],
): Pick<Spending, 'since' | 'add'> & { readonly asked: string[] } {
  const calls = before.map(({ dollars, at }) => ({ dollars, at: new Date(at) }));
  const asked: string[] = [];
  const since = (moment: Date): number =>
    calls.filter(({ at }) => at >= moment).reduce((sum, { dollars }) => sum + dollars, 0);
  return {
    asked,
    since: async (moment) => {
      asked.push(moment.toISOString());
      return since(moment);
    },
    add: async (dollars, at, from) => {
      const sum = since(from);
      calls.push({ dollars, at });
      return sum;
    },
  };
}
