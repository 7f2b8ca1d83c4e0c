import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BriefingRequest } from '../../src/coverage/briefing.ts';
import { createBudget, createShare } from '../../src/desk/daily-budget.ts';
import { shareBriefings } from '../../src/desk/shared-briefings.ts';
import { type LocalClaude, startLocalClaude } from '../../src/local/claude/claude-server.ts';
import { searchResults } from '../../src/local/claude/request-body.ts';
import { cite, type Turn } from '../../src/local/claude/turn-script.ts';
import { silentLog } from '../../src/log/log.ts';
import { createClaude } from '../../src/model/claude.ts';
import { openState } from '../../src/store/sqlite/open-state.ts';
import { calendar, type OpenArchive, openArchive } from '../building/archive.ts';
import { article } from '../building/article.ts';
import { never, openDesk, unchecked } from '../building/desk.ts';
import { temporaryFolder } from '../building/folder.ts';
import { onTestFinished } from '../building/running-test.ts';

let claude: LocalClaude;
beforeAll(async () => {
  claude = await startLocalClaude();
});
afterAll(() => claude.close());

const at = (day: number): Date => new Date(`2026-03-${String(day).padStart(2, '0')}T08:00:00Z`);

const fire = (id: string, date: string, hurt: number) =>
  article(
    id,
    { title: 'Fire at the Lundvik shipyard', source: 'Example Wire', date },
    `LUNDVIK - A fire at the Lundvik shipyard hurt ${hurt} workers on Tuesday, the harbour police said.`,
    'The fire broke out in hall 7, where ferries for Gotland are painted, according to fire chief Anna Berg.',
    'The yard employs 640 people and was closed for the day, its owner Nordhamn said.',
  );
const crane = article(
  'crane',
  { title: 'Crane falls into the Oder', source: 'Coast Wire', date: '2026-03-04' },
  'BRZEG - A crane of 90 tonnes fell into the Oder at Brzeg, the builder Mostal said. Nobody was hurt.',
);

/** A fire that was told the day before, and on the 4th goes on next to a crane that is new. */
function coverage(): OpenArchive {
  let now = at(3);
  const archive = openArchive(temporaryFolder(), { clock: () => now });
  archive.write((writer) => writer.put(fire('fire', '2026-03-02', 12)));
  now = at(4);
  archive.write((writer) => {
    writer.put(fire('update', '2026-03-03', 15));
    writer.put(crane);
  });
  return archive;
}

const request = (more: Partial<BriefingRequest> = {}): BriefingRequest => ({
  ...{ words: '', language: 'en', after: at(3), until: at(4), count: 5 },
  ...more,
});

interface DeskOptions {
  readonly turns?: readonly Turn[] | null;
  /** Dollars a day, of which digests may have a third. */
  readonly limit?: number;
  readonly folder?: string;
  readonly archive?: OpenArchive;
}

/** A desk as the bot has it, on a state that others may share. */
function deskWith({ turns = null, limit = 30, folder = temporaryFolder(), archive = coverage() }: DeskOptions = {}) {
  const state = openState(folder);
  onTestFinished(() => state.close());
  claude.script(...(turns ?? []));
  const model = turns && createClaude({ apiKey: 'sk-test', baseUrl: claude.url, model: 'claude-haiku-5-5' });
  const { library } = archive;
  const now = () => at(4);
  const log = silentLog;
  const budget = createBudget({ limit, calendar: { ...calendar, now }, spending: state.spending, log });
  const texts = shareBriefings({
    ...{ traces: state.traces, leases: state.leases, lookup: (id) => library.article(id), now, log },
    wait: () => new Promise((resolve) => setImmediate(resolve)),
  });
  const share = createShare({
    ...{ budget, limit: limit / 3, calendar: { ...calendar, now }, log },
    spentSince: (moment) => state.traces.spentOn('digest', moment),
  });
  const { desk } = openDesk(library, model, {
    ...{ calendar: { ...calendar, now }, verifier: null, keeping: state, budget },
    briefings: { texts, budget: share },
  });
  return { desk, state, library, archive, folder };
}

describe('a digest that comes by itself', () => {
  test('without Claude quotes what is new, and what changed with what it was', async () => {
    const { desk, library } = deskWith();
    const briefing = await desk.brief(request(), { signal: never });
    expect(briefing).toMatchObject({ mode: 'quotes', quotesReason: 'no_key', leftOut: 0, complete: true });
    expect(briefing.items.map(({ headline, news: { kind } }) => [headline, kind])).toEqual([
      ['Crane falls into the Oder', 'new'],
      ['Fire at the Lundvik shipyard', 'moved'],
    ]);
    const [, moved] = briefing.items;
    expect(moved?.sentences.map(({ text }) => text)).toEqual([
      'LUNDVIK - A fire at the Lundvik shipyard hurt 15 workers on Tuesday, the harbour police said.',
    ]);
    expect(moved?.news).toMatchObject({
      since: '2026-03-02',
      changes: [{ kind: 'number', now: { text: '15 workers' }, before: { text: '12 workers' } }],
    });
    const cited = briefing.items.flatMap(({ citations }) => citations);
    expect(cited.map(({ article }) => article).toSorted()).toEqual(['crane', 'fire', 'update']);
    expect(await unchecked(library, { citations: cited })).toEqual([]);
  });

  test('is kept as a trace that nobody asked for, and found by its buttons', async () => {
    const { desk, state } = deskWith();
    const { trace } = await desk.brief(request({ words: 'shipyard, not crane' }), { signal: never });
    const found = await state.traces.find(trace ?? '');
    expect(found).toMatchObject({
      ...{ kind: 'digest', place: 'schedule', asker: null, server: null, question: 'shipyard, not crane' },
      record: { digest: { told: { wish: { wanted: ['shipyard'], unwanted: ['crane'] } } } },
    });
    expect(found?.record.digest?.items.map(({ news }) => news?.kind)).toEqual(['moved']);
  });

  test('Claude writes each entry in the language that is asked for, told what readers know', async () => {
    const titles: string[] = [];
    const { desk } = deskWith({
      turns: [
        {
          blocks: (body) => {
            const results = searchResults(body);
            titles.push(...results.map(({ title }) => title));
            const of = (title: string) => results.findIndex((one) => one.title.startsWith(title));
            return [
              {
                type: 'text',
                text: 'A crane of 90 tonnes fell into the Oder.',
                citations: [cite(results, of('New: Crane'), 0)],
              },
              { type: 'text', text: '\n\n' },
              { type: 'text', text: 'The fire hurt 15 workers.', citations: [cite(results, of('Update: Fire'), 0)] },
              { type: 'text', text: ' The mayor resigned.' },
            ];
          },
        },
      ],
    });
    const briefing = await desk.brief(request({ language: 'pl' }), { signal: never });
    expect(briefing).toMatchObject({ mode: 'claude', quotesReason: null });
    expect(briefing.items.map(({ sentences }) => sentences.map(({ text }) => text))).toEqual([
      ['A crane of 90 tonnes fell into the Oder.'],
      ['The fire hurt 15 workers.'],
    ]);
    const sent = claude.requests.at(-1);
    expect(JSON.stringify(sent?.system)).toContain('Write it in Polish.');
    expect(titles).toEqual([
      'New: Crane falls into the Oder (Coast Wire, 2026-03-04)',
      'Update: Fire at the Lundvik shipyard (Example Wire, 2026-03-03)',
      'Before: Fire at the Lundvik shipyard (Example Wire, 2026-03-02)',
    ]);
  });

  test('nothing new is said, kept nowhere, and costs nothing', async () => {
    const { desk, state } = deskWith({ turns: [{}] });
    const before = claude.requests.length;
    const briefing = await desk.brief(request({ words: 'zeppelins' }), { signal: never });
    expect(briefing).toMatchObject({ items: [], leftOut: 0 });
    expect(briefing.trace ?? null).toBeNull();
    expect(await state.traces.latest(5)).toEqual([]);
    expect(claude.requests).toHaveLength(before);
  });

  test('what there is no room for is counted', async () => {
    const briefing = await deskWith().desk.brief(request({ count: 1 }), { signal: never });
    expect([briefing.items.length, briefing.leftOut]).toEqual([1, 1]);
  });

  test.each([
    ['x'.repeat(201), 5],
    ['shipyard', 11],
    ['shipyard', 0],
  ])('a filter of %s for %d stories is refused', async (words, count) => {
    const { desk } = deskWith();
    await expect(desk.brief(request({ words, count }), { signal: never })).rejects.toThrow(/most|whole number/);
  });
});

describe('one text for all who ask for the same', () => {
  test('at once', async () => {
    const { desk, state } = deskWith({ turns: [{}] });
    const before = claude.requests.length;
    const all = await Promise.all(Array.from({ length: 20 }, () => desk.brief(request(), { signal: never })));
    expect(claude.requests).toHaveLength(before + 1);
    expect(new Set(all.map(({ trace }) => trace)).size).toBe(1);
    expect(await state.traces.latest(5)).toHaveLength(1);
  });

  test('later, and in another process', async () => {
    const first = deskWith({ turns: [{}] });
    const written = await first.desk.brief(request(), { signal: never });
    const other = deskWith({ folder: first.folder, archive: first.archive });
    expect(await other.desk.brief(request(), { signal: never })).toEqual(written);
    // Another window is another text.
    expect((await other.desk.brief(request({ count: 4 }), { signal: never })).trace).not.toBe(written.trace);
  });

  test('in two processes at once', async () => {
    const first = deskWith({ turns: [{}, {}] });
    const other = deskWith({ turns: [{}, {}], folder: first.folder, archive: first.archive });
    const before = claude.requests.length;
    const [one, two] = await Promise.all([first, other].map(({ desk }) => desk.brief(request(), { signal: never })));
    expect(claude.requests).toHaveLength(before + 1);
    expect(one?.trace).toBe(two?.trace);
  });

  test('whoever is stopped waits no longer for another process, and keeps nobody who isn’t', async () => {
    const { state, library } = deskWith();
    const written = await deskWith().desk.brief(request(), { signal: never });
    let takes = 0;
    let isFree = false;
    const take: typeof state.leases.take = async () => {
      takes++;
      return isFree;
    };
    const texts = shareBriefings({
      ...{ traces: state.traces, leases: { ...state.leases, take }, lookup: (id) => library.article(id) },
      ...{ now: () => at(4), log: silentLog, wait: () => new Promise((resolve) => setImmediate(resolve)) },
    });
    const stopped = new AbortController();
    const one = texts.once(request(), stopped.signal, async () => {
      stopped.signal.throwIfAborted();
      return expect.fail('it had no lease');
    });
    const other = texts.once(request(), new AbortController().signal, async () => written);
    await expect.poll(() => takes).toBeGreaterThan(2);
    stopped.abort();
    await expect(one).rejects.toThrow('aborted');
    const before = takes;
    await expect.poll(() => takes).toBeGreaterThan(before + 2);
    isFree = true;
    expect(await other).toBe(written);
  });

  test('not where an article was changed since: that is written anew', async () => {
    const { desk, archive } = deskWith();
    const written = await desk.brief(request({ words: 'crane' }), { signal: never });
    archive.write((writer) => writer.put({ ...crane, hash: 'changed', status: 'withdrawn' }));
    const again = await desk.brief(request({ words: 'crane' }), { signal: never });
    expect([written.items.length, again.items.length]).toEqual([1, 0]);
  });
});

describe('digests may spend a third of the day’s budget', () => {
  test('then they quote and say so, while people’s questions go on', async () => {
    const { desk, state } = deskWith({ turns: [{}, {}, {}], limit: 0.000_3 });
    const first = await desk.brief(request(), { signal: never });
    expect(first.mode).toBe('claude');
    expect(await state.traces.spentOn('digest', at(3))).toBeGreaterThan(0.000_1);
    const second = await desk.brief(request({ count: 4 }), { signal: never });
    expect(second).toMatchObject({ mode: 'quotes', quotesReason: 'share_spent' });
  });
});

test('a preview is written by nobody', async () => {
  const { desk, state } = deskWith({ turns: [{}] });
  const before = claude.requests.length;
  expect(await desk.previewBriefing('shipyard', 3)).toMatchObject({ stories: 2, taken: 1, days: 7 });
  expect(claude.requests).toHaveLength(before);
  expect(await state.traces.latest(5)).toEqual([]);
});
