import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { TimelineRequest } from '../../src/coverage/timeline.ts';
import { type LocalClaude, startLocalClaude } from '../../src/local/claude/claude-server.ts';
import { type MessagesBody, searchResults } from '../../src/local/claude/request-body.ts';
import { cite, httpError, type WrittenBlock } from '../../src/local/claude/turn-script.ts';
import { createClaude } from '../../src/model/claude.ts';
import type { Model } from '../../src/model/model.ts';
import type { Trace } from '../../src/store/trace.ts';
import { timelineJson } from '../../src/terminal/answer-json.ts';
import { renderTimeline } from '../../src/terminal/timeline-text.ts';
import { archiveOf } from '../building/archive.ts';
import { article } from '../building/article.ts';
import { askedAt, never, noFilter, openDesk, unchecked } from '../building/desk.ts';

const begun = 'Workers of the Gdynia shipyard laid down their tools on Wednesday, the union Stocznia said.';
const offer = 'The Gdynia shipyard offered its workers a rise of five percent on 20 February, said Stocznia.';
const month = 'The strike at the shipyard of Gdynia goes into its second month, its owner Marek Nowak said.';

const coverage = () =>
  archiveOf(
    article('Shipyard strike begins', { date: '2026-02-05', source: 'Baltic Courier' }, begun),
    article('A month of strike', { date: '2026-03-04', source: 'Hel Herald' }, month, offer),
  ).library;

const request = (changes: Partial<TimelineRequest> = {}): TimelineRequest => ({
  topic: 'Gdynia shipyard',
  filter: noFilter,
  count: 10,
  askedAt,
  ...changes,
});

async function tell(model: Model | null = null, changes: Partial<TimelineRequest> = {}) {
  const library = coverage();
  const kept: Trace[] = [];
  const keeping = { traces: { keep: async (trace: Trace) => void kept.push(trace) }, hashId: () => 'hash' };
  const { desk } = openDesk(library, model, { keeping, verifier: null });
  const timeline = await desk.timeline(request(changes), { signal: never });
  for (const item of timeline.items) expect(await unchecked(library, item)).toEqual([]);
  return { timeline, trace: kept[0] };
}

describe('without Claude', () => {
  test('each line is a verbatim sentence with its day and its citation, oldest first', async () => {
    const { timeline } = await tell();
    expect(timeline).toMatchObject({ mode: 'quotes', quotesReason: 'no_key', daysLeftOut: 0 });
    expect(timeline.items.map(({ day, isReported, sentences }) => [day, isReported, sentences[0]?.text])).toEqual([
      ['2026-02-05', true, begun],
      ['2026-02-20', false, offer],
      ['2026-03-04', true, month],
    ]);
    expect(timeline.items.flatMap(({ citations }) => citations.map(({ number, quote }) => [number, quote]))).toEqual([
      [1, begun],
      [2, offer],
      [3, month],
    ]);
  });

  test('it is kept as a trace, with what it was made of', async () => {
    const { timeline, trace } = await tell();
    expect(trace).toMatchObject({
      id: timeline.trace,
      kind: 'timeline',
      question: 'Gdynia shipyard',
      status: 'answered',
    });
    expect(trace?.record.evidence.map(({ title }) => title)).toEqual([
      'Shipyard strike begins',
      'A month of strike',
      'A month of strike',
    ]);
    expect(trace?.record.timeline?.items).toHaveLength(3);
  });

  test('a topic that nothing covers is said plainly, with the nearest', async () => {
    const { timeline, trace } = await tell(null, { topic: 'volcano of Kamchatka' });
    expect(timeline).toMatchObject({ items: [], quotesReason: null });
    expect(trace?.status).toBe('not_covered');
    expect(renderTimeline(timeline)).toMatch(
      /^The coverage here tells of no event on this topic: volcano of Kamchatka\.\n\nNearest/,
    );
  });

  test('a topic in another language than the coverage is told so', async () => {
    const { timeline } = await tell(null, { topic: '그디니아 조선소 파업' });
    expect(timeline).toMatchObject({ items: [], quotesReason: 'other_language' });
    expect(renderTimeline(timeline)).toContain('another language');
  });

  test.each([
    [{ topic: ' … ' }, 'There are no words in that topic'],
    [{ filter: { ...noFilter, from: '2026-03-02', to: '2026-03-01' } }, 'lies after'],
    [{ filter: { ...noFilter, from: 'March' } }, 'is not a date'],
    [{ count: 0 }, 'takes a whole number'],
  ])('%j is refused in a sentence', async (changes, said) => {
    await expect(tell(null, changes)).rejects.toThrow(said);
  });
});

describe('with Claude', () => {
  let claude: LocalClaude;
  beforeEach(async () => {
    claude = await startLocalClaude({ scripted: true });
  });
  afterEach(() => claude.close());
  const model = () => createClaude({ apiKey: 'sk-test', model: 'claude-haiku-5-5', baseUrl: claude.url });

  /** Sentences that each cite the results that hold some words. */
  const writing =
    (...sentences: readonly (readonly [text: string, ...cited: string[]])[]) =>
    (body: MessagesBody): WrittenBlock[] => {
      const results = searchResults(body);
      return sentences.map(([text, ...cited]) => ({
        type: 'text',
        text: `${text}\n\n`,
        citations: cited.map((words) => {
          const at = results.findIndex(({ content }) => content.some((block) => block.text.includes(words)));
          return cite(results, at, 0);
        }),
      }));
    };

  test('a sentence stands at the day of the event that it cites; the days are not its own', async () => {
    claude.script({
      blocks: writing(['Workers of the yard went on strike.', begun], ['The yard offered five percent.', offer]),
    });
    const { timeline } = await tell(model());
    expect(timeline).toMatchObject({ mode: 'claude', model: 'claude-haiku-5-5', quotesReason: null });
    expect(timeline.items.map(({ day, isReported, sentences }) => [day, isReported, sentences[0]?.text])).toEqual([
      ['2026-02-05', true, 'Workers of the yard went on strike.'],
      ['2026-02-20', false, 'The yard offered five percent.'],
      ['2026-03-04', true, month],
    ]);
    const titles = claude.requests.flatMap(searchResults).map(({ title }) => title);
    expect(titles).toEqual([
      'Reported 2026-02-05: Shipyard strike begins (Baltic Courier, 2026-02-05)',
      '2026-02-20: A month of strike (Hel Herald, 2026-03-04)',
      'Reported 2026-03-04: A month of strike (Hel Herald, 2026-03-04)',
    ]);
  });

  test('a sentence that cites two events belongs to none, and what is left without is quoted', async () => {
    claude.script({ blocks: writing(['They struck, and five percent were offered.', begun, offer]) });
    const { timeline } = await tell(model());
    expect(timeline.items.map(({ sentences }) => sentences[0]?.text)).toEqual([begun, offer, month]);
  });

  test('when Claude fails, the lines are quotes and say why', async () => {
    claude.script(...Array.from({ length: 5 }, () => httpError(529, 'overloaded_error')));
    const { timeline } = await tell(model());
    expect(timeline).toMatchObject({ mode: 'quotes', quotesReason: 'overloaded' });
    expect(timeline.items).toHaveLength(3);
  });
});

test('in a terminal and as JSON', async () => {
  const { timeline } = await tell();
  const text = renderTimeline({ ...timeline, trace: null });
  expect(text).toContain(`• reported 5 February 2026\n`);
  expect(text).toContain(`• 20 February 2026\n`);
  expect(text).toContain('[3] A month of strike — Hel Herald, 4 March 2026');
  const { items } = timelineJson(timeline);
  expect(items[1]).toMatchObject({ day: '2026-02-20', isReported: false, text: offer, citations: [{ quote: offer }] });
});
