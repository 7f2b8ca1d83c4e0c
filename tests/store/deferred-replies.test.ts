import { expect, test } from 'vitest';
import type { DeferredReply } from '../../src/store/deferred-replies.ts';
import { openState } from '../../src/store/sqlite/open-state.ts';
import { temporaryFolder } from '../building/folder.ts';
import { onTestFinished } from '../building/running-test.ts';
import { newStateHome, twoStates } from '../building/state.ts';

const noon = new Date('2026-03-06T12:00:00Z');
const after = (ms: number) => new Date(noon.getTime() + ms);

function reply(interaction: string, changes: Partial<DeferredReply> = {}): DeferredReply {
  return {
    ...{ interaction, application: '1', token: `token-of-${interaction}`, asker: 'hash', language: 'pl' },
    deferredAt: noon,
    counted: { who: ['hash', 'server'], at: noon },
    ...changes,
  };
}

test('what a process makes is its own as long as it says so, and goes to one of the others afterwards', async () => {
  const [{ deferred: one }, { deferred: other }] = await twoStates();
  const lost = [reply('11'), reply('12', { counted: null })];
  for (const each of lost) await one.keep(each, 'a', 1_000);
  expect(await other.takeLost('b', 1_000, after(999))).toEqual([]);
  await one.extend('a', 1_000, after(999));
  await one.extend('b', 9_000, after(999));
  expect(await other.takeLost('b', 1_000, after(1_998))).toEqual([]);
  const taken = await Promise.all([one.takeLost('c', 1_000, after(1_999)), other.takeLost('b', 1_000, after(1_999))]);
  expect(taken.flat().toSorted((a, b) => a.interaction.localeCompare(b.interaction))).toEqual(lost);
  expect(taken.map(({ length }) => length).toSorted()).toEqual([0, 2]);
});

test('what could not be told is anybody’s again; what is settled is nobody’s', async () => {
  const { deferred } = (await twoStates())[0];
  await deferred.keep(reply('11'), 'a', 1_000);
  await deferred.keep(reply('12'), 'a', 1_000);
  await deferred.settle(['12']);
  expect(await deferred.takeLost('b', 1_000, after(1_000))).toEqual([reply('11')]);
  expect(await deferred.takeLost('c', 1_000, after(1_500))).toEqual([]);
  expect(await deferred.takeLost('c', 1_000, after(2_000))).toEqual([reply('11')]);
  await deferred.settle(['11']);
  expect(await deferred.takeLost('b', 1_000, after(9_000))).toEqual([]);
});

test('what Discord takes no more is deleted, and so is what somebody wants forgotten', async () => {
  const home = await newStateHome();
  const state = await home.open();
  await state.deferred.keep(reply('11'), 'a', 1_000);
  expect(await home.everything()).toContain('token-of-11');
  expect(await state.deferred.takeLost('b', 1_000, after(15 * 60_000))).toEqual([]);
  await state.deferred.keep(reply('12', { asker: 'somebody' }), 'a', 1_000);
  await state.deferred.keep(reply('13', { asker: 'another' }), 'a', 1_000);
  await state.erasure.erase('somebody', after(1));
  expect(await home.everything()).not.toMatch(/token-of-1[12]/);
  expect((await state.deferred.takeLost('b', 1_000, after(2_000))).map(({ interaction }) => interaction)).toEqual([
    '13',
  ]);
});

test('what was kept before the clock of its process was set back is lost when that ends, not when the clock is there again', async () => {
  const state = openState(temporaryFolder());
  onTestFinished(() => state.close());
  await state.deferred.keep(reply('11', { deferredAt: after(3_600_000) }), 'a', 1_000);
  expect(await state.deferred.takeLost('b', 1_000, noon)).toHaveLength(1);
});
