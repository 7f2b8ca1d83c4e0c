import { expect, test } from 'vitest';
import { calendarIn } from '../../src/language/calendar.ts';
import { understand } from '../../src/retrieve/understand-question.ts';
import { archiveOf } from '../building/archive.ts';
import { article } from '../building/article.ts';

const open = { from: null, to: null, outlets: [] };
const askedAt = new Date('2026-03-10T12:00:00Z');
const earlier = {
  text: 'Who is Ewa Zielińska?',
  filter: { ...open, outlets: ['Baltic Courier'] },
  binding: open,
  articles: ['harbour'],
  answer: '',
};

test('"What did she say?" is asked of whom the question before named, under its filter', () => {
  const understood = understand(
    { text: 'What did she say?', filter: open, askedAt, follows: earlier },
    [],
    calendarIn('UTC'),
    true,
  );
  expect(understood.text).toBe('What did she say? (Ewa Zielińska)');
  expect(understood.filter.outlets).toEqual(['Baltic Courier']);
  // Nobody set it: a search may go beyond it.
  expect(understood.binding).toEqual(open);
});

test('a follow-up that names someone itself asks of that one', () => {
  const question = { text: 'What did Jan Nowak say?', filter: open, askedAt, follows: earlier };
  expect(understand(question, [], calendarIn('UTC'), true).text).toBe('What did Jan Nowak say?');
});

test.each(['Why?', 'And how many of them?'])('"%s" is asked of all that the question before was about', (text) => {
  const follows = { ...earlier, text: 'Which drones does Seoul buy from Poland?' };
  const understood = understand({ text, filter: open, askedAt, follows }, [], calendarIn('UTC'), true);
  expect(understood.text).toBe(`${text} (drones Seoul buy Poland)`);
});

test('a follow-up finds what its own words would not', async () => {
  const { library } = archiveOf(
    article('harbour', { source: 'Baltic Courier' }, 'Harbour master Ewa Zielińska said that the old wall had held.'),
    article('ferry', { source: 'Baltic Courier' }, 'Captain Piotr Wiśniewski said that the ferry would sail.'),
  );
  const question = { text: 'What did she say?', filter: open, askedAt };
  const alone = await library.retrieve(question);
  const followed = await library.retrieve({ ...question, follows: earlier });
  expect('judgement' in alone && alone.judgement).not.toBe('covered');
  expect('judgement' in followed && [followed.judgement, followed.sources[0]?.article.id]).toEqual([
    'covered',
    'harbour',
  ]);
});

test('"she" is who the "who?" before was answered with', () => {
  const follows = { ...earlier, text: 'Who runs the harbour?', answer: 'Harbour master Ewa Zielińska runs it.' };
  const understood = understand(
    { text: 'What did she say?', filter: open, askedAt, follows },
    [],
    calendarIn('UTC'),
    true,
  );
  expect(understood.text).toContain('Ewa Zielińska');
});
