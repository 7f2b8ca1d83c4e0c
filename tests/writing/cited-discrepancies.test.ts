import { expect, test } from 'vitest';
import { discrepanciesIn } from '../../src/writing/cited-discrepancies.ts';
import type { CitedSpan } from '../../src/writing/cited-words.ts';
import { article } from '../building/article.ts';

/** Cites one sentence of an article. */
function citing(source: ReturnType<typeof article>, sentence: number): CitedSpan {
  const span = source.sentences[sentence];
  if (span === undefined) throw new Error(`${source.id} has no sentence ${sentence}`);
  return { source: { article: source, passages: [], score: 0, copies: [], differences: [] }, span };
}

const harbour = article(
  'harbour',
  { title: 'Gdynia opens its harbour', source: 'Baltic Wire', date: '2026-02-03', language: 'en' },
  'Yoon arrived in 2024. It rained. He praised the ferries. They are late. Kim left 300 tickets.',
);
const port = article('port', { title: 'Port', language: 'pl' }, 'Prezydent kupił w porcie 45 biletów na prom.');

const stated = (sentence: string, spans: readonly CitedSpan[], question: string | null = null): string[] =>
  discrepanciesIn(sentence, spans, question).map((one) => one.stated);

test('what stands around the cited words, in headline, outlet and date line, is there', () => {
  const cited = [citing(harbour, 2)];
  expect(stated('In Gdynia, says the Baltic Wire, Yoon praised the ferries in 2024.', cited)).toEqual([]);
  expect(stated('Of 3 February 2026: Yoon praised the ferries.', cited)).toEqual([]);
  expect(stated('There were 300 tickets, and Kim left.', cited)).toEqual(['300', 'Kim']);
});

test('the question’s own words make nothing true where nobody verifies', () => {
  const cited = [citing(harbour, 2)];
  expect(stated('He praised 40 ferries.', cited)).toEqual(['40']);
  expect(stated('He praised 40 ferries.', cited, 'Did he praise 40 ferries?')).toEqual([]);
});

test('of articles in two languages each is read in its own', () => {
  const cited = [citing(harbour, 4), citing(port, 0)];
  expect(stated('There were 300 tickets, and 45 were sold.', cited)).toEqual([]);
  expect(stated('There were 300 tickets, and 46 were sold.', cited)).toEqual(['46']);
});

test('the heads of a row, the lead-in of an item and the question above an answer are around them', () => {
  const budget = article(
    'budget',
    { title: 'The budget', language: 'en' },
    'Spent in the 2027 plan:',
    '- 40 on the pool',
    '**How many operations in 2025?**',
    'About 3,100.',
    '**And before?**',
    'It was 4,200.',
    '| Service | 2028 |\n| --- | --- |\n| Libraries | 1.6 |',
  );
  expect(stated('In 2028, libraries get 1.6.', [citing(budget, 6)])).toEqual([]);
  expect(stated('In 2029, libraries get 1.6.', [citing(budget, 6)])).toEqual(['2029']);
  expect(stated('In 2027, the pool gets 40.', [citing(budget, 1)])).toEqual([]);
  expect(stated('In 2025 there were 3,100 operations.', [citing(budget, 3)])).toEqual([]);
});
