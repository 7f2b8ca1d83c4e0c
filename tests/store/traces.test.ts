import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { msPerDay } from '../../src/language/dates.ts';
import { silentLog } from '../../src/log/log.ts';
import { newTraceId, readTraceId } from '../../src/store/trace-id.ts';
import { keptLog } from '../building/kept-log.ts';
import { newStateHome, type StateHome } from '../building/state.ts';
import { traceOf, traceRecord } from '../building/trace.ts';
import { digest } from '../discord/answers.ts';

async function opened(known?: StateHome) {
  const home = known ?? (await newStateHome());
  const state = await home.open();
  return { home, state, traces: state.traces, spending: state.spending };
}

const noon = new Date('2026-03-06T12:00:00Z');
const daysBefore = (days: number) => new Date(noon.getTime() - days * msPerDay);

describe('a trace', () => {
  test('is found again as it was kept, over a restart', async () => {
    const { home, state, traces } = await opened();
    const asked = traceOf({
      cost: 0.000_456,
      record: traceRecord({
        evidence: [
          {
            article: 'harbour',
            version: 'a1b2',
            title: 'Harbour',
            outlet: null,
            date: '2026-03-02',
            score: 12.5,
            passages: [{ first: 0, last: 3 }],
          },
        ],
        prompt: { name: 'answer', version: '0123456789ab' },
        calls: [
          {
            kind: 'verify',
            model: 'claude-haiku-5-5',
            usage: { inputTokens: 1, outputTokens: 2, cacheReadTokens: 3, cacheWriteTokens: 4 },
            failure: null,
            detail: null,
            ms: 12,
          },
        ],
        read: [
          {
            text: 'It rained.',
            fate: 'taken_out',
            found: ['number “3” is not there'],
            reading: { label: 'contradicted', why: 'it snowed' },
            reason: 'contradicted',
          },
        ],
      }),
    });
    const summed = traceOf({ kind: 'summary', question: '', record: traceRecord({ answer: null, digest: digest() }) });
    await traces.keep(asked);
    await traces.keep(summed);
    await state.close();
    const again = (await opened(home)).traces;
    expect(await again.find(asked.id)).toEqual(asked);
    expect(await again.find(summed.id)).toEqual(summed);
    expect(await again.find('0000000000')).toBeNull();
  });

  test('with what a later version added to an answer is read all the same, and that is kept', async () => {
    const { traces } = await opened();
    const trace = traceOf();
    const answer = { ...trace.record.answer, mood: 'calm' };
    await traces.keep({ ...trace, record: JSON.parse(JSON.stringify({ ...trace.record, answer })) });
    expect((await traces.find(trace.id))?.record.answer).toMatchObject({ mood: 'calm' });
  });

  test('of an earlier version is read: what was taken out, and one sum of tokens', async () => {
    const { traces } = await opened();
    const trace = traceOf();
    const { read: _, calls: __, ...record } = trace.record;
    const usage = { inputTokens: 1, outputTokens: 2, cacheReadTokens: 3, cacheWriteTokens: 4 };
    const dropped = { count: 1, sentences: [{ text: 'It rained.', reason: 'cites nothing' }] };
    await traces.keep({ ...trace, record: JSON.parse(JSON.stringify({ ...record, usage, dropped })) });
    expect((await traces.find(trace.id))?.record).toMatchObject({
      read: [{ text: 'It rained.', fate: 'taken_out', reading: null, reason: 'cites nothing' }],
      calls: [{ kind: 'write', usage }],
    });
  });

  test('stands in lists: the newest first, and what was not covered since a day', async () => {
    const { traces } = await opened();
    const kept = [
      traceOf({ question: 'One?', askedAt: daysBefore(3), status: 'not_covered' }),
      traceOf({ question: 'Two?', askedAt: daysBefore(2) }),
      traceOf({ question: 'Three?', askedAt: daysBefore(1), status: 'not_covered' }),
      traceOf({ question: '', kind: 'summary', askedAt: noon, status: 'not_covered' }),
    ];
    for (const trace of kept) await traces.keep(trace);
    expect((await traces.latest(3)).map(({ question }) => question)).toEqual(['', 'Three?', 'Two?']);
    expect((await traces.notCovered(daysBefore(10))).map(({ question }) => question)).toEqual(['Three?', 'One?']);
    expect((await traces.notCovered(daysBefore(2))).map(({ question }) => question)).toEqual(['Three?']);
  });

  test('is for editors where others could read it, or where its own asker reported it; of an older one nobody can tell', async () => {
    const { traces, state } = await opened();
    const asked = (question: string, isPrivate: boolean) =>
      traceOf({ question, asker: 'asker', status: 'not_covered', askedAt: noon, record: traceRecord({ isPrivate }) });
    const [open, closed, reported] = [asked('Open?', false), asked('Closed?', true), asked('Reported?', true)];
    const { isPrivate: _, ...older } = traceRecord();
    const old = traceOf({ question: 'Old?', status: 'not_covered', askedAt: noon });
    for (const trace of [open, closed, reported]) await traces.keep(trace);
    await traces.keep({ ...old, record: JSON.parse(JSON.stringify(older)) });
    expect((await traces.find(old.id))?.record.isPrivate).toBe(true);
    const inPublic = await traces.notCoveredInPublic(daysBefore(1), noon);
    expect(inPublic.map(({ question }) => question)).toEqual(['Open?']);
    expect(await traces.notCoveredInPublic(noon, daysBefore(-1))).toEqual([]);

    const down = { rating: 'down', reason: 'wrong', comment: null } as const;
    await state.ratings.keep(open.id, 'somebody', down, noon);
    await state.ratings.keep(closed.id, 'somebody', down, noon);
    await state.ratings.keep(reported.id, 'asker', down, noon);
    await state.ratings.keep(open.id, 'asker', { ...down, rating: 'up' }, noon);
    const told = await state.ratings.reported(daysBefore(1), noon);
    expect(told.map(({ question }) => question).toSorted()).toEqual(['Open?', 'Reported?']);
    expect(await state.ratings.reported(noon, daysBefore(-1))).toEqual([]);
  });

  test('counts into figures without its words', async () => {
    const { traces } = await opened();
    const read = (['shown', 'shown', 'taken_out', 'repeat'] as const).map((fate) => ({
      ...{ text: 'It rained.', fate, found: [], reading: null, reason: null },
    }));
    const timings = { retrieveMs: 10, firstSentenceMs: 20, totalMs: 1_500 };
    await traces.keep(traceOf({ askedAt: noon, cost: 0.25, record: traceRecord({ read, timings }) }));
    await traces.keep(traceOf({ askedAt: noon, place: 'terminal' }));
    await traces.keep(traceOf({ askedAt: daysBefore(-1) }));
    expect(await traces.figures(noon, daysBefore(-1))).toEqual([
      { status: 'answered', cost: 0.25, totalMs: 1_500, shown: 2, takenOut: 1 },
    ]);
  });

  test('is kept whole or not at all, and the connection works on after a failure', async () => {
    const { traces } = await opened();
    const trace = traceOf({ cost: 0.5 });
    await traces.keep(trace);
    await expect(traces.keep(trace)).rejects.toThrow(/unique/i);
    await traces.keep(traceOf({ cost: 0.25 }));
    expect(await traces.latest(9)).toHaveLength(2);
  });
});

describe('what a person asked is theirs', () => {
  const person = '112233445566778899';
  const server = '998877665544332211';

  test('ids go in as hashes: the same for the same id always, another for a server, another in another folder', async () => {
    const { home, state } = await opened();
    const hash = state.hashId('person', person);
    expect(hash).toMatch(/^[\w-]{43}$/);
    expect(state.hashId('server', person)).not.toBe(hash);
    await state.traces.keep(traceOf({ asker: hash, server: state.hashId('server', server) }));
    await state.close();
    expect((await opened(home)).state.hashId('person', person)).toBe(hash);
    expect((await opened()).state.hashId('person', person)).not.toBe(hash);
    const bytes = await home.everything();
    expect(bytes).toContain(hash);
    expect(bytes).not.toContain(person);
    expect(bytes).not.toContain(server);
  });

  test('all of it is gone when they ask, its bytes too; of others nothing is, nor what the day cost', async () => {
    const { home, state, traces, spending } = await opened();
    const hash = state.hashId('person', person);
    const secret = 'Is my neighbour Barnabas Quillfeather in the paper?';
    const record = () => traceRecord({ detail: `${secret} ${'x'.repeat(9_000)}` });
    for (let n = 0; n < 20; n++)
      await traces.keep(traceOf({ asker: hash, question: secret, cost: 0.01, record: record() }));
    const other = traceOf({ asker: state.hashId('person', '1'), question: 'Who won?' });
    const nobodys = traceOf({ question: 'Who lost?' });
    await traces.keep(other);
    await traces.keep(nobodys);
    expect(await home.everything()).toContain('Quillfeather');
    await spending.add(0.2, noon, daysBefore(1));
    await state.ratings.keep(other.id, hash, { rating: 'down', reason: 'other', comment: secret }, noon);
    expect(await state.erasure.erase(hash, new Date())).toEqual({ traces: 20, ratings: 1, follows: 0 });
    expect(await home.everything()).not.toContain('Quillfeather');
    expect(await state.erasure.erase(hash, new Date())).toEqual({ traces: 0, ratings: 0, follows: 0 });
    // A question that was under way ends after that, in this process or another.
    const late = traceOf({ asker: hash, askedAt: new Date(Date.now() - 1_000) });
    await traces.keep(late);
    await (await opened(home)).traces.keep(late);
    expect(await traces.find(late.id)).toBeNull();
    expect((await traces.latest(9)).map(({ id }) => id)).toEqual([nobodys.id, other.id]);
    expect(await spending.since(daysBefore(1))).toBeCloseTo(0.2, 9);
  });

  test('who asked for that is forgotten, too, once nothing of theirs can be under way', async () => {
    const { home, state } = await opened();
    const hash = state.hashId('person', person);
    await state.erasure.erase(hash, noon);
    await state.erasure.sweep(new Date(noon.getTime() + 14 * 60_000));
    await state.traces.keep(traceOf({ asker: hash, askedAt: daysBefore(0) }));
    expect(await state.traces.latest(9)).toEqual([]);
    expect(await home.everything()).toContain(hash);
    await state.erasure.sweep(new Date(noon.getTime() + 16 * 60_000));
    expect(await home.everything()).not.toContain(hash);
  });

  describe('it is kept for a set time', () => {
    beforeEach(() => void vi.useFakeTimers({ now: noon, toFake: ['setInterval', 'clearInterval', 'Date'] }));
    afterEach(() => void vi.useRealTimers());

    test('older ones go at the start, and once a day', async () => {
      const { home, state, traces, spending } = await opened();
      for (const days of [40, 30.5, 29.5, 28.5, 0]) {
        await traces.keep(traceOf({ askedAt: daysBefore(days) }));
        await spending.add(1, daysBefore(days), daysBefore(days));
      }
      await state.retain({ days: 30, now: () => new Date(), log: silentLog });
      expect(await traces.latest(9)).toHaveLength(3);
      await vi.advanceTimersByTimeAsync(msPerDay);
      await vi.waitFor(async () => expect(await traces.latest(9)).toHaveLength(2));
      await vi.waitFor(async () => expect(await spending.since(new Date(0))).toBe(2));
      await vi.advanceTimersByTimeAsync(msPerDay);
      await vi.waitFor(async () => expect(await traces.latest(9)).toHaveLength(1));
      await state.close();
      await vi.advanceTimersByTimeAsync(60 * msPerDay);
      expect(await (await opened(home)).traces.latest(9)).toHaveLength(1);
    });

    test('a clock that jumps a year ahead deletes nothing, whoever restarts the bot; once it was set right, all is as before', async () => {
      const { state, traces, spending, home } = await opened();
      const { log, logged } = keptLog();
      const sweepAt = (days: number) => state.retain({ days: 30, now: () => daysBefore(-days), log });
      await sweepAt(0);
      await traces.keep(traceOf({ askedAt: noon }));
      await spending.add(1, noon, noon);
      for (const days of [365, 365.2, 365.5]) await sweepAt(days);
      await state.close();
      const again = await opened(home);
      await again.state.retain({ days: 30, now: () => daysBefore(-365.6), log });
      expect(logged).toMatchObject(Array(4).fill({ level: 'warn', fields: { daysAhead: expect.any(Number) } }));
      await again.state.retain({ days: 30, now: () => daysBefore(-1), log });
      expect(await again.traces.latest(9)).toHaveLength(1);
      expect(await again.spending.since(noon)).toBe(1);
      expect(logged).toHaveLength(4);
      // A later jump has nothing of the first one's patience.
      await again.state.retain({ days: 30, now: () => daysBefore(-366), log });
      expect(await again.traces.latest(9)).toHaveLength(1);
    });

    test('after months in which the bot was off, what is too old goes a day later', async () => {
      const { state, traces } = await opened();
      await state.retain({ days: 30, now: () => new Date(), log: silentLog });
      await traces.keep(traceOf({ askedAt: noon }));
      vi.setSystemTime(daysBefore(-90));
      await state.retain({ days: 30, now: () => new Date(), log: silentLog });
      expect(await traces.latest(9)).toHaveLength(1);
      await vi.advanceTimersByTimeAsync(msPerDay);
      await vi.waitFor(async () => expect(await traces.latest(9)).toHaveLength(0));
    });
  });
});

describe("a trace's id", () => {
  test('is ten characters, never the same', async () => {
    const ids = Array.from({ length: 2_000 }, newTraceId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(readTraceId(id)).toBe(id);
  });

  test('is read as people type it', async () => {
    expect(readTraceId(' 7k3m9-qx2rt ')).toBe('7K3M9QX2RT');
    expect(readTraceId('oil0123456')).toBe('0110123456');
    for (const typed of ['', '7K3M9QX2R', '7K3M9QX2RTT', '7K3M9QX2RÜ', 'UUUUUUUUUU', "' OR 1=1 -"]) {
      expect(readTraceId(typed)).toBeNull();
    }
  });
});
