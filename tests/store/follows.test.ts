import { expect, test } from 'vitest';
import { newDelivery, scheduleForm } from '../building/schedule.ts';
import { newStateHome } from '../building/state.ts';
import { traceOf, traceRecord } from '../building/trace.ts';

const noon = new Date('2026-03-06T12:00:00Z');
const after = (ms: number) => new Date(noon.getTime() + ms);
const person = '111222333444555666';
const channel = '999888777666555444';
const most = 25;

async function opened() {
  const home = await newStateHome();
  return { home, state: await home.open() };
}

const follow = (label: string, articles: readonly string[] = []) =>
  scheduleForm({
    ...{ channel, rhythm: { kind: 'often' }, words: label },
    follow: { kind: articles.length === 0 ? 'topic' : 'story', label, articles, mostADay: 5 },
  });

/** A person who follows something, of which one message stands in their direct messages. */
async function followed() {
  const { home, state } = await opened();
  const hash = state.hashId('person', person);
  const admitted = await state.schedules.admit(hash, follow('Quillfeather'), noon, noon, { most, follower: person });
  if (admitted.kind !== 'added') throw new Error('there is room');
  const { id } = admitted.schedule;
  const trace = traceOf({ question: 'Quillfeather', record: traceRecord({ detail: 'Quillfeather' }) });
  await state.traces.keep(trace);
  const delivery = newDelivery('a', {
    ...{ to: { channel, forum: null, crosspost: false }, dueAt: after(1), traces: [trace.id] },
    tells: { schedule: id, until: after(1) },
  });
  await state.deliveries.add(delivery, after(1));
  await state.deliveries.claim('one', 60_000, after(2), 1);
  await state.deliveries.sending('a', 'one', 60_000, after(2), true);
  await state.deliveries.posted('a', 'one', { channel, message: '7' });
  return { home, state, hash, id, trace };
}

test(
  'however many processes add at once, no more than there is room for; digests count for themselves',
  { tags: 'thorough' },
  async () => {
    const { home, state } = await opened();
    const other = await home.open();
    await state.schedules.admit('server', scheduleForm(), noon, noon, { most: 1, follower: null });
    const admitted = await Promise.all(
      Array.from({ length: 1_000 }, (_, at) =>
        (at % 2 === 0 ? state : other).schedules.admit('server', follow(`topic ${at}`), noon, noon, {
          ...{ most, follower: null },
        }),
      ),
    );
    expect(admitted.filter(({ kind }) => kind === 'added')).toHaveLength(most);
    expect(admitted.filter(({ kind }) => kind === 'full')).toHaveLength(1_000 - most);
    expect(await state.schedules.list('server')).toHaveLength(most + 1);
  },
);

test('the same is followed once: a topic whatever its case, a story where an article tells both', async () => {
  const { schedules } = (await opened()).state;
  const admit = (form: ReturnType<typeof follow>) =>
    schedules.admit('server', form, noon, noon, { most, follower: null });
  const first = await admit(follow('K2 tanks'));
  expect(await admit(follow('k2 Tanks'))).toEqual({ ...first, kind: 'there' });
  expect((await admit({ ...follow('K2 tanks'), channel: '1' })).kind).toBe('added');
  expect((await admit(follow('A strike', ['a', 'b']))).kind).toBe('added');
  expect((await admit(follow('Talks', ['b', 'c']))).kind).toBe('there');
  expect((await admit(follow('K2 tanks', ['d']))).kind).toBe('added');
});

test('who unfollows is erased at once, and so is where they are reached: no byte of either is left', async () => {
  const { home, state, hash, id, trace } = await followed();
  expect(await home.everything()).toContain(person);
  expect(await home.everything()).toContain(channel);
  expect(await state.schedules.remove(hash, id)).toBe(true);
  expect(await home.everything()).not.toContain(person);
  expect(await home.everything()).not.toContain(channel);
  // What stands in the message still has its quotes.
  expect(await state.traces.find(trace.id)).not.toBeNull();
});

test('who wants to be forgotten is unfollowed from everything, with what it told', async () => {
  const { home, state, hash } = await followed();
  await state.schedules.admit(hash, follow('Something else'), noon, noon, { most, follower: person });
  const others = await state.schedules.admit('server', follow('Channel'), noon, noon, { most, follower: null });
  expect(await state.erasure.erase(hash, after(3))).toEqual({ traces: 0, ratings: 0, follows: 2 });
  const bytes = await home.everything();
  expect(bytes).not.toContain(person);
  expect(bytes).not.toContain('Quillfeather');
  expect(await state.schedules.active()).toEqual('schedule' in others ? [others.schedule] : []);
  expect(await state.deliveries.find('a')).toBeNull();
});

test('a text that a channel’s digest has as well stays when a person is forgotten', async () => {
  const { state, hash, trace } = await followed();
  const digest = await state.schedules.add('server', scheduleForm(), noon, noon);
  const tells = { schedule: digest.id, until: after(1) };
  await state.deliveries.add(newDelivery('b', { traces: [trace.id], tells }), after(1));
  await state.erasure.erase(hash, after(3));
  expect(await state.traces.find(trace.id)).not.toBeNull();
});

test('all for which nothing is new are settled at once: not those that are claimed, paused or settled', async () => {
  const { schedules } = (await opened()).state;
  const added = async (label: string) => (await schedules.add('server', follow(label), noon, noon)).id;
  const [quiet, claimed, paused, settled] = [await added('a'), await added('b'), await added('c'), await added('d')];
  await schedules.claim(claimed, 'one', 60_000, after(1));
  await schedules.pause(paused, 'by hand', after(1));
  await schedules.settleEmpty([settled], after(60_000), after(1));
  expect(await schedules.settleEmpty([quiet, claimed, paused, settled], after(2), after(2))).toEqual([quiet]);
  expect(await schedules.find(quiet)).toMatchObject({ toldUntil: after(2), settledUntil: after(2) });
  expect((await schedules.find(claimed))?.settledUntil).toEqual(noon);
});

test('what a follow told is kept as long as traces are, what a digest told for longer', async () => {
  const { state } = await followed();
  const digest = await state.schedules.add('server', scheduleForm(), noon, noon);
  await state.deliveries.add(
    newDelivery('b', { dueAt: after(1), tells: { schedule: digest.id, until: after(1) } }),
    noon,
  );
  await state.schedules.pause(digest.id, 'by hand', noon);
  expect(await state.deliveries.deleteBefore(noon, after(1))).toBe(0);
  expect(await state.deliveries.deleteBefore(noon, after(2))).toBe(1);
  expect(await state.deliveries.find('a')).toBeNull();
  expect((await state.deliveries.find('b'))?.state).toBe('dropped');
});
