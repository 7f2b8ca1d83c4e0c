import { expect, test } from 'vitest';
import { markOf } from '../../src/store/deliveries.ts';
import { newDelivery } from '../building/schedule.ts';
import { twoStates } from '../building/state.ts';
import { traceOf } from '../building/trace.ts';

const noon = new Date('2026-03-06T12:00:00Z');
const after = (ms: number) => new Date(noon.getTime() + ms);
const minuteMs = 60_000;
const hourMs = 3_600_000;

const inChannel = (channel: string, crosspost = false) => ({ to: { channel, forum: null, crosspost } });
const keys = (found: readonly { readonly key: string }[]) => found.map(({ key }) => key);

test('what has a key is there once, whatever became of it', async () => {
  const [one, other] = await twoStates();
  const delivery = newDelivery('digest/a', {
    ...{ to: { channel: '7', forum: { name: 'Monday', tags: ['8'] }, crosspost: true } },
    ...{ traces: ['T1', 'T2'], tells: { schedule: 's', until: noon } },
  });
  const added = await Promise.all([one.deliveries.add(delivery, noon), other.deliveries.add(delivery, noon)]);
  expect(added.toSorted()).toEqual([false, true]);
  expect(await other.deliveries.find('digest/a')).toEqual({
    ...{ ...delivery, edits: null, state: 'waiting', sentAt: null, trouble: null, posted: null, createdAt: noon },
  });
  await one.deliveries.claim('a', minuteMs, noon, 9);
  await one.deliveries.drop('digest/a', 'a', 'too long', noon);
  expect(await one.deliveries.add(delivery, noon)).toBe(false);
  expect(await one.deliveries.claim('a', minuteMs, noon, 9)).toEqual([]);
});

test('a mark is as long as a nonce may be, and its own for each key', () => {
  expect(markOf('digest/a')).toMatch(/^[0-9a-f]{24}$/);
  expect(markOf('digest/a')).not.toBe(markOf('digest/b'));
});

test('the order in a channel holds: the next one waits for the one before it', async () => {
  const [one, other] = await twoStates();
  for (const key of ['1', '2']) await one.deliveries.add(newDelivery(`a${key}`, inChannel('A')), noon);
  await one.deliveries.add(newDelivery('b1', inChannel('B')), noon);
  expect(keys(await one.deliveries.claim('one', minuteMs, noon, 9))).toEqual(['a1', 'b1']);
  expect(await other.deliveries.claim('other', minuteMs, noon, 9)).toEqual([]);
  await one.deliveries.sending('a1', 'one', minuteMs, noon, true);
  const unknown = { what: 'no answer', notBefore: after(5_000), mayBePosted: true, isTold: false };
  await one.deliveries.failed('a1', 'one', unknown, noon);
  expect(await other.deliveries.claim('other', minuteMs, after(4_999), 9)).toEqual([]);
  const [again] = await other.deliveries.claim('other', minuteMs, after(5_000), 9);
  expect(again).toMatchObject({ key: 'a1', state: 'sending', sentAt: noon, trouble: { since: noon, tries: 1 } });
  await other.deliveries.posted('a1', 'other', { channel: 'A', message: '1' });
  expect(keys(await other.deliveries.claim('other', minuteMs, after(5_001), 9))).toEqual(['a2']);
});

test('changes of messages are made one at a time in a channel, with a pause, whoever makes them; what is to be posted comes before', async () => {
  const [one, other] = await twoStates();
  const change = (message: string) =>
    newDelivery(`change ${message}`, {
      ...inChannel('A'),
      kind: 'correction',
      edits: { channel: 'A', message },
      dueAt: noon,
    });
  for (const message of ['1', '2']) await one.deliveries.change(change(message), noon);
  await one.traces.keep(traceOf({ id: 'T1', askedAt: noon }));
  await one.shown.keep({ trace: 'T1', channel: 'A', messages: ['0', '1'], language: 'pl' });
  const listed = await other.deliveries.changes(9);
  expect(listed.map(({ delivery, trace }) => [delivery.key, trace])).toEqual([
    ['change 2', null],
    ['change 1', 'T1'],
  ]);
  await one.deliveries.add(newDelivery('new', { ...inChannel('B'), dueAt: noon }), noon);
  const claims = await Promise.all(
    [one, other].map(({ deliveries }, at) => deliveries.claim(`${at}`, minuteMs, noon, 9)),
  );
  expect(claims.flatMap(keys).toSorted()).toEqual(['change 1', 'new']);
  const holder = keys(claims[0] ?? []).includes('change 1') ? '0' : '1';
  expect(await one.deliveries.sending('change 1', holder, minuteMs, noon, true)).toBe(true);
  await one.deliveries.posted('change 1', holder, { channel: 'A', message: '1' });
  expect(await other.deliveries.claim('other', minuteMs, after(1_249), 9)).toEqual([]);
  expect(keys(await other.deliveries.claim('other', minuteMs, after(1_250), 9))).toEqual(['change 2']);
});

test('corrections that are not sent yet are withdrawn from a moment on, and may come again', async () => {
  const [one, other] = await twoStates();
  const change = (message: string, at: Date) => {
    const edits = { channel: message, message };
    return one.deliveries.change(
      newDelivery(message, { ...inChannel(message), kind: 'correction', edits, dueAt: at }),
      at,
    );
  };
  await change('early', noon);
  for (const message of ['sent', 'waits']) await change(message, after(1));
  await one.deliveries.add(newDelivery('digest', { ...inChannel('C'), dueAt: after(1) }), after(1));
  await one.deliveries.claim('one', minuteMs, after(1), 9);
  expect(await one.deliveries.sending('sent', 'one', minuteMs, after(1), true)).toBe(true);
  expect(await other.deliveries.withdrawCorrections(after(1))).toBe(1);
  expect(await one.deliveries.sending('waits', 'one', minuteMs, after(1), true)).toBe(false);
  expect(await other.deliveries.lastChange('waits')).toBeNull();
  for (const key of ['early', 'sent', 'digest']) expect(await other.deliveries.find(key)).not.toBeNull();
  await change('waits', after(2));
  expect(await other.deliveries.find('waits')).toMatchObject({ state: 'waiting' });
});

test('at most as many channels are claimed as were asked for, the longest due first', async () => {
  const [{ deliveries }] = await twoStates();
  await deliveries.add(newDelivery('late', { ...inChannel('A'), dueAt: after(1) }), noon);
  await deliveries.add(newDelivery('early', { ...inChannel('B'), dueAt: noon }), noon);
  expect(keys(await deliveries.claim('one', minuteMs, after(1), 1))).toEqual(['early']);
  expect(keys(await deliveries.claim('one', minuteMs, after(1), 1))).toEqual(['late']);
});

test('of a process that was killed, another one learns what it was about to do', async () => {
  const [one, other] = await twoStates();
  await one.deliveries.add(newDelivery('a'), noon);
  await one.deliveries.claim('killed', minuteMs, noon, 9);
  expect(await one.deliveries.sending('a', 'killed', minuteMs, after(1_000), true)).toBe(true);
  expect(await other.deliveries.claim('other', minuteMs, after(60_999), 9)).toEqual([]);
  expect(await other.deliveries.claim('other', minuteMs, after(61_000), 9)).toMatchObject([
    { state: 'sending', sentAt: after(1_000) },
  ]);
  // Its own later steps count no more.
  expect(await one.deliveries.sending('a', 'killed', minuteMs, after(61_001), true)).toBe(false);
  await one.deliveries.drop('a', 'killed', 'no', after(61_001));
  expect(await other.deliveries.find('a')).toMatchObject({ state: 'sending' });
  // The first moment stays, unless what was sent then is known not to stand there.
  await other.deliveries.sending('a', 'other', minuteMs, after(62_000), false);
  expect(await other.deliveries.find('a')).toMatchObject({ sentAt: after(1_000) });
  await other.deliveries.sending('a', 'other', minuteMs, after(63_000), true);
  expect(await other.deliveries.find('a')).toMatchObject({ sentAt: after(63_000) });
});

test('crossposts: ten an hour a channel, in order, and each once', async () => {
  const [one, other] = await twoStates();
  for (let count = 1; count <= 3; count++) {
    await one.deliveries.add(newDelivery(`a${count}`, inChannel('A', true)), noon);
    await one.deliveries.claim('one', minuteMs, noon, 9);
    await one.deliveries.posted(`a${count}`, 'one', { channel: 'A', message: `${count}` });
  }
  const claim = async (at: Date) => keys(await other.deliveries.claimCrossposts('other', minuteMs, at, 2));
  expect(await claim(noon)).toEqual(['a1']);
  expect(await one.deliveries.claimCrossposts('one', minuteMs, noon, 2)).toEqual([]);
  await other.deliveries.crossposted('a1', 'other', noon);
  expect(await claim(after(1))).toEqual(['a2']);
  await other.deliveries.crosspostFailed('a2', 'other', after(minuteMs));
  expect(await claim(after(minuteMs - 1))).toEqual([]);
  expect(await claim(after(minuteMs))).toEqual(['a2']);
  await other.deliveries.crossposted('a2', 'other', after(minuteMs));
  expect(await claim(after(hourMs))).toEqual([]);
  expect(await claim(after(hourMs + 1))).toEqual(['a3']);
  await other.deliveries.crosspostFailed('a3', 'other', null);
  expect(await claim(after(2 * hourMs))).toEqual([]);
});

test('messages about a trace are found, and those that outlive one, until they are emptied', async () => {
  const [{ deliveries, traces }] = await twoStates();
  await traces.keep(traceOf({ id: 'T1', askedAt: noon }));
  for (const key of ['a', 'b']) {
    await deliveries.add(newDelivery(key, { kind: 'desk', traces: ['T1'] }), noon);
    await deliveries.claim('one', minuteMs, noon, 9);
    await deliveries.posted(key, 'one', { channel: 'A', message: key });
  }
  expect(keys(await deliveries.postedAbout('T1'))).toEqual(['b', 'a']);
  expect(await deliveries.outlivingTraces('desk', 9)).toEqual([]);
  await traces.deleteBefore(after(1));
  expect(await deliveries.outlivingTraces('digest', 9)).toEqual([]);
  expect(keys(await deliveries.outlivingTraces('desk', 9))).toEqual(['a', 'b']);
  await deliveries.emptied('a');
  expect(keys(await deliveries.outlivingTraces('desk', 9))).toEqual(['b']);
});

test('what quotes a person who is erased isn’t posted to the desk any more; a digest is', async () => {
  const [{ deliveries, traces, erasure }] = await twoStates();
  await traces.keep(traceOf({ id: 'T1', askedAt: noon, asker: 'somebody' }));
  await deliveries.add(newDelivery('waits', { ...inChannel('A'), kind: 'desk', traces: ['T1'] }), noon);
  await deliveries.add(newDelivery('underway', { ...inChannel('B'), kind: 'desk', traces: ['T1'] }), noon);
  await deliveries.add(newDelivery('digest', { ...inChannel('C'), traces: ['T1'] }), noon);
  await deliveries.claim('one', minuteMs, noon, 9);
  await deliveries.sending('underway', 'one', minuteMs, noon, true);
  await erasure.erase('somebody', after(1));
  expect(await deliveries.find('waits')).toMatchObject({ state: 'dropped', payload: '' });
  // Whether it stands there must be found out still; its words are gone.
  expect(await deliveries.find('underway')).toMatchObject({ state: 'sending', payload: '' });
  expect(await deliveries.find('digest')).toMatchObject({ state: 'waiting', payload: '{"content":"digest"}' });
});

test('what is finished and old goes; what is unfinished stays', async () => {
  const [{ deliveries }] = await twoStates();
  for (const key of ['posted', 'dropped', 'waiting'])
    await deliveries.add(newDelivery(key, { ...inChannel(key), dueAt: noon, traces: ['T1'] }), noon);
  await deliveries.claim('one', minuteMs, noon, 9);
  await deliveries.posted('posted', 'one', { channel: 'A', message: '1' });
  await deliveries.drop('dropped', 'one', 'no', noon);
  expect(await deliveries.deleteBefore(noon, noon)).toBe(0);
  expect(await deliveries.deleteBefore(after(1), noon)).toBe(2);
  expect(await deliveries.find('posted')).toBeNull();
  expect(await deliveries.postedAbout('T1')).toEqual([]);
  expect(await deliveries.find('waiting')).not.toBeNull();
});
