import { expect, test } from 'vitest';
import { newDelivery, scheduleForm } from '../building/schedule.ts';
import { twoStates } from '../building/state.ts';

const noon = new Date('2026-03-06T12:00:00Z');
const after = (ms: number) => new Date(noon.getTime() + ms);
const hourMs = 3_600_000;
const minuteMs = 60_000;

const told = (schedule: string, until: Date, key = `digest/${schedule}/${until.toISOString()}`) =>
  newDelivery(key, { dueAt: until, tells: { schedule, until } });

test('a schedule is kept as it was set, and belongs to its server', async () => {
  const [one, other] = await twoStates();
  const form = scheduleForm({
    rhythm: { kind: 'weekly', weekday: 7, at: '23:59' },
    forum: { name: 'The week', tags: ['1', '2'] },
    words: 'arms deals, not “sport”',
    quiet: { from: '22:00', to: '07:00' },
    mention: '400000000000000004',
  });
  const added = await one.schedules.add('server-a', form, after(-hourMs), noon);
  await one.schedules.add('server-a', scheduleForm({ words: 'trams' }), noon, noon);
  await one.schedules.add('server-b', scheduleForm(), noon, noon);
  expect(added).toMatchObject({
    ...form,
    paused: null,
    toldUntil: after(-hourMs),
    settledUntil: noon,
    createdAt: noon,
  });
  expect(await other.schedules.find(added.id)).toEqual(added);
  expect((await other.schedules.list('server-a')).map(({ words }) => words)).toEqual([form.words, 'trams']);
  expect(await other.schedules.active()).toHaveLength(3);
  expect(await other.schedules.remove('server-b', added.id)).toBe(false);
  expect(await other.schedules.change('server-b', added.id, { count: 9 }, noon)).toBeNull();
  expect(await other.schedules.change('server-a', added.id, { count: 9 }, after(1))).toMatchObject({
    ...{ count: 9, words: form.words, settledUntil: after(1) },
  });
  await expect(other.schedules.change('server-a', added.id, { count: 0 }, noon)).rejects.toThrow();
  expect(await other.schedules.remove('server-a', added.id)).toBe(true);
  expect(await one.schedules.find(added.id)).toBeNull();
});

test('two processes never claim the same one; one that was killed is waited for a minute', async () => {
  const [one, other] = await twoStates();
  const { id } = await one.schedules.add('server', scheduleForm(), noon, noon);
  const claims = await Promise.all([
    one.schedules.claim(id, 'a', minuteMs, noon),
    other.schedules.claim(id, 'b', minuteMs, noon),
  ]);
  expect(claims.filter((claim) => claim !== null)).toHaveLength(1);
  const [winner, loser] = claims[0] === null ? ['b', 'a'] : ['a', 'b'];
  // The one that has it goes on.
  expect(await one.schedules.claim(id, winner, minuteMs, after(30_000))).not.toBeNull();
  expect(await other.schedules.claim(id, loser, minuteMs, after(89_999))).toBeNull();
  expect(await other.schedules.claim(id, loser, minuteMs, after(90_000))).not.toBeNull();
  // What the first one wrote meanwhile comes too late.
  const settlement = { due: noon, as: { kind: 'empty' } } as const;
  expect(await one.schedules.settle(id, winner, settlement, after(90_001))).toBe(false);
  expect(await other.schedules.settle(id, loser, settlement, after(90_001))).toBe(true);
  expect(await one.schedules.claim(id, winner, minuteMs, after(90_002))).not.toBeNull();
  await one.schedules.release(id, winner);
  expect(await other.schedules.claim(id, loser, minuteMs, after(90_003))).not.toBeNull();
});

test('a claim of a clock that ran a year ahead keeps nobody waiting for a year', async () => {
  const [one, other] = await twoStates();
  const { id } = await one.schedules.add('server', scheduleForm(), noon, noon);
  await one.schedules.claim(id, 'a', minuteMs, after(365 * 24 * hourMs));
  expect(await other.schedules.claim(id, 'b', minuteMs, noon)).not.toBeNull();
});

test('news counts as told when it is posted; what waits unsent gives way to the newer one', async () => {
  const [{ schedules, deliveries }] = await twoStates();
  const { id } = await schedules.add('server', scheduleForm(), noon, noon);
  const settle = async (delivery: ReturnType<typeof told>, at: Date) => {
    await schedules.claim(id, 'a', minuteMs, at);
    return schedules.settle(id, 'a', { due: delivery.dueAt, as: { kind: 'deliver', delivery } }, at);
  };
  const [first, second, third] = [told(id, after(hourMs)), told(id, after(2 * hourMs)), told(id, after(3 * hourMs))];
  expect(await settle(first, first.dueAt)).toBe(true);
  expect(await schedules.find(id)).toMatchObject({ toldUntil: noon, settledUntil: first.dueAt });
  // The channel can't be reached for an hour; the next one knows that it has trouble since then.
  await deliveries.claim('post', minuteMs, first.dueAt, 9);
  const trouble = { what: 'no such channel', notBefore: second.dueAt, mayBePosted: false, isTold: true };
  await deliveries.failed(first.key, 'post', trouble, first.dueAt);
  expect(await settle(second, second.dueAt)).toBe(true);
  expect(await deliveries.find(first.key)).toMatchObject({ state: 'dropped', payload: '' });
  expect(await deliveries.find(second.key)).toMatchObject({
    ...{ state: 'waiting', trouble: { since: first.dueAt, what: 'no such channel', isTold: true, tries: 1 } },
  });
  // As long as one may be posted already, none comes after it.
  await deliveries.claim('post', minuteMs, second.dueAt, 9);
  expect(await deliveries.sending(second.key, 'post', minuteMs, second.dueAt, true)).toBe(true);
  expect(await settle(third, third.dueAt)).toBe(false);
  await deliveries.posted(second.key, 'post', { channel: '3', message: '4' });
  expect(await schedules.find(id)).toMatchObject({ toldUntil: second.dueAt });
  expect(await settle(third, third.dueAt)).toBe(true);
});

test('a pause, a change and a removal keep what waits unsent from being posted', async () => {
  const [one, other] = await twoStates();
  for (const end of ['pause', 'change', 'remove'] as const) {
    const { id } = await one.schedules.add('server', scheduleForm(), noon, noon);
    const delivery = told(id, after(1));
    await one.schedules.claim(id, 'a', minuteMs, after(1));
    await one.schedules.settle(id, 'a', { due: after(1), as: { kind: 'deliver', delivery } }, after(1));
    const claimed = await other.deliveries.claim('post', minuteMs, after(1), 9);
    expect(claimed.map(({ key }) => key)).toContain(delivery.key);
    if (end === 'pause') expect(await one.schedules.pause(id, 'by hand', after(2))).toBe(true);
    if (end === 'change') await one.schedules.change('server', id, { count: 3 }, after(2));
    if (end === 'remove') expect(await one.schedules.remove('server', id)).toBe(true);
    expect(await other.deliveries.sending(delivery.key, 'post', minuteMs, after(3), true)).toBe(false);
    expect(await other.deliveries.find(delivery.key)).toMatchObject({ state: 'dropped', payload: '' });
  }
});

test('a paused one isn’t due; when it goes on, what was due meanwhile doesn’t come', async () => {
  const [{ schedules }] = await twoStates();
  const { id } = await schedules.add('server', scheduleForm(), noon, noon);
  expect(await schedules.pause(id, 'channel gone', after(1))).toBe(true);
  expect(await schedules.pause(id, 'by hand', after(2))).toBe(false);
  expect(await schedules.find(id)).toMatchObject({ paused: { why: 'channel gone', since: after(1) } });
  expect(await schedules.active()).toEqual([]);
  expect(await schedules.claim(id, 'a', minuteMs, after(3))).toBeNull();
  expect(await schedules.resume(id, after(hourMs))).toBe(true);
  expect(await schedules.resume(id, after(hourMs))).toBe(false);
  expect(await schedules.find(id)).toMatchObject({ paused: null, settledUntil: after(hourMs), toldUntil: noon });
});

test('a clock that is set back takes along what was settled by the wrong one', async () => {
  const [{ schedules }] = await twoStates();
  const { id } = await schedules.add('server', scheduleForm(), noon, noon);
  const ahead = after(365 * 24 * hourMs);
  await schedules.claim(id, 'a', minuteMs, ahead);
  await schedules.settle(id, 'a', { due: ahead, as: { kind: 'empty' } }, ahead);
  expect(await schedules.find(id)).toMatchObject({ toldUntil: ahead, settledUntil: ahead });
  expect(await schedules.setBack(after(hourMs))).toBe(1);
  expect(await schedules.find(id)).toMatchObject({ toldUntil: after(hourMs), settledUntil: after(hourMs) });
  expect(await schedules.setBack(after(hourMs))).toBe(0);
});
