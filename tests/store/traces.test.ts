import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { openState, openTraces } from '../../src/store/sqlite/state.ts';
import { newTraceId, readTraceId } from '../../src/store/trace-id.ts';
import { temporaryFolder } from '../building/folder.ts';
import { traceOf, traceRecord } from '../building/trace.ts';
import { digest } from '../discord/answers.ts';

function opened(folder = temporaryFolder()) {
  const state = openState(folder);
  onTestFinished(() => {
    try {
      state.close();
    } catch {
      // The test closed it itself.
    }
  });
  return { folder, state, traces: state.traces };
}

/** Every byte that the state has on the disk. */
function bytesOf(folder: string): string {
  return ['', '-wal', '-shm']
    .map((ending) => join(folder, `state.sqlite${ending}`))
    .filter((path) => existsSync(path))
    .map((path) => readFileSync(path, 'latin1'))
    .join('');
}

const noon = new Date('2026-03-06T12:00:00Z');
const daysBefore = (days: number) => new Date(noon.getTime() - days * 86_400_000);

describe('a trace', () => {
  test('is found again as it was kept, over a restart', () => {
    const { folder, state, traces } = opened();
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
    traces.keep(asked, noon);
    traces.keep(summed, noon);
    state.close();
    const again = opened(folder).traces;
    expect(again.find(asked.id)).toEqual(asked);
    expect(again.find(summed.id)).toEqual(summed);
    expect(again.find('0000000000')).toBeNull();
  });

  test('with what a later version added to an answer is read all the same, and that is kept', () => {
    const { traces } = opened();
    const trace = traceOf();
    const answer = { ...trace.record.answer, mood: 'calm' };
    traces.keep({ ...trace, record: JSON.parse(JSON.stringify({ ...trace.record, answer })) }, noon);
    expect(traces.find(trace.id)?.record.answer).toMatchObject({ mood: 'calm' });
  });

  test('of an earlier version is read: what was taken out, and one sum of tokens', () => {
    const { traces } = opened();
    const trace = traceOf();
    const { read: _, calls: __, ...record } = trace.record;
    const usage = { inputTokens: 1, outputTokens: 2, cacheReadTokens: 3, cacheWriteTokens: 4 };
    const dropped = { count: 1, sentences: [{ text: 'It rained.', reason: 'cites nothing' }] };
    traces.keep({ ...trace, record: JSON.parse(JSON.stringify({ ...record, usage, dropped })) }, noon);
    expect(traces.find(trace.id)?.record).toMatchObject({
      read: [{ text: 'It rained.', fate: 'taken_out', reading: null, reason: 'cites nothing' }],
      calls: [{ kind: 'write', usage }],
    });
  });

  test('stands in lists: the newest first, and what was not covered since a day', () => {
    const { traces } = opened();
    const kept = [
      traceOf({ question: 'One?', askedAt: daysBefore(3), status: 'not_covered' }),
      traceOf({ question: 'Two?', askedAt: daysBefore(2) }),
      traceOf({ question: 'Three?', askedAt: daysBefore(1), status: 'not_covered' }),
      traceOf({ question: '', kind: 'summary', askedAt: noon, status: 'not_covered' }),
    ];
    for (const trace of kept) traces.keep(trace, noon);
    expect(traces.latest(3).map(({ question }) => question)).toEqual(['', 'Three?', 'Two?']);
    expect(traces.notCovered(daysBefore(10)).map(({ question }) => question)).toEqual(['Three?', 'One?']);
    expect(traces.notCovered(daysBefore(2)).map(({ question }) => question)).toEqual(['Three?']);
  });

  test('is kept whole or not at all, and the connection works on after a failure', () => {
    const { traces } = opened();
    const trace = traceOf({ cost: 0.5 });
    traces.keep(trace, noon);
    expect(() => traces.keep(trace, noon)).toThrow(/UNIQUE/);
    expect(traces.spentSince(daysBefore(1))).toBe(0.5);
    traces.keep(traceOf({ cost: 0.25 }), noon);
    expect(traces.spentSince(daysBefore(1))).toBe(0.75);
  });

  test('is read next to the one who writes', () => {
    const { folder, traces } = opened();
    const reader = openTraces(folder);
    onTestFinished(() => reader.close());
    const trace = traceOf();
    traces.keep(trace, noon);
    expect(reader.find(trace.id)?.question).toBe(trace.question);
    expect(() => openTraces(temporaryFolder())).toThrow(/There are no traces in .* yet/);
  });
});

describe('what a person asked is theirs', () => {
  const person = '112233445566778899';
  const server = '998877665544332211';

  test('ids go in as hashes: the same for the same id always, another for a server, another in another folder', () => {
    const { folder, state } = opened();
    const hash = state.hashId('person', person);
    expect(hash).toMatch(/^[\w-]{43}$/);
    expect(state.hashId('server', person)).not.toBe(hash);
    state.traces.keep(traceOf({ asker: hash, server: state.hashId('server', server) }), noon);
    state.close();
    expect(opened(folder).state.hashId('person', person)).toBe(hash);
    expect(opened().state.hashId('person', person)).not.toBe(hash);
    const bytes = bytesOf(folder);
    expect(bytes).toContain(hash);
    expect(bytes).not.toContain(person);
    expect(bytes).not.toContain(server);
  });

  test('all of it is gone when they ask, its bytes too; of others nothing is, nor what the day cost', () => {
    const { folder, state, traces } = opened();
    const hash = state.hashId('person', person);
    const secret = 'Is my neighbour Barnabas Quillfeather in the paper?';
    const record = () => traceRecord({ detail: `${secret} ${'x'.repeat(9_000)}` });
    for (let n = 0; n < 20; n++)
      traces.keep(traceOf({ asker: hash, question: secret, cost: 0.01, record: record() }), noon);
    const other = traceOf({ asker: state.hashId('person', '1'), question: 'Who won?' });
    const nobodys = traceOf({ question: 'Who lost?' });
    traces.keep(other, noon);
    traces.keep(nobodys, noon);
    expect(bytesOf(folder)).toContain('Quillfeather');
    expect(traces.forget(hash, new Date())).toBe(20);
    expect(bytesOf(folder)).not.toContain('Quillfeather');
    expect(traces.forget(hash, new Date())).toBe(0);
    // A question that was under way ends after that.
    const late = traceOf({ asker: hash, askedAt: new Date(Date.now() - 1_000) });
    traces.keep(late, new Date());
    expect(traces.find(late.id)).toBeNull();
    expect(traces.latest(9).map(({ id }) => id)).toEqual([nobodys.id, other.id]);
    expect(traces.spentSince(daysBefore(1))).toBeCloseTo(0.2, 9);
  });

  describe('it is kept for a set time', () => {
    beforeEach(() => void vi.useFakeTimers({ now: noon, toFake: ['setInterval', 'clearInterval', 'Date'] }));
    afterEach(() => void vi.useRealTimers());
    const dayMs = 86_400_000;

    test('older ones go at the start, and once a day', () => {
      const { folder, state, traces } = opened();
      for (const days of [40, 30.5, 29.5, 28.5, 0])
        traces.keep(traceOf({ askedAt: daysBefore(days), cost: 1 }), daysBefore(days));
      state.retain({ days: 30, now: () => new Date(), log: () => {} });
      expect(traces.latest(9)).toHaveLength(3);
      vi.advanceTimersByTime(dayMs);
      expect(traces.latest(9)).toHaveLength(2);
      expect(traces.spentSince(new Date(0))).toBe(2);
      vi.advanceTimersByTime(dayMs);
      expect(traces.latest(9)).toHaveLength(1);
      state.close();
      vi.advanceTimersByTime(60 * dayMs);
      expect(opened(folder).traces.latest(9)).toHaveLength(1);
    });

    test('a failure is told, and the bot goes on', () => {
      const { state, folder } = opened();
      const logged: string[] = [];
      const other = new DatabaseSync(join(folder, 'state.sqlite'));
      other.exec('DROP TABLE spending');
      other.close();
      state.retain({ days: 30, now: () => noon, log: (line) => logged.push(line) });
      expect(logged).toEqual([expect.stringContaining('Old traces could not be deleted: no such table')]);
    });
  });
});

describe('a state of an earlier version', () => {
  const first = 'CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;';
  const second = `${first} CREATE TABLE imports (file TEXT PRIMARY KEY, at TEXT NOT NULL) WITHOUT ROWID;`;

  function older(version: number, schema: string, rows: string): string {
    const folder = temporaryFolder();
    const database = new DatabaseSync(join(folder, 'state.sqlite'));
    database.exec(`PRAGMA journal_mode = WAL; ${schema} ${rows} PRAGMA user_version = ${version}`);
    database.close();
    return folder;
  }
  const setting = "INSERT INTO settings VALUES ('commands/1', 'abc');";

  test.each([
    [1, first, setting, []],
    [2, second, `${setting} INSERT INTO imports VALUES ('/wire.jsonl', '2026-03-01T00:00:00.000Z');`, ['/wire.jsonl']],
  ])('%i keeps what it holds and takes traces', (version, schema, rows, files) => {
    const folder = older(version, schema, rows);
    expect(() => openTraces(folder)).toThrow(/older version of Dateline .* Start Dateline once/);
    const { state, traces } = opened(folder);
    expect(state.get('commands/1')).toBe('abc');
    expect(state.imports().map(({ file }) => file)).toEqual(files);
    const trace = traceOf();
    traces.keep(trace, noon);
    expect(traces.find(trace.id)).toEqual(trace);
  });

  test('of a newer one the traces are refused too', () => {
    const { folder, state } = opened();
    state.close();
    const database = new DatabaseSync(join(folder, 'state.sqlite'));
    database.exec('PRAGMA user_version = 99');
    database.close();
    expect(() => openTraces(folder)).toThrow(/newer version of Dateline \(schema 99/);
  });
});

describe("a trace's id", () => {
  test('is ten characters, never the same', () => {
    const ids = Array.from({ length: 2_000 }, newTraceId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(readTraceId(id)).toBe(id);
  });

  test('is read as people type it', () => {
    expect(readTraceId(' 7k3m9-qx2rt ')).toBe('7K3M9QX2RT');
    expect(readTraceId('oil0123456')).toBe('0110123456');
    for (const typed of ['', '7K3M9QX2R', '7K3M9QX2RTT', '7K3M9QX2RÜ', 'UUUUUUUUUU', "' OR 1=1 -"]) {
      expect(readTraceId(typed)).toBeNull();
    }
  });
});
