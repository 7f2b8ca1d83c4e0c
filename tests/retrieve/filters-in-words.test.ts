import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Filter } from '../../src/coverage/question.ts';
import { calendarIn } from '../../src/language/calendar.ts';
import { datesInWords } from '../../src/retrieve/dates-in-words.ts';
import { archiveOf } from '../building/archive.ts';
import { article } from '../building/article.ts';
import { question } from '../building/desk.ts';

const days = (text: string, askedAt = '2026-10-10T12:00:00Z', timeZone = 'UTC') => {
  const found = datesInWords(text, new Date(askedAt), calendarIn(timeZone));
  return found && [found.from, found.to];
};

/** Asked on Wednesday, 25 November 2026, in Warsaw. */
const inWords: readonly (readonly [string, readonly (string | null)[] | null])[] = [
  ['What did Nowak say the day before yesterday?', ['2026-11-23', '2026-11-25']],
  ['What happened before yesterday?', [null, '2026-11-23']],
  ['What did USA Today report?', null],
  ['What happened on 03.02.2026?', ['2026-02-03', '2026-02-05']],
  ['What happened on 3/2/2026?', ['2026-02-03', '2026-02-05']],
  ['What happened in the last few days?', ['2026-11-22', '2026-11-25']],
  ['What happened two days ago?', ['2026-11-23', '2026-11-25']],
  ['What happened in the third quarter of 2025?', ['2025-07-01', '2025-10-02']],
  ['What may happen to Hyundai?', null],
  ['What did Theresa May say?', null],
  ['Who is Jan Nowak?', null],
  ['What happened on 31 April?', null],
  ['What happened in Sept. 2025?', ['2025-09-01', '2025-10-02']],
  ['What happened in the week of 3 February 2026?', ['2026-02-02', '2026-02-08']],
  ['What happened between 3 and 4 February 2026?', ['2026-02-03', '2026-02-06']],
  ['What has happened since last month?', ['2026-10-01', null]],
  ['What happened since Monday?', ['2026-11-23', null]],
  ['What happened on Sunday?', null],
  ['What did the Sunday Times report?', null],
  ['What happened in may?', ['2026-05-01', '2026-06-02']],
  ['What will Poland do before 3 February 2026?', [null, '2026-02-02']],
  ['What happened until yesterday?', [null, '2026-11-24']],
  ['What happened between February 3 and 4, 2026?', ['2026-02-03', '2026-02-06']],
  ['What happened on 3-4 February 2026?', ['2026-02-03', '2026-02-06']],
  ['What happened between 3 February and 4 March?', ['2026-02-03', '2026-03-06']],
  ['What happened in early October 2025?', ['2025-10-01', '2025-11-02']],
  ['What happened in Q3 2025?', ['2025-07-01', '2025-10-02']],
  ['What happened in the first half of 2025?', ['2025-01-01', '2025-07-02']],
  ['What happened in the week of February 3?', ['2026-02-02', '2026-02-08']],
  ['What happened a week ago?', ['2026-11-16', '2026-11-22']],
  ['What happened last weekend?', ['2026-11-21', '2026-11-24']],
  ['What happened over the past three weeks?', ['2026-11-04', '2026-11-25']],
  ['What happened in the past year?', ['2025-11-24', '2026-11-25']],
  ['What happened on 2026-02-03?', ['2026-02-03', '2026-02-05']],
  ['What happened on 13/2/2026?', ['2026-02-13', '2026-02-15']],
  ['What happened this morning?', ['2026-11-25', '2026-11-25']],
  ['What happened last quarter?', ['2026-07-01', '2026-09-30']],
  ['What happened from October 2025 to January 2026?', ['2025-10-01', '2026-02-02']],
  ['Who is May Kim and what did April Lee say?', null],
  ['What happened during March 2026?', ['2026-03-01', '2026-04-02']],
  ['What happened a couple of days ago?', ['2026-11-23', '2026-11-25']],
  ['What did the Black Friday sale bring?', null],
  ['Co się stało w zeszłym tygodniu?', ['2026-11-16', '2026-11-22']],
  ['Co się stało wczoraj w Gdyni?', ['2026-11-24', '2026-11-25']],
  ['Co powiedział Nowak przedwczoraj?', ['2026-11-23', '2026-11-25']],
  ['Co wydarzyło się dwa dni temu?', ['2026-11-23', '2026-11-25']],
  ['Co wydarzyło się tydzień temu?', ['2026-11-16', '2026-11-22']],
  ['Co się działo w ostatnich dniach?', ['2026-11-22', '2026-11-25']],
  ['Co się działo w ciągu ostatnich trzech tygodni?', ['2026-11-04', '2026-11-25']],
  ['Co się stało w maju 2026?', ['2026-05-01', '2026-06-02']],
  ['Co się stało 3 lutego 2026 r.?', ['2026-02-03', '2026-02-05']],
  ['Co się zmieniło od 3 lutego 2026?', ['2026-02-03', null]],
  ['Co się zmieniło od lutego?', ['2026-02-01', null]],
  ['Co wiedziano przed 3 lutego?', [null, '2026-02-02']],
  ['Co się działo między 3 a 4 lutego 2026?', ['2026-02-03', '2026-02-06']],
  ['Co się działo od 3 do 5 lutego?', ['2026-02-03', '2026-02-07']],
  ['Co się stało 03.02.2026?', ['2026-02-03', '2026-02-05']],
  ['Co się stało w trzecim kwartale 2025 r.?', ['2025-07-01', '2025-10-02']],
  ['Co się stało w III kwartale 2025?', ['2025-07-01', '2025-10-02']],
  ['Co się stało w tygodniu od 3 lutego 2026?', ['2026-02-02', '2026-02-08']],
  ['Co się działo w zeszłym roku w Warszawie?', ['2025-01-01', '2025-12-31']],
  ['Co mówiono w październiku?', ['2026-10-01', '2026-11-02']],
  ['Co się stało w ubiegły wtorek?', ['2026-11-24', '2026-11-25']],
  ['Co się działo od wtorku?', ['2026-11-24', null]],
  ['Kto to jest Maj?', null],
  ['지난주 한국에서 무슨 일이 있었나?', ['2026-11-16', '2026-11-22']],
  ['어제 무슨 일이 있었나?', ['2026-11-24', '2026-11-25']],
  ['그저께 무슨 일이 있었나?', ['2026-11-23', '2026-11-25']],
  ['이틀 전에 무슨 일이 있었나?', ['2026-11-23', '2026-11-25']],
  ['지난 3일 동안 무슨 일이 있었나?', ['2026-11-22', '2026-11-25']],
  ['2026년 2월 3일에 무슨 일이 있었나?', ['2026-02-03', '2026-02-05']],
  ['2월 3일 이후 무엇이 바뀌었나?', ['2026-02-03', null]],
  ['2월부터 무엇이 바뀌었나?', ['2026-02-01', null]],
  ['2월 3일부터 5일까지 무슨 일이 있었나?', ['2026-02-03', '2026-02-07']],
  ['2월 3일과 4일 사이에 무슨 일이 있었나?', ['2026-02-03', '2026-02-06']],
  ['2026. 2. 3. 무슨 일이 있었나?', ['2026-02-03', '2026-02-05']],
  ['2025년 3분기 실적은?', ['2025-07-01', '2025-10-02']],
  ['지난달 이후 무엇이 바뀌었나?', ['2026-10-01', null]],
  ['올해 무슨 일이 있었나?', ['2026-01-01', '2026-11-25']],
  ['지난 월요일 무슨 일이 있었나?', ['2026-11-23', '2026-11-25']],
  ['2월 3일 전에 무슨 일이 있었나?', [null, '2026-02-02']],
  ['3주 전 무슨 일이 있었나?', ['2026-11-02', '2026-11-08']],
];

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

  test.each(inWords)('%s', (text, expected) =>
    expect(days(text, '2026-11-25T12:00:00Z', 'Europe/Warsaw')).toEqual(expected));

  test('are read month first in the United States alone, and day first where a number can be no month', () => {
    const asked = '2026-11-25T12:00:00Z';
    expect(days('What happened on 3/2/2026?', asked, 'America/New_York')).toEqual(['2026-03-02', '2026-03-04']);
    expect(days('What happened on 13/2/2026?', asked, 'America/New_York')).toEqual(['2026-02-13', '2026-02-15']);
    expect(days('What happened on 03.02.2026?', asked, 'America/New_York')).toEqual(['2026-02-03', '2026-02-05']);
  });

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
