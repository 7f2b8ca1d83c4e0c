import { describe, expect, test } from 'vitest';
import type { Article, Span, StructureMark } from '../../src/coverage/article.ts';
import { readHtml, readMarkdown, readPlainText } from '../../src/ingest/make-article.ts';
import { archiveOf } from '../building/archive.ts';
import { article } from '../building/article.ts';

const wordsAt = ({ text }: Article, span: Span | null): string | null =>
  span === null ? null : text.slice(span.start, span.end);

type Marked<K extends StructureMark['kind']> = StructureMark & { readonly kind: K };

function marksOf<K extends StructureMark['kind']>(one: Article, kind: K): Marked<K>[] {
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

describe('a sentence that says already what is right is not what a correction corrects', () => {
  const corrects = (said: string, correction: string) => {
    const one = article('a', {}, `${said} It opened in May.`, correction);
    return wordsAt(one, marksOf(one, 'correction')[0]?.corrects ?? null);
  };
  const right = 'The school of Brannoc, founded in 1887, has 43 pupils in a building for 120.';
  const wrong = right.replace('43', '34');
  test.each([
    'Correction, 13 November: An earlier version said that the school of Brannoc had 34 pupils. It has 43.',
    'Correction: The school of Brannoc has 43 pupils, not 34.',
    'Correction: The school of Brannoc has 43 pupils, rather than 34, in its building for children.',
  ])('English: %s', (correction) => {
    expect([corrects(right, correction), corrects(wrong, correction)]).toEqual([null, wrong]);
  });
  test.each([
    'Sprostowanie: W szkole w Brzegu uczy się 43 uczniów, a nie 34.',
    'Sprostowanie: Podaliśmy, że w szkole w Brzegu uczy się 34 uczniów. Jest ich 43.',
  ])('Polish: %s', (correction) => {
    const said = 'W szkole w Brzegu uczy się 43 uczniów.';
    expect(corrects(said, correction)).toBeNull();
    expect(corrects(said.replace('43', '34'), correction)).toBe(said.replace('43', '34'));
  });
  test('Korean', () => {
    const correction = '정정: 브제크 학교 학생은 34명이 아니라 43명입니다.';
    expect(corrects('브제크 학교 학생은 43명이다.', correction)).toBeNull();
    expect(corrects('브제크 학교 학생은 34명이다.', correction)).toBe('브제크 학교 학생은 34명이다.');
  });
});

describe('a correction inside an article is known by what it says', () => {
  const corrects = (correction: string, said = 'The bridge of Ustka cost 9 million euros.') => {
    const one = article('a', {}, `${said} It opened in May.`, correction);
    const mark = marksOf(one, 'correction')[0];
    return mark === undefined ? 'none' : wordsAt(one, mark.corrects);
  };

  test.each([
    'Correction: The bridge of Ustka cost 8 million euros.',
    'CORRECTION (3 Feb): The bridge of Ustka cost 8 million euros.',
    'Correction, 3 February 2026: The bridge of Ustka cost 8 million euros.',
    'Update 3: The bridge of Ustka cost 8 million euros.',
    'UPDATE – The bridge of Ustka cost 8 million euros.',
    '[Updated] The bridge of Ustka cost 8 million euros.',
    'Editor’s note: The bridge of Ustka cost 8 million euros.',
    'An earlier version of this article said that the bridge of Ustka cost 9 million euros.',
    'This story was corrected: the bridge of Ustka cost 8 million euros.',
  ])('English: %s', (correction) => {
    expect(corrects(correction)).toBe('The bridge of Ustka cost 9 million euros.');
  });

  test.each([
    'Sprostowanie: Most w Ustce kosztował 8 mln euro.',
    'Aktualizacja 2: Most w Ustce kosztował 8 mln euro.',
    'W poprzedniej wersji tego artykułu podaliśmy, że most w Ustce kosztował 9 mln euro.',
  ])('Polish: %s', (correction) => {
    expect(corrects(correction, 'Most w Ustce kosztował 9 mln euro.')).toBe('Most w Ustce kosztował 9 mln euro.');
  });

  test.each([
    '정정: 우스트카 다리는 800만 유로가 들었다.',
    '[정정] 우스트카 다리는 800만 유로가 들었다.',
    '업데이트 2: 우스트카 다리는 800만 유로가 들었다.',
  ])('Korean: %s', (correction) => {
    expect(corrects(correction, '우스트카 다리는 900만 유로가 들었다.')).toBe('우스트카 다리는 900만 유로가 들었다.');
  });

  test.each([
    'Correction officers: the bridge of Ustka cost too much.',
    'Updates of the bridge of Ustka cost 8 million euros.',
  ])('and not by a word alone: %s', (words) => {
    expect(corrects(words)).toBe('none');
  });

  test('a heading that says so makes one of the paragraph below it', () => {
    const one = article(
      'a',
      {},
      'The lamp of Hel cost 5 euros.',
      '## Correction',
      'The lamp of Hel cost 6 euros.',
      'It shines.',
    );
    expect(marksOf(one, 'correction').map(({ span }) => wordsAt(one, span))).toEqual(['The lamp of Hel cost 6 euros.']);
  });
});

describe('a later entry of a live blog outranks an earlier one where it counts the same anew', () => {
  const newest = '### 21:40\n\nAbout 1,300 homes in Eastgate are still without power.';
  const oldest = '### 17:30\n\nSome 4,500 homes in Eastgate are without power. The bridge is closed.';
  test.each([
    ['newest first', [newest, oldest]],
    ['oldest first', [oldest, newest]],
  ])('%s', (_order, entries) => {
    const one = article('live', {}, ...entries);
    expect(marksOf(one, 'update').map(({ span, replaces }) => [wordsAt(one, span), wordsAt(one, replaces)])).toEqual([
      ['About 1,300 homes in Eastgate are still without power.', 'Some 4,500 homes in Eastgate are without power.'],
    ]);
  });

  test('in Polish and Korean, with their ways to write a time', () => {
    const polish = article(
      'a',
      {},
      '### godz. 17.30',
      'Bez prądu jest 4500 domów w Ustce Morskiej.',
      '### godz. 21.40',
      'Bez prądu jest 1300 domów w Ustce Morskiej.',
    );
    expect(marksOf(polish, 'update')).toHaveLength(1);
    const korean = article(
      'b',
      {},
      '### 오후 5시 30분',
      '부산 항만 지역 4500가구가 정전 상태다.',
      '### 오후 9시',
      '부산 항만 지역 1300가구가 정전 상태다.',
    );
    expect(marksOf(korean, 'update')).toHaveLength(1);
  });

  test('but not where another thing is counted', () => {
    const one = article(
      'live',
      {},
      '### 17:30',
      'Some 4,500 homes in Eastgate are without power.',
      '### 21:40',
      'About 30 trees fell on Mill Road.',
    );
    expect(marksOf(one, 'update')).toEqual([]);
  });
});

describe('HTML has the structure that Markdown has', () => {
  test('headings, lists, tables, questions and entries', () => {
    const html = readHtml(
      'a.html',
      `<h1>Budget</h1><p>It passed:</p><ul><li>A bridge<li>A road</ul>
       <table><thead><tr><th>Service<th>2027</thead><tr><td>Parks<td><b>1.9</b></table>
       <p><strong>Why?</strong></p><p>Because.</p><p><b>When?</b></p><p>Soon.</p>
       <h3>10:00</h3><p>It began.</p><p><time>12:00</time> It ended.</p><p>Correction: It began at 11:00.</p>`,
    );
    const markdown = readMarkdown(
      'a.md',
      '# Budget\n\nIt passed:\n\n- A bridge\n- A road\n\n| Service | 2027 |\n|---|---|\n| Parks | **1.9** |\n\n**Why?**\n\nBecause.\n\n**When?**\n\nSoon.\n\n' +
        '### 10:00\n\nIt began.\n\n12:00 It ended.\n\nCorrection: It began at 11:00.',
    );
    expect(html.text).toBe(markdown.text);
    expect(html.structure).toEqual(markdown.structure);
    expect(html.sentences).toEqual(markdown.sentences);
  });
});
