import { describe, expect, test, vi } from 'vitest';
import { PromiseWatch } from '../../src/commands/soak/broken-promises.ts';
import { Reachability } from '../../src/commands/soak/reachability.ts';
import { growthOf, type VitalSigns } from '../../src/commands/soak/vital-signs.ts';
import type { LocalDiscord } from '../../src/local/discord/local-discord.ts';
import { manualClock } from '../../src/local/discord/played-clock.ts';
import { onTestFinished } from '../building/running-test.ts';
import { ask, callback, discord, register, webhook } from '../local/discord/connected.ts';

const question = { command: 'ask', options: { question: 'When does the harbour open?' } };

async function watched(): Promise<{ local: LocalDiscord; watch: PromiseWatch; late: () => void }> {
  const clock = manualClock();
  const local = await discord({ clock });
  await register(local, [{ ...ask, contexts: [0], integration_types: [0] }]);
  const watch = new PromiseWatch(local);
  onTestFinished(() => watch.close());
  return { local, watch, late: () => clock.advance(3_100) };
}

const said = ({ broken }: PromiseWatch) => broken.map(({ what }) => what);

describe('the soak tells', () => {
  test('of an interaction that nobody answers, unless nobody could', async () => {
    const { local, watch, late } = await watched();
    local.invoke(question);
    late();
    watch.settle();
    expect(said(watch)).toEqual([
      expect.stringMatching(/^an interaction of kind 2 was not answered within 3 s: .* at no time$/),
    ]);
    watch.cutOff();
    local.invoke(question);
    late();
    expect(watch.broken).toHaveLength(1);
    expect(watch.counts.interactions).toBe(2);
    expect(watch.excused).toEqual({ dead: 0, 'cut off': 1, fault: 0, stall: 0 });
  });

  test('of silence after a fault that struck one of several tries', async () => {
    const { local, watch, late } = await watched();
    local.faults.add({ path: '/callback' }, { kind: 'status', status: 503 });
    await callback(local, local.invoke(question), { type: 5 });
    late();
    watch.settle();
    expect(said(watch)).toEqual([expect.stringMatching(/^an interaction of kind 2 .*POST .*: 503$/)]);
    expect(watch.counts.faults).toBe(1);
  });

  test('of none where faults struck each try, or held one up', async () => {
    const { local, watch, late } = await watched();
    local.faults.add({ path: '/callback', times: 6 }, { kind: 'status', status: 503 });
    const asked = local.invoke(question);
    for (let tries = 0; tries < 6; tries++) await callback(local, asked, { type: 5 });
    late();
    local.faults.add({ path: '/callback' }, { kind: 'delay', ms: 3_050 });
    const held = callback(local, local.invoke(question), { type: 5 });
    await vi.waitFor(() => expect(watch.counts.faults).toBe(7));
    late();
    await held;
    watch.settle();
    expect(watch.broken).toEqual([]);
    expect(watch.excused.fault).toBe(2);
  });

  test('of no second first response where the bot never heard that its first one had arrived', async () => {
    const { local, watch } = await watched();
    local.faults.add({ path: '/callback' }, { kind: 'drop', by: 'close', afterEffect: true });
    const asked = local.invoke(question);
    await expect(callback(local, asked, { type: 5 })).rejects.toThrow();
    await callback(local, asked, { type: 5 });
    expect(watch.broken).toEqual([]);
  });

  test('of an answer that was promised, unless each try of its last message was struck', async () => {
    const { local, watch } = await watched();
    const asked = local.invoke(question);
    await callback(local, asked, { type: 5 });
    const edit = () => webhook(local, asked, 'PATCH', '/messages/@original', { content: 'At nine.' });
    local.faults.add({ method: 'PATCH', times: 3 }, { kind: 'status', status: 502 });
    for (let tries = 0; tries < 3; tries++) await edit();
    watch.sweep();
    expect(watch.waiting).toBe(1);
    local.faults.add({ method: 'PATCH' }, { kind: 'status', status: 502 });
    await edit();
    watch.sweep();
    expect(watch.waiting).toBe(0);
    expect(watch.excused.fault).toBe(1);
  });

  test('of a second first response, and of what Discord refuses', async () => {
    const { local, watch } = await watched();
    const asked = local.invoke(question);
    await callback(local, asked, { type: 4, data: { content: 'At nine.' } });
    await callback(local, asked, { type: 4, data: { content: 'At nine.' } });
    await webhook(local, asked, 'PATCH', '/messages/@original', { content: 'x'.repeat(2_001) });
    expect(said(watch)).toEqual([
      expect.stringMatching(/^Discord refused POST .*40060/),
      expect.stringMatching(/^Discord refused PATCH .*50035/),
    ]);
  });

  test('of a message that pings', async () => {
    const { local, watch } = await watched();
    const content = `Ask <@${local.user.user.id}>.`;
    await callback(local, local.invoke(question), { type: 4, data: { content } });
    expect(said(watch)).toEqual([`a message pinged: ${content}`]);
  });

  test('of a part of an answer that comes twice', async () => {
    const { local, watch } = await watched();
    const asked = local.invoke(question);
    await callback(local, asked, { type: 4, data: { content: 'At nine.' } });
    for (const description of ['More.', 'More.'])
      await webhook(local, asked, 'POST', '', { embeds: [{ description }] });
    expect(said(watch)).toEqual(['a part of an answer was sent twice']);
  });

  test('of a promised answer only once it is there', async () => {
    const { local, watch } = await watched();
    const asked = local.invoke(question);
    await callback(local, asked, { type: 5 });
    expect(watch.waiting).toBe(1);
    await webhook(local, asked, 'PATCH', '/messages/@original', { content: 'At nine.' });
    local.invoke(question);
    expect(watch.waiting).toBe(1);
  });
});

describe('an interaction that was not answered', () => {
  test.each<[string, (reach: Reachability, passed: (ms: number) => void) => void, string | null]>([
    ['came to a bot whose connection held', (reach) => reach.dispatched('t'), null],
    [
      'came before a cut by more than it takes to read it',
      (reach, passed) => [reach.dispatched('t'), passed(600), reach.broken('cut off')],
      null,
    ],
    [
      'may have gone down with the connection',
      (reach, passed) => [reach.dispatched('t'), passed(100), reach.broken('cut off')],
      'cut off',
    ],
    [
      'was brought again in time',
      (reach, passed) => [reach.broken('cut off'), passed(1_000), reach.dispatched('t'), reach.connected(true)],
      null,
    ],
    [
      'was brought again too late',
      (reach, passed) => [reach.broken('cut off'), passed(2_800), reach.dispatched('t'), reach.connected(true)],
      'cut off',
    ],
    [
      'went to a connection about to end, and the next session knows nothing of it',
      (reach, passed) => [reach.broken('cut off'), reach.dispatched('t'), passed(1_000), reach.connected(false)],
      'cut off',
    ],
    [
      'was being read when the bot was killed',
      (reach, passed) => [reach.dispatched('t'), passed(600), reach.broken('dead')],
      'dead',
    ],
    ['was never sent, for no reason that is known', () => {}, null],
  ])('%s', (_, happens, why) => {
    let now = 10_000;
    const reach = new Reachability(() => now);
    happens(reach, (ms) => {
      now += ms;
    });
    expect(reach.excuseSilence('t', 10_000)).toBe(why);
  });
});

describe('growth', () => {
  const signs = (values: readonly number[]): VitalSigns[] =>
    values.map((rss, at) => ({
      rss,
      atMs: at * 60_000,
      files: null,
      arrayBuffers: 0,
      heap: 0,
      threads: 1,
      resources: 0,
    }));
  const rss = (each: VitalSigns) => each.rss;

  test.each([
    ['flat after it was warm', [50, 80, 90, 95, 99, 100, 101, 99, 100, 100, 101], 0, 0],
    [
      'one peak, which a median passes over',
      [100, 100, 100, 100, 100, 100, 100, 100, 900, 100, 100, 100, 100, 100],
      0,
      null,
    ],
    ['a tenth in six minutes', [0, 0, 0, 0, 0, 100, 102, 104, 106, 108, 110], 0.08, 0.1],
  ])('%s', (_, values, share, fitted) => {
    const growth = growthOf(signs(values), rss);
    expect(growth?.share).toBeCloseTo(share, 1);
    if (fitted !== null) expect(growth?.fitted).toBeCloseTo(fitted, 1);
  });

  test('is not judged by fewer than six rests', () => {
    expect(growthOf(signs([1, 1, 1, 1, 1, 1, 2, 3, 4, 5]), rss)).toBeNull();
  });
});
