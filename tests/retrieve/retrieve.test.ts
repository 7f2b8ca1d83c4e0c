import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Article } from '../../src/coverage/article.ts';
import type { Evidence } from '../../src/coverage/evidence.ts';
import type { Filter } from '../../src/coverage/question.ts';
import { idf, lengthNorm } from '../../src/retrieve/bm25.ts';
import { passagesOf } from '../../src/retrieve/cut-passages.ts';
import { archiveOf } from '../building/archive.ts';
import { article } from '../building/article.ts';
import { question } from '../building/desk.ts';

async function evidenceFor(
  text: string,
  articles: readonly Article[],
  filter: Partial<Filter> = {},
): Promise<Evidence> {
  const evidence = await archiveOf(...articles).library.retrieve(question(text, filter));
  return evidence;
}

const idsOf = ({ sources }: Evidence) => sources.map((source) => source.article.id);

describe('BM25, worked by hand', () => {
  test('inverse document frequency: a word of 1 article in 1,000, of 500, and of all', () => {
    expect(idf(1, 1_000)).toBeCloseTo(Math.log(1 + 999.5 / 1.5), 10);
    expect(idf(500, 1_000)).toBeCloseTo(Math.log(2), 10);
    expect(idf(1_000, 1_000)).toBeGreaterThan(0);
  });

  test('length: 1 at the average, more above, at least 1 − b', () => {
    expect(lengthNorm(100, 100, 0.6)).toBeCloseTo(1, 10);
    expect(lengthNorm(200, 100, 0.6)).toBeCloseTo(1.6, 10);
    expect(lengthNorm(0, 100, 0.6)).toBeCloseTo(0.4, 10);
    expect(lengthNorm(5, 0, 0.6)).toBe(1);
  });
});

describe('passages', () => {
  const startsOf = (lengths: readonly number[]) =>
    Uint32Array.from({ length: lengths.length + 1 }, (_, end) => lengths.slice(0, end).reduce((a, b) => a + b, 0));
  const cut = (...lengths: readonly number[]) => {
    return passagesOf('a', { starts: startsOf(lengths) }).map(({ first, last }) => [first, last]);
  };

  test('are whole sentences of 120 to 180 words', () => {
    expect(cut(50, 50, 50, 50, 50, 50)).toEqual([
      [0, 2],
      [3, 5],
    ]);
  });

  test('a short rest joins the one before; a long one stands alone', () => {
    expect(cut(100, 50, 40)).toEqual([[0, 2]]);
    expect(cut(100, 50, 70)).toEqual([
      [0, 1],
      [2, 2],
    ]);
  });

  test('an endless sentence is one of its own', () => {
    expect(cut(10, 190, 100)).toEqual([
      [0, 0],
      [1, 1],
      [2, 2],
    ]);
  });

  test('lose nothing and overlap nowhere, whatever the lengths', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 220 }), { maxLength: 30 }), (lengths) => {
        const passages = passagesOf('a', { starts: startsOf(lengths) });
        const covered = passages.flatMap(({ first, last }) =>
          Array.from({ length: last - first + 1 }, (_, index) => first + index),
        );
        expect(covered).toEqual(lengths.map((_, index) => index));
      }),
    );
  });
});

describe('what is found, and in which order', () => {
  const filler = 'It rained for most of the day and people stayed at home.';

  test('a word of the headline tells more than one of the text', async () => {
    const body = `${filler} `.repeat(8);
    const inTitle = article('in-title', { title: 'Lighthouse closes' }, `${body} It was a late evening.`);
    const inText = article('in-text', { title: 'Rain falls' }, `${body} A lighthouse was seen.`);
    expect(idsOf(await evidenceFor('lighthouse', [inText, inTitle]))).toEqual(['in-title', 'in-text']);
  });

  test('a rare word tells more than a common one', async () => {
    const common = ['a', 'b', 'c', 'd'].map((id) => article(id, {}, `${filler} The ferry number ${id} came.`));
    const rare = article('rare', {}, `${filler} The lighthouse stood.`);
    expect(idsOf(await evidenceFor('ferry lighthouse', [...common, rare]))[0]).toBe('rare');
  });

  test('of two articles that say the same word, the shorter one comes first', async () => {
    const short = article('short', {}, 'The lighthouse of Hel was painted.');
    const long = article('long', {}, `The lighthouse of Hel was painted. ${`${filler} `.repeat(20)}`);
    expect(idsOf(await evidenceFor('lighthouse', [long, short]))).toEqual(['short', 'long']);
  });

  test('case, accents and endings make no difference', async () => {
    const one = article('one', {}, 'Ewa Zielińska repaired the ferries of the port, and then she went to Łódź.');
    for (const asked of ['WHO IS ZIELINSKA?', 'who is zielińska', 'the ferry', 'Lodz']) {
      expect(idsOf(await evidenceFor(asked, [one]))).toEqual(['one']);
    }
  });

  test('a heading finds what stands below it, and is no sentence of it', async () => {
    const one = article('one', {}, '## The lighthouse', filler);
    const evidence = await evidenceFor('lighthouse', [one]);
    expect(idsOf(evidence)).toEqual(['one']);
    const [{ article: found } = { article: one }] = evidence.sources;
    expect(found.sentences.map(({ start, end }) => found.text.slice(start, end)).join(' ')).not.toContain('lighthouse');
  });

  test('one article a story, its copies named', async () => {
    const report =
      'The harbour of Gdynia reopened on Monday after a storm had closed it for three days, the port authority said. ' +
      'Captain Ewa Zielińska led the first of 14 ferries out. Jan Nowak, who heads the port, put the damage at 2.5 million zloty. ' +
      'Repairs to the northern breakwater will take until June, Nowak added. Passengers from Karlskrona had waited in Gdańsk.';
    const first = article('first', { date: '2026-03-01', title: 'Harbour of Gdynia reopens' }, report);
    const copy = article(
      'copy',
      { date: '2026-03-01', title: 'Gdynia harbour opens again' },
      report.replace('reopened', 'opened again').replace('Nowak added', 'he said'),
    );
    const { sources } = await evidenceFor('harbour of Gdynia', [copy, first]);
    expect(sources.map((source) => [source.article.id, ...source.copies.map(({ id }) => id)])).toHaveLength(1);
    expect(sources[0]?.copies).toHaveLength(1);
  });
});

describe('filters', () => {
  const articles = [
    article('old', { date: '2026-02-01', source: 'Baltic Courier' }, 'The ferry came in snow.'),
    article('new', { date: '2026-03-01T23:30:00Z', source: 'Lublin Post' }, 'The ferry came in rain.'),
    article('undated', {}, 'The ferry came in fog.'),
  ];

  test.each([
    [{ from: '2026-02-02' }, ['new']],
    [{ to: '2026-02-28' }, ['old']],
    [{ from: '2026-02-01', to: '2026-03-01' }, ['new', 'old']],
    [{ from: '2026-03-02' }, []],
    [{ outlets: ['lublin POST'] }, ['new']],
    [{ outlets: ['Lublin Post', 'Baltic Courier'] }, ['new', 'old']],
  ])('%j', async (filter, ids) => {
    expect(idsOf(await evidenceFor('ferry', articles, filter)).toSorted()).toEqual(ids);
  });

  test('days leave undated articles out and say how many; an outlet alone does not count them', async () => {
    expect((await evidenceFor('ferry', articles, { from: '2026-01-01' })).undatedLeftOut).toBe(1);
    expect((await evidenceFor('ferry', articles, { outlets: ['Lublin Post'] })).undatedLeftOut).toBe(0);
    expect((await evidenceFor('ferry', articles)).undatedLeftOut).toBe(0);
  });
});

describe('covered or not', () => {
  const articles = [
    article(
      'harbour',
      { title: 'Harbour of Gdynia reopens' },
      'The harbour of Gdynia opened again on Monday. Harbour master Ewa Zielińska conferred with Jan Nowak about the wall.',
    ),
    article('council', { title: 'Council votes' }, 'The council of Lublin passed a budget for new trams on Thursday.'),
  ];

  test.each([
    ['Who did Zielińska speak with?', 'covered'],
    ['What did Ewa Zielińska discuss with Jan Nowak?', 'covered'],
    ['Who is Ewa Zielińska?', 'covered'],
    ['Which harbour opened again?', 'covered'],
    ['Who is Ewa Kowalczyk?', 'not_covered'],
    ['Who won the chess championship of Reykjavik?', 'not_covered'],
    ['What is the population of Gdynia?', 'not_covered'],
    ['What did Zielińska say about tariffs on cheese?', 'not_covered'],
  ])('%s is %s', async (asked, judgement) => {
    expect((await evidenceFor(asked, articles)).judgement).toBe(judgement);
  });

  test('what has no word in common with anything has the newest headlines for its nearest', async () => {
    const dated = [
      article('older', { date: '2026-01-01' }, 'The ferry came.'),
      article('newer', { date: '2026-02-01' }, 'The tram came late.'),
      article('undated', {}, 'A plane left.'),
    ];
    const { nearest, judgement } = await evidenceFor('Xyzzy quux?', dated);
    expect([judgement, nearest.map(({ id }) => id)]).toEqual(['not_covered', ['newer', 'older', 'undated']]);
  });
});
