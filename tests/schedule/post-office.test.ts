// @module-tag thorough
import { expect, test } from 'vitest';
import type { PostResult } from '../../src/schedule/courier.ts';
import { crosspostAll } from '../../src/schedule/crosspost-round.ts';
import { PostOffice } from '../../src/schedule/post-office.ts';
import type { NewDelivery } from '../../src/store/deliveries.ts';
import { newDelivery, scheduleForm } from '../building/schedule.ts';
import { going, scheduleDesk } from './schedule-desk.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const channel = scheduleForm().channel;
const start = '2026-03-06T07:00:00Z';
const gone = { kind: 'refused', reason: 'unknown_channel', detail: 'Unknown Channel' } as const;
const forbidden = {
  kind: 'refused',
  reason: 'missing_permission',
  missing: 'SendMessages',
  detail: 'Missing Permissions',
} as const;
const away = { kind: 'unreachable', detail: 'Service Unavailable' } as const;

const inForum = { to: { channel, forum: { name: 'Monday', tags: [] }, crosspost: false } };

test('what waits is posted, each channel in its order', async () => {
  const { process, time, channels } = scheduleDesk(start);
  const { state, post } = process('one');
  for (const [at, to] of ['A', 'B', 'A', 'A'].entries())
    await state.deliveries.add(
      newDelivery(`${at}`, { payload: `${at}`, to: { channel: to, forum: null, crosspost: false } }),
      time.date(),
    );
  await post();
  expect([channels.in('A'), channels.in('B')]).toEqual([['0', '2', '3'], ['1']]);
  expect(await state.deliveries.find('0')).toMatchObject({ state: 'posted', payload: '' });
});

test.each<[string, Partial<NewDelivery>]>([
  ['a channel', {}],
  ['a forum', inForum],
])('an answer that was lost on its way from %s: it is tried again at once, and stands there once', async (_, where) => {
  const { process, time, channels } = scheduleDesk(start);
  const { state, run } = process('one');
  await state.deliveries.add(newDelivery('a', where), time.date());
  channels.next(channel, 'lost answer');
  await run(minuteMs, 5_000);
  expect(channels.messages).toHaveLength(1);
  expect(await state.deliveries.find('a')).toMatchObject({ state: 'posted' });
  expect(channels.asked).toEqual('to' in where ? { post: 1, find: 1 } : { post: 2, find: 0 });
});

test.each([
  ['before its POST', null, 30_000],
  ['after its POST, and another goes on soon', 'lost answer', 61_000],
  ['after its POST, and another goes on after the nonce is forgotten', 'lost answer', hourMs],
] as const)('killed %s: it stands there once', async (_, before, afterMs) => {
  const { process, time, channels } = scheduleDesk(start);
  const { state } = process('killed');
  await state.deliveries.add(newDelivery('a', { dueAt: time.date() }), time.date());
  await state.deliveries.claim('killed', minuteMs, time.date(), 1);
  await state.deliveries.sending('a', 'killed', minuteMs, time.date(), true);
  if (before !== null)
    await channels.post(
      { channel, forum: null, crosspost: false },
      'a',
      newDelivery('a').mark,
      new AbortController().signal,
    );
  await time.pass(afterMs);
  const { post, state: next } = process('next');
  await post();
  await time.pass(minuteMs);
  await post();
  expect(channels.messages).toHaveLength(1);
  expect(await next.deliveries.find('a')).toMatchObject({ state: 'posted' });
  expect(channels.asked.find).toBe(afterMs > 110_000 ? 1 : 0);
});

test('where the messages can’t be read, one that may stand there is held and told of once; the next one is posted', async () => {
  const { process, time, channels, notices } = scheduleDesk(start);
  const { state, run } = process('one');
  await state.deliveries.add(newDelivery('a', inForum), time.date());
  await state.deliveries.add(newDelivery('b', inForum), time.date());
  channels.next(channel, 'lost answer');
  channels.isUnreadable = true;
  await run(10 * minuteMs);
  expect(await state.deliveries.find('a')).toMatchObject({ state: 'held' });
  expect(notices).toMatchObject([{ kind: 'held', delivery: { key: 'a' }, detail: 'Missing Access' }]);
  expect(channels.messages).toHaveLength(2);
});

test('two processes that post at once: each message once', async () => {
  const { process, time, channels } = scheduleDesk(start);
  const [one, other] = [process('one'), process('other')];
  for (let count = 0; count < 40; count++)
    await one.state.deliveries.add(
      newDelivery(`${count}`, { to: { channel: `${count % 7}`, forum: null, crosspost: false } }),
      time.date(),
    );
  await Promise.all([one.post(), other.post()]);
  await one.post();
  expect(channels.messages).toHaveLength(40);
  expect(channels.asked.post).toBe(40);
});

test.each([
  ['before it sends', 'sending'],
  ['while it sends, and gets no answer', 'post'],
] as const)('a process that hangs for a day %s leaves the message to another, and pauses nothing', async (_, where) => {
  const { process, time, channels, notices } = scheduleDesk(start);
  const { parts, state } = process('hung');
  const { id } = await state.schedules.add('server', scheduleForm(), time.date(), time.date());
  const tells = { schedule: id, until: time.date() };
  await state.deliveries.add(newDelivery('a', { dueAt: time.date(), tells }), time.date());
  // It failed before: one more failure a day later would give it up.
  channels.next(channel, away);
  await process('first').post();
  await time.pass(10_000);
  const hang = async () => {
    await time.pass(2 * minuteMs);
    await process('next').post();
    await time.pass(24 * hourMs);
  };
  const deliveries: typeof state.deliveries = {
    ...state.deliveries,
    sending: async (...claimed) => {
      const isOurs = await state.deliveries.sending(...claimed);
      if (where === 'sending') await hang();
      return isOurs;
    },
  };
  const courier: typeof parts.courier = Object.assign(Object.create(channels), {
    post: async (...message: Parameters<typeof channels.post>) => {
      if (where === 'sending') return channels.post(...message);
      await hang();
      return away;
    },
  });
  await new PostOffice({ ...parts, deliveries, courier }).deliver(going);
  expect(channels.asked.post).toBe(2);
  expect(channels.messages).toHaveLength(1);
  expect(await state.deliveries.find('a')).toMatchObject({ state: 'posted' });
  expect(await state.schedules.find(id)).toMatchObject({ paused: null });
  expect(notices).toEqual([]);
});

test('what is late is looked for first: a backup that was put back knows nothing of it', async () => {
  const { process, time, channels } = scheduleDesk(start);
  const { state, post } = process('one');
  const delivery = newDelivery('a', { dueAt: time.date() });
  await channels.post(delivery.to, 'as it was', delivery.mark, new AbortController().signal);
  await time.pass(hourMs);
  await state.deliveries.add(delivery, time.date());
  await post();
  expect(channels.messages).toHaveLength(1);
  expect(await state.deliveries.find('a')).toMatchObject({ state: 'posted' });
});

test.each<[string, Extract<PostResult, { kind: 'refused' }>, string]>([
  ['a channel that was deleted', gone, 'channel gone'],
  ['a permission that was taken away', forbidden, 'permission'],
])('%s: it waits, then tells, then pauses, and never floods', async (_, refused, why) => {
  const { process, time, channels, notices } = scheduleDesk('2026-03-06T06:10:00Z');
  const { state, run } = process('one');
  const form = scheduleForm({ rhythm: { kind: 'hourly' } });
  const { id } = await state.schedules.add('server', form, time.date(), time.date());
  channels.always(channel, refused);
  await run(110 * minuteMs);
  expect(notices.map(({ kind }) => kind)).toEqual(['failing']);
  await run(30 * hourMs, 5 * minuteMs);
  expect(notices.map(({ kind }) => kind)).toEqual(['failing', 'paused']);
  expect(await state.schedules.find(id)).toMatchObject({ paused: { why } });
  expect(channels.asked.post).toBeLessThan(80);
  // Somebody puts it right, and lets it go on: one digest, of all that wasn't told.
  channels.always(channel, null);
  await state.schedules.resume(id, time.date());
  await run(65 * minuteMs, 5 * minuteMs);
  expect(channels.messages).toHaveLength(1);
});

test('a message that called its role and lost its embeds is taken back once: its schedule is paused, and nobody called again', async () => {
  const { process, time, channels, notices } = scheduleDesk('2026-03-06T06:10:00Z');
  const { state, run } = process('one');
  const form = scheduleForm({ rhythm: { kind: 'hourly' }, mention: '5' });
  const { id } = await state.schedules.add('server', form, time.date(), time.date());
  channels.always(channel, { ...forbidden, missing: 'EmbedLinks', hasCalled: true });
  await run(3 * hourMs, 5 * minuteMs);
  expect(channels.asked.post).toBe(1);
  expect(notices.map(({ kind }) => kind)).toEqual(['paused']);
  expect(await state.schedules.find(id)).toMatchObject({ paused: { why: 'permission' } });
});

test('a bot that is thrown out for half a day and comes back posts the newest digest, and goes on', async () => {
  const { process, time, channels, windows, notices } = scheduleDesk('2026-03-06T06:10:00Z');
  const { state, run } = process('one');
  await state.schedules.add('server', scheduleForm({ rhythm: { kind: 'hourly' } }), time.date(), time.date());
  channels.always(channel, gone);
  await run(12 * hourMs, 5 * minuteMs);
  channels.always(channel, null);
  await run(2 * hourMs, 5 * minuteMs);
  expect(channels.in(channel)).toHaveLength(3);
  expect(notices.map(({ kind }) => kind)).toEqual(['failing']);
  // Nothing that nobody got counts as told.
  const first = windows.find(({ until }) => channels.in(channel)[0]?.startsWith(until.toISOString().slice(0, 16)));
  expect(first?.after.toISOString()).toBe('2026-03-06T06:10:00.000Z');
});

test('what quotes an article that went while it waited is written anew, and posted once', async () => {
  const { process, time, channels, windows, withdraw } = scheduleDesk('2026-03-06T06:30:00Z');
  const { state, run } = process('one');
  await state.schedules.add('server', scheduleForm(), time.date(), time.date());
  channels.always(channel, gone);
  await run(70 * minuteMs);
  expect(windows).toHaveLength(1);
  withdraw();
  channels.always(channel, null);
  await run(60 * minuteMs);
  expect(windows).toHaveLength(2);
  expect(windows[1]).toMatchObject({ after: windows[0]?.after, until: windows[0]?.until, isLate: true });
  expect(channels.messages).toHaveLength(1);
  expect((await state.schedules.list('server'))[0]?.toldUntil).toEqual(windows[0]?.until);
});

test('an outage of Discord: one message tries for all, one notice tells, and then each is posted once', async () => {
  const { process, time, channels, notices } = scheduleDesk(start);
  const { state, run } = process('one');
  for (let count = 0; count < 50; count++)
    await state.deliveries.add(
      newDelivery(`${count}`, { dueAt: time.date(), to: { channel: `${count}`, forum: null, crosspost: false } }),
      time.date(),
    );
  channels.always('*', away);
  await run(3 * hourMs);
  expect(channels.asked.post).toBeLessThan(120);
  expect(notices).toMatchObject([{ kind: 'outage', detail: 'Service Unavailable' }]);
  channels.always('*', null);
  await run(hourMs);
  expect(channels.messages).toHaveLength(50);
  expect(notices).toHaveLength(1);
});

test('a payload that Discord never takes is dropped and told of, and keeps nobody waiting', async () => {
  const { process, time, channels, notices } = scheduleDesk(start);
  const { state, post } = process('one');
  for (const key of ['a', 'b']) await state.deliveries.add(newDelivery(key, { payload: key }), time.date());
  channels.next(channel, { kind: 'refused', reason: 'unusable', detail: 'Invalid Form Body' });
  await post();
  expect(channels.in(channel)).toEqual(['b']);
  expect(notices).toMatchObject([{ kind: 'dropped', delivery: { key: 'a' }, detail: 'Invalid Form Body' }]);
  expect(await state.deliveries.find('a')).toMatchObject({ state: 'dropped' });
});

test('a digest that its forum refuses, for want of a tag, is told of and pauses its schedule: no digest is lost without a word', async () => {
  const { process, time, channels, notices, windows } = scheduleDesk('2026-03-06T06:30:00Z');
  const { state, run } = process('one');
  const forum = { name: 'News', tags: [] };
  const { id } = await state.schedules.add('server', scheduleForm({ forum }), time.date(), time.date());
  channels.next(channel, { kind: 'refused', reason: 'unusable', detail: '40067: A tag is required' });
  await run(hourMs);
  expect(notices).toMatchObject([
    { kind: 'paused', schedule: id, why: 'unusable', detail: '40067: A tag is required' },
  ]);
  expect(await state.schedules.find(id)).toMatchObject({ paused: { why: 'unusable' } });
  await state.schedules.resume(id, time.date());
  await run(24 * hourMs, 10 * minuteMs);
  expect(channels.messages).toHaveLength(1);
  expect(windows.at(-1)?.after).toEqual(windows[0]?.after);
});

test('a message that alone gets no answer is told of and given up; its channel’s next one comes', async () => {
  const { process, time, channels, notices } = scheduleDesk(start);
  const { state, run } = process('one');
  await state.deliveries.add(newDelivery('a', { dueAt: time.date() }), time.date());
  channels.always(channel, away);
  for (let hour = 0; hour < 30; hour++) {
    const to = { channel: 'well', forum: null, crosspost: false };
    await state.deliveries.add(newDelivery(`well ${hour}`, { dueAt: time.date(), to }), time.date());
    await run(hourMs, 5 * minuteMs);
  }
  expect(channels.in('well')).toHaveLength(30);
  expect(notices.map(({ kind }) => kind)).toEqual(['failing', 'dropped']);
});

test.each([
  -86_400_000, 86_400_000, -31_536_000_000, 31_536_000_000,
])('a clock that jumps by %i ms while a message is on its way: it stands there once', async (jumpMs) => {
  const { process, time, channels } = scheduleDesk(start);
  const { state, run } = process('one');
  await state.deliveries.add(newDelivery('a', { dueAt: time.date() }), time.date());
  channels.next(channel, 'lost answer');
  await run(3_000, 3_000);
  time.set(new Date(time.now() + jumpMs));
  await run(10 * minuteMs);
  expect(channels.messages).toHaveLength(1);
  expect(await state.deliveries.find('a')).toMatchObject({ state: 'posted' });
});

test('posts leave room for answers: ten a second at most', async () => {
  const { process, time, channels } = scheduleDesk(start);
  const { state, post } = process('one');
  for (let count = 0; count < 50; count++)
    await state.deliveries.add(
      newDelivery(`${count}`, { dueAt: time.date(), to: { channel: `${count}`, forum: null, crosspost: false } }),
      time.date(),
    );
  await post();
  const moments = channels.messages.map(({ at }) => at);
  const most = Math.max(...moments.map((from) => moments.filter((at) => at >= from && at < from + 1_000).length));
  expect(most).toBe(10);
});

test('a stop lets what is under way end, and gives back what wasn’t begun', async () => {
  const { process, time, channels } = scheduleDesk(start);
  const { state, parts } = process('one');
  for (let count = 0; count < 50; count++)
    await state.deliveries.add(
      newDelivery(`${count}`, { dueAt: time.date(), to: { channel: `${count}`, forum: null, crosspost: false } }),
      time.date(),
    );
  const stop = new AbortController();
  const posting = new PostOffice(parts).deliver(stop.signal);
  await time.pass(1_000);
  stop.abort();
  await time.until(posting);
  const posted = channels.messages.length;
  expect(posted).toBeGreaterThan(5);
  await process('next').post();
  expect(channels.messages).toHaveLength(50);
  expect(channels.asked.post).toBe(50);
});

test('a stop while Discord is silent waits for seconds, and whoever comes next sends the same once', async () => {
  const { process, time, channels } = scheduleDesk(start);
  const { state, parts } = process('one');
  await state.deliveries.add(newDelivery('a', { dueAt: time.date() }), time.date());
  const silent = (_to: unknown, _payload: unknown, _mark: unknown, signal: AbortSignal): Promise<PostResult> =>
    new Promise((resolve) => signal.addEventListener('abort', () => resolve(away)));
  const stop = new AbortController();
  const posting = new PostOffice({ ...parts, courier: { ...channels, post: silent } }).deliver(stop.signal);
  await time.pass(1_000);
  stop.abort();
  const stoppedAt = time.now();
  await time.until(posting);
  expect(time.now() - stoppedAt).toBeLessThan(10_000);
  expect(await state.deliveries.find('a')).toMatchObject({ state: 'sending' });
  await process('next').run(minuteMs, 1_000);
  expect(channels.messages).toHaveLength(1);
  expect(await state.deliveries.find('a')).toMatchObject({ state: 'posted' });
});

test('a crosspost that Discord wants later than in an hour is tried again after an hour, not at once', async () => {
  const { process, time } = scheduleDesk(start);
  const { state, post, parts } = process('one');
  await state.deliveries.add(newDelivery('a', { to: { channel, forum: null, crosspost: true } }), time.date());
  await post();
  let asked = 0;
  const courier = {
    crosspost: async () => {
      asked++;
      return asked > 9 ? ({ kind: 'done' } as const) : ({ kind: 'later', afterMs: 2 * hourMs } as const);
    },
  };
  const crosspost = () => time.until(crosspostAll({ ...parts, courier }, new AbortController().signal));
  await crosspost();
  expect(asked).toBe(1);
  await time.pass(hourMs);
  await crosspost();
  expect(asked).toBe(2);
});

test('crossposts: eleven in one channel, ten within the hour and the last one after it', async () => {
  const { process, time, channels } = scheduleDesk(start);
  const { state, post, crosspost } = process('one');
  const to = { channel, forum: null, crosspost: true };
  for (let count = 0; count < 11; count++) await state.deliveries.add(newDelivery(`${count}`, { to }), time.date());
  await post();
  await crosspost();
  expect(channels.crossposts.map(({ message }) => message)).toEqual(Array.from({ length: 10 }, (_, at) => `${at + 1}`));
  await time.pass(hourMs / 2);
  await crosspost();
  expect(channels.crossposts).toHaveLength(10);
  await time.pass(hourMs);
  await crosspost();
  expect(channels.crossposts.at(-1)?.message).toBe('11');
  await time.pass(hourMs);
  await crosspost();
  expect(channels.crossposts).toHaveLength(11);
});
