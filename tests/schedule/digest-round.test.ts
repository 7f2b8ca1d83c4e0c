// @module-tag thorough
import { expect, test } from 'vitest';
import { DigestRound } from '../../src/schedule/digest-round.ts';
import { scheduleForm } from '../building/schedule.ts';
import { going, scheduleDesk } from './schedule-desk.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const channel = scheduleForm().channel;
const start = '2026-03-06T06:00:00Z';
const tenPast = '2026-03-06T06:10:00Z';

const iso = (moments: readonly (Date | undefined)[]) => moments.map((moment) => moment?.toISOString().slice(0, 16));

test('each due time comes once, with what is new since the one before', async () => {
  const { process, time, channels, windows } = scheduleDesk(start);
  const { state, run } = process('one');
  await state.schedules.add('server', scheduleForm(), new Date('2026-03-05T07:00:00Z'), time.date());
  await run(2 * dayMs, 10 * 60_000);
  expect(channels.in(channel)).toEqual(['2026-03-06T07:00', '2026-03-07T07:00']);
  expect(iso(windows.map(({ after }) => after))).toEqual(['2026-03-05T07:00', '2026-03-06T07:00']);
});

test('when there is nothing to tell, nothing is posted, and the next one tells what came since', async () => {
  const { process, time, channels, windows, writes } = scheduleDesk(start);
  const { state, run } = process('one');
  await state.schedules.add('server', scheduleForm(), time.date(), time.date());
  writes(({ until }) => (until.getUTCDate() === 6 ? null : 'news'));
  await run(2 * dayMs, 10 * 60_000);
  expect(channels.in(channel)).toEqual(['news']);
  expect(iso([windows[1]?.after])).toEqual(['2026-03-06T07:00']);
});

test.each([
  ['newest', ['2026-03-09T07:00 late', '2026-03-10T07:00'], '2026-03-06T06:00'],
  ['none', ['2026-03-10T07:00'], '2026-03-06T06:00'],
] as const)('missed while it was down, and wanted is %s: what comes', async (missed, expected, after) => {
  const { process, time, channels, windows } = scheduleDesk(start);
  const { state, run } = process('one');
  await state.schedules.add('server', scheduleForm({ missed }), time.date(), time.date());
  await time.pass(3.5 * dayMs);
  await run(dayMs, 10 * 60_000);
  expect(channels.in(channel)).toEqual(expected);
  expect(iso([windows[0]?.after])).toEqual([after]);
});

test('two processes that look at the same moment write and post one', async () => {
  const { process, time, channels, windows } = scheduleDesk(start);
  const [one, other] = [process('one'), process('other')];
  for (let count = 0; count < 10; count++)
    await one.state.schedules.add('server', scheduleForm({ channel: `${count}` }), time.date(), time.date());
  await time.pass(hourMs);
  await Promise.all([one.look(), other.look()]);
  await Promise.all([one.post(), other.post(), one.look(), other.look()]);
  expect(windows).toHaveLength(10);
  expect(channels.messages).toHaveLength(10);
});

test.each([
  ['a day', dayMs],
  ['a year', 365 * dayMs],
])('a clock that jumps %s ahead and comes back: no flood, and no due time twice', async (_, jumpMs) => {
  const { process, time, channels } = scheduleDesk(tenPast);
  const { state, run } = process('one');
  await state.schedules.add('server', scheduleForm({ rhythm: { kind: 'hourly' } }), time.date(), time.date());
  await run(3 * hourMs, 5 * 60_000);
  expect(channels.messages).toHaveLength(3);
  time.set(new Date(time.now() + jumpMs));
  await run(5 * 60_000, 60_000);
  // The newest alone.
  expect(channels.messages).toHaveLength(4);
  time.set(new Date(time.now() - jumpMs));
  await run(3 * hourMs, 5 * 60_000);
  const posted = channels.in(channel).map((payload) => payload.replace(' late', ''));
  expect(new Set(posted).size).toBe(posted.length);
  expect(posted.slice(4)).toEqual(['2026-03-06T10:00', '2026-03-06T11:00', '2026-03-06T12:00']);
});

test.each([
  ['a day', dayMs],
  ['a year', 365 * dayMs],
])('a clock that is set back by %s and put right: no due time twice, nothing told twice', async (_, jumpMs) => {
  const { process, time, channels, windows } = scheduleDesk(tenPast);
  const { state, run } = process('one');
  const added = new Date(time.now() - dayMs);
  await state.schedules.add('server', scheduleForm({ rhythm: { kind: 'hourly' } }), added, time.date());
  await run(2 * hourMs, 5 * 60_000);
  time.set(new Date(time.now() - jumpMs));
  await run(10 * 60_000, 60_000);
  expect(channels.messages).toHaveLength(2);
  time.set(new Date(time.now() + jumpMs));
  await run(2 * hourMs, 5 * 60_000);
  expect(channels.in(channel)).toEqual([7, 8, 9, 10].map((hour) => `2026-03-06T${String(hour).padStart(2, '0')}:00`));
  windows.slice(1).forEach(({ after }, at) => {
    expect(after.getTime()).toBeGreaterThanOrEqual(windows[at]?.until.getTime() ?? 0);
  });
});

test('a clock that was a year behind over some due times, and is put right after another one: nothing told twice', async () => {
  const { process, time, channels, windows } = scheduleDesk(tenPast);
  const { state, run } = process('one');
  const added = new Date(time.now() - dayMs);
  await state.schedules.add('server', scheduleForm({ rhythm: { kind: 'hourly' } }), added, time.date());
  await run(2 * hourMs, 5 * 60_000);
  time.set(new Date(time.now() - 365 * dayMs));
  await run(2 * hourMs, 5 * 60_000);
  time.set(new Date(time.now() + 365 * dayMs));
  await run(hourMs, 5 * 60_000);
  expect(channels.in(channel).at(-1)).toBe('2026-03-06T11:00');
  expect(iso(windows.slice(-2).map(({ after }) => after))).toEqual(['2026-03-06T08:00', '2026-03-06T10:00']);
});

test('what was dropped before the clock was set back counts as told to nobody', async () => {
  const { process, time, channels, windows } = scheduleDesk(start);
  const { state, run, look } = process('one');
  const { id } = await state.schedules.add('server', scheduleForm(), time.date(), time.date());
  await time.pass(hourMs);
  await look();
  await state.schedules.change('server', id, { words: 'ships' }, time.date());
  time.set(new Date(time.now() - hourMs));
  await run(2 * hourMs, 10 * 60_000);
  expect(channels.messages).toEqual([]);
  await run(dayMs, 10 * 60_000);
  expect(channels.in(channel)).toEqual(['2026-03-07T07:00']);
  expect(iso([windows.at(-1)?.after])).toEqual(['2026-03-06T06:00']);
});

test('a schedule of an unknown time zone is paused and told of; the others go on', async () => {
  const { process, time, channels, notices } = scheduleDesk(start);
  const { state, run } = process('one');
  const lost = await state.schedules.add('server', scheduleForm({ timeZone: 'Mars/Base' }), time.date(), time.date());
  await state.schedules.add('server', scheduleForm(), time.date(), time.date());
  await run(2 * hourMs, 10 * 60_000);
  expect(channels.messages).toHaveLength(1);
  expect(await state.schedules.find(lost.id)).toMatchObject({ paused: { why: 'unusable' } });
  expect(notices).toMatchObject([{ kind: 'paused', schedule: lost.id }]);
});

test('a digest that can’t be written is tried again, ever more rarely, and told of once', async () => {
  const { process, time, channels, notices, windows, writes } = scheduleDesk(start);
  const { state, run } = process('one');
  const { id } = await state.schedules.add('server', scheduleForm(), time.date(), time.date());
  let tries = 0;
  writes(() => {
    tries++;
    throw new Error('no room left');
  });
  await run(4 * hourMs);
  expect(tries).toBeLessThan(15);
  expect(notices).toEqual([{ kind: 'unwritten', schedule: id, detail: 'no room left' }]);
  writes(() => 'news');
  await run(hourMs);
  expect(channels.in(channel)).toEqual(['news']);
  expect(windows.at(-1)).toMatchObject({ isLate: true });
});

test('as long as nobody knows whether the one before stands there, no other is written', async () => {
  const { process, time, channels, windows } = scheduleDesk(tenPast);
  const { state, run } = process('one');
  await state.schedules.add('server', scheduleForm({ rhythm: { kind: 'hourly' } }), time.date(), time.date());
  channels.always(channel, { kind: 'unreachable', detail: 'no answer' });
  await run(3 * hourMs, 5 * 60_000);
  expect(windows).toHaveLength(1);
  channels.always(channel, null);
  await run(hourMs, 5 * 60_000);
  expect(channels.messages.length).toBeLessThanOrEqual(3);
  expect(channels.in(channel).at(-1)).toBe('2026-03-06T10:00');
});

test('a digest that takes minutes to write stays claimed', async () => {
  const { process, time, channels } = scheduleDesk(start);
  const [{ parts }, other] = [process('one'), process('other')];
  const slow = {
    ...parts.composer,
    compose: async () => time.wait(5 * 60_000).then(() => ({ payload: 'slow', traces: [] })),
  };
  const round = new DigestRound({ ...parts, composer: slow });
  const { id } = await parts.schedules.add('server', scheduleForm(), time.date(), time.date());
  await time.pass(hourMs);
  const writing = round.look(going);
  for (let minute = 0; minute < 4; minute++) {
    await time.pass(60_000);
    expect(await other.state.schedules.claim(id, 'other', 1, time.date())).toBeNull();
  }
  await time.until(writing);
  await other.post();
  expect(channels.in(channel)).toEqual(['slow']);
});

test('what was changed, or paused and resumed, while its digest was written isn’t posted as it was set before', async () => {
  for (const end of ['changed', 'resumed'] as const) {
    const { process, time, channels } = scheduleDesk(start);
    const { parts, state, post } = process('one');
    const compose = async () => time.wait(60_000).then(() => ({ payload: 'slow', traces: [] }));
    const slow = { ...parts.composer, compose };
    const round = new DigestRound({ ...parts, composer: slow });
    const { id } = await state.schedules.add('server', scheduleForm(), time.date(), time.date());
    await time.pass(hourMs);
    const writing = round.look(going);
    await time.pass(30_000);
    if (end === 'changed') await state.schedules.change('server', id, { channel: '7' }, time.date());
    else {
      await state.schedules.pause(id, 'by hand', time.date());
      await state.schedules.resume(id, time.date());
    }
    const { settledUntil } = (await state.schedules.find(id)) ?? {};
    await time.until(writing);
    await post();
    expect(channels.messages).toEqual([]);
    expect((await state.schedules.find(id))?.settledUntil).toEqual(settledUntil);
  }
});

const followForm = scheduleForm({
  ...{ rhythm: { kind: 'often' }, words: 'tanks' },
  follow: { kind: 'topic', label: 'tanks', articles: [], mostADay: 2 },
});

test('what is followed is looked at every quarter of an hour; where nothing came for anybody, nobody is asked', async () => {
  const { process, time, windows, comes, channels } = scheduleDesk(tenPast);
  const { state, run } = process('one');
  for (let at = 0; at < 50; at++)
    await state.schedules.add('server', { ...followForm, channel: `${at}` }, time.date(), time.date());
  let asked = 0;
  comes(({ until }) => {
    asked += 1;
    return until >= new Date('2026-03-06T07:15:00Z');
  });
  await run(50 * 60_000);
  expect(windows).toEqual([]);
  expect(asked).toBe(3);
  await run(20 * 60_000);
  expect(windows).toHaveLength(50);
  expect(channels.messages).toHaveLength(50);
  expect(iso(windows.slice(0, 1).map(({ after }) => after))).toEqual(['2026-03-06T07:00']);
});

test('of what is followed, no more comes in a day than was wanted: the rest waits, and comes together', async () => {
  const { process, time, channels, windows } = scheduleDesk(tenPast);
  const { state, run } = process('one');
  await state.schedules.add('server', followForm, time.date(), time.date());
  await run(26 * hourMs, 5 * 60_000);
  expect(channels.in(channel)).toEqual([
    ...['2026-03-06T06:15', '2026-03-06T06:30', '2026-03-07T06:15', '2026-03-07T06:30'],
  ]);
  expect(iso(windows.slice(2).map(({ after }) => after))).toEqual(['2026-03-06T06:30', '2026-03-07T06:15']);
});

test('a process that is killed while it looks at what is followed loses nothing of it, and tells nothing twice', async () => {
  const { process, time, channels } = scheduleDesk(tenPast);
  const [one, other] = [process('one'), process('other')];
  const { id } = await one.state.schedules.add('server', followForm, time.date(), time.date());
  await time.pass(6 * 60_000);
  // Claimed, and gone with it.
  await one.state.schedules.claim(id, 'one', 60_000, time.date());
  await other.look();
  await other.post();
  expect(channels.in(channel)).toEqual([]);
  await other.run(3 * 60_000);
  expect(channels.in(channel)).toEqual(['2026-03-06T06:15']);
  // Sent, and killed before that was written down.
  await time.pass(12 * 60_000);
  await other.look();
  channels.next(channel, 'lost answer');
  await other.post();
  await other.run(5 * 60_000);
  expect(channels.in(channel).filter((text) => text === '2026-03-06T06:30')).toHaveLength(1);
});
