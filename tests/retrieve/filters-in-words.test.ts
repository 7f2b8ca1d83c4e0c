import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Filter } from '../../src/coverage/question.ts';
import { datesInWords } from '../../src/retrieve/dates-in-words.ts';
import { archiveOf } from '../building/archive.ts';
import { article } from '../building/article.ts';
import { question } from '../building/desk.ts';

const days = (text: string, askedAt = '2026-10-10T12:00:00Z') => {
  const found = datesInWords(text, new Date(askedAt), 'UTC');
  return found && [found.from, found.to];
};

describe('days that a question names', () => {
  test.each([
    ['What was said on September 28 and what on October 4?', ['2026-09-28', '2026-10-06']],
    ['Did the report on September 28, 2023 differ from the one on November 30, 2023?', ['2023-09-28', '2023-12-02']],
    ['What came after September 28, 2023 and before November 30, 2023?', ['2023-09-28', '2023-11-29']],
    ['What happened from September 28 to November 30?', ['2025-09-28', '2025-12-02']],
    ['What happened from November 30, 2024 to September 28, 2024?', ['2024-09-28', '2024-12-02']],
    ['What happened on September 28 and on November 30?', ['2025-11-30', '2026-09-30']],
    ['What has changed since 3 February 2026?', ['2026-02-03', null]],
    ['What was known before 3 February 2026?', [null, '2026-02-02']],
  ])('%s', (text, expected) => expect(days(text)).toEqual(expected));

  test('are never an impossible range, however many', () => {
    const month = fc.constantFrom('January', 'May', 'September', 'October', 'November 2024', 'December 2025');
    const lead = fc.constantFrom('in', 'since', 'before', 'from', 'until', 'to', 'between', 'and');
    fc.assert(
      fc.property(fc.array(fc.tuple(lead, fc.nat({ max: 28 }), month), { minLength: 1, maxLength: 4 }), (dates) => {
        const text = `What happened ${dates.map(([word, day, name]) => `${word} ${day || ''} ${name}`).join(' ')}?`;
        const [from = null, to = null] = days(text) ?? [];
        expect(from === null || to === null || from <= to).toBe(true);
      }),
    );
  });
});

describe('a filter that only the question’s words set', () => {
  const articles = [
    article(
      'harbour',
      { date: '2025-06-01', source: 'Baltic Courier' },
      'The harbour of Gdynia reopened after a storm.',
    ),
    article('trams', { date: '2026-03-05', source: 'Lublin Post' }, 'The council of Lublin ordered forty new trams.'),
  ];
  const ask = async (text: string, filter: Partial<Filter> = {}) => {
    const evidence = await archiveOf(...articles).library.retrieve(question(text, filter));
    if ('unknownOutlet' in evidence) throw new Error(evidence.unknownOutlet);
    const { sources, widened, binding, judgement, sharesWords } = evidence;
    return { ids: sources.map((source) => source.article.id), widened, binding, judgement, sharesWords };
  };
  const open = { from: null, to: null, outlets: [] };

  test('holds where it finds something, and binds no search', async () => {
    const { ids, widened, binding } = await ask('What did the council of Lublin order this week?');
    expect([ids, widened, binding]).toEqual([['trams'], null, open]);
  });

  test('is widened where it finds nothing, and what is then found is never surely what was asked for', async () => {
    const { ids, widened, binding, judgement } = await ask('Which harbour reopened last week?');
    expect([ids, widened, binding]).toEqual([['harbour'], { from: '2026-02-23', to: '2026-03-01', outlets: [] }, open]);
    expect(judgement).toBe('unsure');
  });

  test('may be the days that a follow-up carries, where the person set none', async () => {
    const { library } = archiveOf(...articles);
    const inferred = { from: '2026-02-23', to: '2026-03-01' };
    const carried = await library.retrieve({ ...question('Which harbour reopened?'), inferred });
    expect(carried).toMatchObject({ widened: { ...inferred, outlets: [] }, binding: open, judgement: 'unsure' });
    const set = await library.retrieve({ ...question('Which harbour reopened?', { from: '2025-01-01' }), inferred });
    expect(set).toMatchObject({ widened: null, filter: { from: '2025-01-01', to: null }, judgement: 'covered' });
  });

  test('is widened over outlets too, days first', async () => {
    const { ids, widened } = await ask('Which harbour reopened according to the Lublin Post?');
    expect([ids, widened?.outlets]).toEqual([['harbour'], ['Lublin Post']]);
  });

  test('gives way to one that the person set, which is never widened', async () => {
    const { ids, widened, binding, sharesWords } = await ask('Which harbour reopened?', { from: '2026-03-01' });
    expect([ids, widened, binding.from, sharesWords]).toEqual([[], null, '2026-03-01', false]);
  });

  test('words that only frame a question are no words that it shares', async () => {
    expect((await ask('What reaction did the Xyzzy quux get?')).sharesWords).toBe(false);
    expect((await ask('What did the Xyzzy quux say of the harbour?')).sharesWords).toBe(true);
  });
});
