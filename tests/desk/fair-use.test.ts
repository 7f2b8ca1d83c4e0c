import { describe, expect, test } from 'vitest';
import { createFairUse, type FairUse, type FairUseLimits } from '../../src/desk/fair-use.ts';
import { calendarIn } from '../../src/language/calendar.ts';
import type { State } from '../../src/store/state.ts';
import { noLimits } from '../building/front-desk.ts';
import { twoStates } from '../building/state.ts';

const noon = new Date('2026-03-06T12:00:00Z');

/** Two processes that share a state, each with a clock. */
async function twoProcesses(limits: Partial<FairUseLimits>, behindMs = 0) {
  const clock = { now: noon };
  const fairUse = ({ usage, hashId }: State, behind: number) => {
    const calendar = calendarIn('Europe/Warsaw', () => new Date(clock.now.getTime() - behind));
    return createFairUse({ usage, hashId, limits: { ...noLimits, ...limits }, calendar });
  };
  const [one, other] = await twoStates();
  return { one: fairUse(one, 0), other: fairUse(other, behindMs), clock };
}

const asker = (id: string, server: string | null = 'newsroom') => ({
  ...{ id, server, channel: null, place: 'discord', isPrivate: false },
});

describe('two processes on one state', () => {
  test(
    'never take more than the limits together: a thousand questions of twenty people',
    { tags: 'thorough' },
    async () => {
      const { one, other } = await twoProcesses({ personPerDay: 30, serverPerDay: 400 });
      const admissions = await Promise.all(
        Array.from({ length: 1_000 }, async (_, at) => {
          for (let turn = 0; turn < at % 7; turn++) await new Promise(setImmediate);
          const person = `person ${at % 20}`;
          const { allowed } = await (at % 3 === 0 ? one : other).admit(asker(person), null);
          return { person, allowed };
        }),
      );
      const taken = admissions.filter(({ allowed }) => allowed);
      expect(taken).toHaveLength(400);
      for (const [, own] of Map.groupBy(taken, ({ person }) => person)) expect(own.length).toBeLessThanOrEqual(30);
      expect(await one.allowance(asker('person 1'), null)).toMatchObject({ server: 0 });
    },
  );

  test.each(['personPerDay', 'personBurst'] as const)('hold %s over clocks that differ by seconds', async (limit) => {
    const { one, other } = await twoProcesses({ [limit]: 5 }, 2_000);
    const ask = (fairUse: FairUse) => fairUse.admit(asker('a', null), null);
    const admissions = [];
    for (let at = 0; at < 10; at++) admissions.push(await ask(at % 2 === 0 ? one : other));
    expect(admissions.map(({ allowed }) => allowed)).toEqual([...Array(5).fill(true), ...Array(5).fill(false)]);
  });

  test('one gives back what the other then takes', async () => {
    const { one, other } = await twoProcesses({ personPerDay: 1 });
    const taken = await one.admit(asker('a'), null);
    expect(await other.admit(asker('a'), null)).toMatchObject({ allowed: false, whose: 'person', limit: 'day' });
    if (taken.allowed) await taken.giveBack();
    expect(await other.admit(asker('a'), null)).toMatchObject({ allowed: true });
  });
});

describe('a refusal', () => {
  test('says whose limit is reached, and when it opens', async () => {
    const { one, clock } = await twoProcesses({ personBurst: 2, serverPerDay: 3 });
    await one.admit(asker('a'), null);
    clock.now = new Date(noon.getTime() + 20_000);
    await one.admit(asker('a'), null);
    expect(await one.admit(asker('a'), null)).toEqual({
      ...{ allowed: false, whose: 'person', limit: 'burst' },
      opensAt: new Date(noon.getTime() + 60_000),
    });
    clock.now = new Date(noon.getTime() + 60_000);
    expect(await one.admit(asker('a'), null)).toMatchObject({ allowed: true });
    expect(await one.admit(asker('b'), null)).toEqual({
      ...{ allowed: false, whose: 'server', limit: 'day' },
      opensAt: new Date('2026-03-06T23:00:00Z'),
    });
  });

  test('counts for nobody: what the server refuses is no question of the person’s', async () => {
    const { one } = await twoProcesses({ personPerDay: 2, serverPerDay: 1 });
    await one.admit(asker('a'), null);
    expect(await one.admit(asker('a'), null)).toMatchObject({ allowed: false, whose: 'server' });
    expect(await one.allowance(asker('a'), null)).toEqual({ person: 1, server: 0 });
  });

  test('ends when the clock is set back: what is dated after now doesn’t count', async () => {
    const { one, clock } = await twoProcesses({ personPerDay: 1 });
    await one.admit(asker('a'), null);
    clock.now = new Date(noon.getTime() - 3_600_000);
    expect(await one.admit(asker('a'), null)).toMatchObject({ allowed: true });
  });
});
