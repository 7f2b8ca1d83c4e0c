import { expect, test } from 'vitest';
import { systemClock, type WaitingClock } from '../../../src/schedule/waiting-clock.ts';
import { openState } from '../../../src/store/sqlite/open-state.ts';
import type { State } from '../../../src/store/state.ts';
import { newTraceId } from '../../../src/store/trace-id.ts';
import { english } from '../../../src/wording/english.ts';
import { wordingFor } from '../../../src/wording/translations.ts';
import { temporaryFolder } from '../../building/folder.ts';
import { onTestFinished } from '../../building/running-test.ts';
import { answer } from '../answers.ts';
import { online, scaledClock, scriptedDesk, speedUp, textOf } from '../harness.ts';

const ask = { command: 'ask', options: { question: 'What did Poland and South Korea agree on?' } };
/** Said when all of it is done. */
const told = 'Somebody was told to ask again: a process was killed';
const heldForMs = 15_000;
/** Where nobody has to be in time: what is held by nobody is found after a tenth of a second. */
const hurried = () => scaledClock(10 * speedUp);
const never = new Promise<never>(() => undefined);

function newState(): State {
  const state = openState(temporaryFolder());
  onTestFinished(() => state.close());
  return state;
}

/** As if every reply that this bot promises had been promised by a process that was killed right after. */
function promisedByTheDead({ deferred, usage, hashId }: State) {
  const keep: typeof deferred.keep = (reply, _, forMs) => deferred.keep(reply, 'a process that was killed', forMs);
  return { deferred: { ...deferred, keep }, usage, hashId };
}

test.concurrent('whoever waits for a process that was killed is told to ask again, in their language, and the question counts no more', async () => {
  const state = newState();
  const at = new Date();
  await state.usage.admit([{ who: 'somebody', limits: [] }], at);
  const desk = scriptedDesk({
    ask: () => never,
    admit: async () => ({ allowed: true, counted: { who: ['somebody'], at }, giveBack: async () => {} }),
  });
  const { discord, logged } = await online(desk, { clock: hurried(), replies: promisedByTheDead(state) });
  const user = discord.createUser({ locale: 'pl' });
  const asked = discord.invoke({ ...ask, user });
  await asked.acknowledged;
  await expect.poll(() => asked.message?.content).toBe(wordingFor('pl').stopped);
  await expect.poll(() => state.usage.count('somebody', new Date(at.getTime() - 1), at)).toBe(0);
  await expect.poll(() => logged.map(({ message }) => message)).toContain(told);
  expect(await state.deferred.takeLost('anybody', 1, new Date(Date.now() + 600_000))).toEqual([]);
});

test.concurrent('an answer that is shown in part gives way to the sentence; one that is there stays', async () => {
  const state = newState();
  const settle: typeof state.deferred.settle = async () => {};
  const dead = promisedByTheDead(state);
  const whole = answer({ trace: newTraceId() });
  const desk = scriptedDesk({
    ask: ({ text }, { onProgress }) => {
      if (text === ask.options.question) return Promise.resolve(whole);
      onProgress?.(answer({ complete: false }));
      return never;
    },
  });
  const { discord, logged } = await online(desk, { replies: { ...dead, deferred: { ...dead.deferred, settle } } });
  const answered = discord.invoke(ask);
  const shown = textOf(await answered.reply());
  const cut = discord.invoke({ ...ask, options: { question: 'And what else?' } });
  await expect.poll(() => cut.message && textOf(cut.message)).toContain('security dialogue');
  await expect.poll(() => cut.message && textOf(cut.message)).toBe(english.stopped);
  await expect.poll(() => logged.map(({ message }) => message)).toContain(told);
  expect(answered.message && textOf(answered.message)).toBe(shown);
});

test.concurrent('where Discord fails for a while, somebody is told later', async () => {
  const state = newState();
  const replies = promisedByTheDead(state);
  const { discord } = await online(scriptedDesk({ ask: () => never }), { clock: hurried(), replies });
  const asked = discord.invoke(ask);
  await asked.acknowledged;
  discord.faults.add({ method: 'GET', path: '/@original', times: 5 }, { kind: 'status', status: 503 });
  await expect.poll(() => asked.message?.content).toBe(english.stopped);
});

test.concurrent('however long telling takes, what is under way and what is to be told stay with whoever has them', async () => {
  const state = newState();
  // Slow enough for a busy machine to stand still for a second or two.
  const speed = speedUp / 2;
  const clock = scaledClock(speed);
  const dead = promisedByTheDead(state);
  let kept = 0;
  const keep: typeof state.deferred.keep = (...given) => (kept++ === 0 ? dead.deferred : state.deferred).keep(...given);
  const { discord } = await online(scriptedDesk({ ask: () => never }), {
    clock,
    replies: { ...dead, deferred: { ...state.deferred, keep } },
  });
  // Four times as long as anything is held without being held on.
  discord.faults.add({ method: 'GET', path: '/@original' }, { kind: 'delay', ms: (4 * heldForMs) / speed });
  let isTelling = false;
  discord.on((event) => {
    if (event.kind === 'fault') isTelling = true;
  });
  const lost = discord.invoke(ask);
  await lost.acknowledged;
  const live = discord.invoke({ ...ask, options: { question: 'And what else?' } });
  await live.acknowledged;
  await expect.poll(() => isTelling, { interval: 5 }).toBe(true);
  const taken: unknown[] = [];
  await expect
    .poll(
      async () => {
        const earlier = new Date(clock.now() - 2 * heldForMs);
        taken.push(...(await state.deferred.takeLost('another process', 4 * heldForMs, earlier)));
        return lost.message?.content;
      },
      { interval: 20 },
    )
    .toBe(english.stopped);
  expect(taken).toEqual([]);
});

test.concurrent('a reply that is there and couldn’t be settled is settled later, and nobody writes over it', async () => {
  const state = newState();
  const done: string[] = [];
  const settle: typeof state.deferred.settle = async (interactions) => {
    if (done.push(...interactions) === 1) throw new Error('The database is away.');
    await state.deferred.settle(interactions);
  };
  const { discord } = await online(scriptedDesk({ ask: async () => answer() }), {
    replies: { ...state, deferred: { ...state.deferred, settle } },
  });
  const asked = discord.invoke(ask);
  const shown = textOf(await asked.reply());
  await expect.poll(() => done).toEqual([asked.id, asked.id]);
  expect(await state.deferred.takeLost('another process', heldForMs, new Date(Date.now() + 600_000))).toEqual([]);
  expect(asked.message && textOf(asked.message)).toBe(shown);
});

test.concurrent('a reply that can’t be settled keeps nobody else’s from being held', async () => {
  const state = newState();
  const speed = speedUp / 2;
  const clock = scaledClock(speed);
  let tries = 0;
  const settle = async (): Promise<void> => {
    tries++;
    throw new Error('The database is away.');
  };
  const desk = scriptedDesk({
    ask: ({ text }) => (text === ask.options.question ? Promise.resolve(answer({ trace: newTraceId() })) : never),
  });
  const { discord } = await online(desk, {
    clock,
    replies: { ...state, deferred: { ...state.deferred, settle } },
  });
  await discord.invoke(ask).reply();
  const live = discord.invoke({ ...ask, options: { question: 'And what else?' } });
  await live.acknowledged;
  // Tried at each look: by then it would have been lost twice as long ago as is asked for.
  await expect.poll(() => tries).toBeGreaterThan(18);
  const earlier = new Date(clock.now() - 2 * heldForMs);
  const taken = await state.deferred.takeLost('another process', 4 * heldForMs, earlier);
  expect(taken.map(({ interaction }) => interaction)).not.toContain(live.id);
});

test.concurrent('a reply that is made is promised before it is deferred, and settled when it is there', async () => {
  const state = newState();
  const done: string[] = [];
  const { deferred, usage, hashId } = state;
  const noted = {
    ...deferred,
    keep: async (...kept: Parameters<typeof deferred.keep>) => void done.push(`kept ${kept[0].interaction}`),
    settle: async (settled: readonly string[]) => void done.push(...settled.map((each) => `settled ${each}`)),
  };
  const { discord } = await online(scriptedDesk({ ask: async () => answer() }), {
    replies: { deferred: noted, usage, hashId },
  });
  discord.on((event) => {
    if (event.kind === 'interaction') done.push(`${event.what} ${event.interaction.id}`);
  });
  const asked = discord.invoke(ask);
  await asked.reply();
  await expect
    .poll(() => done)
    .toEqual(['created', 'kept', 'acknowledged', 'settled'].map((what) => `${what} ${asked.id}`));
});

/** Notes what is settled, on a clock on which no second ever passes. */
function notedSettling() {
  const state = newState();
  const settled: (readonly string[])[] = [];
  const settle = async (interactions: readonly string[]): Promise<void> => void settled.push(interactions);
  const wait: WaitingClock['wait'] = (ms, signal) => systemClock.wait(ms === 1_000 ? ms ** 3 : 1, signal);
  const replies = { ...state, deferred: { ...state.deferred, settle } };
  return { settled, options: { clock: { ...systemClock, wait }, replies } };
}

test.concurrent('replies that are seen to be there are settled together, before the bot ends at the latest', async () => {
  const { settled, options } = notedSettling();
  const whole = answer({ trace: newTraceId() });
  const { discord, bot } = await online(scriptedDesk({ ask: async () => whole }), options);
  const asked = [discord.invoke(ask), discord.invoke(ask), discord.invoke(ask)];
  for (const each of asked) await each.reply();
  await expect.poll(() => bot.inFlight).toBe(0);
  expect(settled).toEqual([]);
  await bot.close(1_000);
  expect(settled.map((ids) => ids.toSorted())).toEqual([asked.map(({ id }) => id).toSorted()]);
});

test.concurrent('a reply that looks like one that was cut off is settled at once', async () => {
  const { settled, options } = notedSettling();
  const { discord } = await online(scriptedDesk({ ask: () => Promise.reject(new Error('No.')) }), options);
  const failed = discord.invoke(ask);
  await failed.reply();
  await expect.poll(() => settled).toEqual([[failed.id]]);
});

test.concurrent('while the bot ends, what is under way stays its own and is settled', async () => {
  const state = newState();
  const speed = speedUp / 2;
  const clock = scaledClock(speed);
  const { promise, resolve } = Promise.withResolvers<ReturnType<typeof answer>>();
  const { discord, bot } = await online(scriptedDesk({ ask: () => promise }), { clock, replies: state });
  const asked = discord.invoke(ask);
  await asked.acknowledged;
  const closed = bot.close(8 * heldForMs);
  await clock.wait(3 * heldForMs);
  // What nobody went on holding would have been lost for as long again.
  expect(await state.deferred.takeLost('another', 4 * heldForMs, new Date(clock.now() - heldForMs))).toEqual([]);
  resolve(answer({ trace: newTraceId() }));
  await closed;
  expect(textOf(await asked.reply())).toContain('security dialogue');
  expect(await state.deferred.takeLost('another', 1, new Date(clock.now() + 600_000))).toEqual([]);
});

test.concurrent('where it can’t be kept, the question is answered all the same', async () => {
  const state = newState();
  const broken = async (): Promise<never> => Promise.reject(new Error('The disk is full.'));
  const deferred = { keep: broken, settle: broken, extend: broken, takeLost: broken };
  const { discord, logged } = await online(scriptedDesk({ ask: async () => answer() }), {
    replies: { deferred, usage: state.usage, hashId: state.hashId },
  });
  expect(textOf(await discord.invoke(ask).reply())).toContain('security dialogue');
  expect(logged.map(({ message }) => message)).toContain('It was not possible to keep that somebody waits');
});
