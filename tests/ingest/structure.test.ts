import { describe, expect, test } from 'vitest';
import type { Article, Mark, Span } from '../../src/coverage/article.ts';
import { readPlainText } from '../../src/ingest/article.ts';
import { archiveOf } from '../building/archive.ts';
import { article } from '../building/article.ts';

const wordsAt = ({ text }: Article, span: Span | null): string | null =>
  span === null ? null : text.slice(span.start, span.end);

type Marked<K extends Mark['kind']> = Mark & { readonly kind: K };

function marksOf<K extends Mark['kind']>(one: Article, kind: K): Marked<K>[] {
  return one.structure.filter((mark): mark is Marked<K> => mark.kind === kind);
}

const sentencesOf = (one: Article) => one.sentences.map((span) => wordsAt(one, span));

describe('the structure of an article is kept next to its text', () => {
  test('a table is a readable row a line, and knows the heads of its columns', () => {
    const one = article('budget', {}, 'It passed.', '| Service | 2027 |\n|---|---:|\n| Parks | **1.9** |\n| Roads | |');
    expect(one.text).toBe('It passed.\n\nService · 2027\n\nParks · 1.9\n\nRoads');
    expect(sentencesOf(one)).toEqual(['It passed.', 'Parks · 1.9', 'Roads']);
    const [parks] = marksOf(one, 'row');
    expect(parks?.heads.map((span) => wordsAt(one, span))).toEqual(['Service', '2027']);
    expect(parks?.cells.map((span) => wordsAt(one, span))).toEqual(['Parks', '1.9']);
  });

  test('the items of a list know the heading or the sentence that they complete', () => {
    const closing = article('a', {}, 'Text.', '## What will close', '- The pool\n- The library');
    expect(marksOf(closing, 'item').map(({ leadIn }) => wordsAt(closing, leadIn))).toEqual([
      'What will close',
      'What will close',
    ]);
    const agreed = article('b', {}, 'They met. They agreed on this:', '1. A bridge\n2. A road');
    expect(wordsAt(agreed, marksOf(agreed, 'item')[1]?.leadIn ?? null)).toBe('They agreed on this:');
    const loose = article('c', {}, 'They met.', '- A bridge');
    expect(marksOf(loose, 'item')[0]?.leadIn).toBeNull();
  });

  test.each([
    ['**Why did you go?**', 'Because.', '**Some say you fled.**', 'No.', '**And now?**', 'I stay.'],
    ['Q: Why did you go?', 'A: Because.', 'Q: Some say you fled.', 'A: No.', 'Q: And now?', 'A: I stay.'],
  ])('an interviewer’s turns are told from the answers: %s', (...paragraphs) => {
    const one = article('talk', {}, 'We met Ann Lee.', ...paragraphs);
    expect(marksOf(one, 'question')).toHaveLength(3);
    expect(marksOf(one, 'question').map((mark) => wordsAt(one, mark.span))[2]).toMatch(/And now\?$/);
  });

  test('so are questions without any mark, when several are each answered by the next paragraph', () => {
    const one = readPlainText('talk.txt', 'A talk\n\nWhy?\n\nBecause.\n\nWhen?\n\nToday.\n\nWhere?\n\nHere.');
    expect(marksOf(one, 'question').map((mark) => wordsAt(one, mark.span))).toEqual(['Why?', 'When?', 'Where?']);
    const essay = article('essay', {}, 'Why? Nobody knows.', 'Or do we?', 'We do not.');
    expect(marksOf(essay, 'question')).toEqual([]);
  });

  test('bold type that asks nothing makes no interview', () => {
    expect(marksOf(article('a', {}, '**Lede in bold.**', 'Text.', '**More in bold.**', 'Text.'), 'question')).toEqual(
      [],
    );
  });

  test('the entries of a live blog have their times, and a correction knows what it corrects', () => {
    const one = article(
      'live',
      {},
      '### 19:05',
      '**Correction:** The number of injured is four, not seven as we wrote at 17:30.',
      '### 17:30',
      'Seven people have been injured. The bridge is closed.',
      '### 12:00',
      'Rain is expected.',
    );
    expect(marksOf(one, 'entry').map(({ time }) => time)).toEqual(['19:05', '17:30', '12:00']);
    expect(wordsAt(one, marksOf(one, 'correction')[0]?.corrects ?? null)).toBe('Seven people have been injured.');
  });

  test('a correction that names no time corrects the sentence that it shares most words with', () => {
    const one = article(
      'a',
      {},
      'The bridge cost 9 million euros. It opened in May.',
      'Correction: The bridge cost 8 million euros, not 9.',
    );
    expect(wordsAt(one, marksOf(one, 'correction')[0]?.corrects ?? null)).toBe('The bridge cost 9 million euros.');
    const vague = article('b', {}, 'It opened in May.', 'Correction: A name was misspelled.');
    expect(marksOf(vague, 'correction')[0]?.corrects).toBeNull();
  });

  test('the archive gives all of it back', () => {
    const one = article(
      'all',
      {},
      '## Why?',
      '10:00 It began:',
      '- One',
      '| A | B |\n|---|---|\n| 1 | 2 |',
      '12:00 It ended.',
      'Correction: It began at 11:00.',
    );
    expect(new Set(one.structure.map(({ kind }) => kind))).toEqual(
      new Set(['question', 'item', 'row', 'entry', 'correction']),
    );
    expect(archiveOf(one).reader.article(0)).toEqual(one);
  });
});
