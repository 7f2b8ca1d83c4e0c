import { describe, expect, test } from 'vitest';
import type { Article } from '../../src/coverage/article.ts';
import { UnreadableError } from '../../src/coverage/unreadable.ts';
import { maxHeadlineChars, readMarkdown, readPlainText } from '../../src/ingest/make-article.ts';
import { markdown } from '../building/article.ts';

const sentencesOf = ({ text, sentences }: Article) => sentences.map(({ start, end }) => text.slice(start, end));

function complaint(read: () => Article): string {
  try {
    read();
  } catch (error) {
    if (error instanceof UnreadableError) return `${error.line ?? '–'}: ${error.message}`;
    throw error;
  }
  return 'it was read';
}

describe('front matter', () => {
  const full = {
    title: 'Harbour reopens',
    source: 'Baltic Courier',
    url: 'https://example.org/harbour',
    date: '2026-03-02',
    id: 'harbour-1',
    author: 'A. Writer',
    section: 'Coast',
    language: 'en',
    updated: '2026-03-03T09:30:00+01:00',
    status: 'corrected',
    correction: 'An earlier version misspelled the ferry.',
  };

  test('says everything that a reader sees', () => {
    expect(readMarkdown('x/y.md', markdown(full, 'The harbour is open.'))).toMatchObject({
      ...full,
      titleIsOurs: false,
      text: 'The harbour is open.',
    });
  });

  test('may be left out or empty: the id is the path, the outlet unknown, the article undated', () => {
    for (const file of ['# Harbour reopens\n\nIt is open.', '---\n---\n# Harbour reopens\n\nIt is open.']) {
      expect(readMarkdown('coast/the harbour.md', file)).toMatchObject({
        id: 'coast/the harbour',
        title: 'Harbour reopens',
        source: null,
        date: null,
        url: null,
        status: 'published',
        text: 'It is open.',
      });
    }
  });

  test('is read with Windows line ends and a byte order mark', () => {
    const file = `\ufeff${markdown(full, 'The harbour is open.').replaceAll('\n', '\r\n')}`;
    expect(readMarkdown('x.md', file)).toEqual(readMarkdown('x.md', markdown(full, 'The harbour is open.')));
  });

  test('with a correction makes an article corrected', () => {
    expect(readMarkdown('x.md', markdown({ correction: 'A slip.' }, 'Text.')).status).toBe('corrected');
  });

  test.each([
    ['title: A\ntitle: B', '3: title stands twice; keep one of them'],
    ['title: A\nTITLE: B', '3: title stands twice; keep one of them'],
    ['a: &a 1\nb: *a', '3: the front matter uses an alias (*name); write the value out'],
    ['just words', '2: the front matter must be lines of the form key: value'],
    ['- a\n- b', '2: the front matter must be lines of the form key: value'],
    ['title: A\n"B', '3: the front matter must be lines of the form key: value'],
  ])('%j is refused with its line in the file and the remedy', (lines, expected) => {
    expect(complaint(() => readMarkdown('x.md', `---\n${lines}\n---\nText.`))).toContain(expected);
  });

  test('that is not closed says so', () => {
    expect(complaint(() => readMarkdown('x.md', '---\ntitle: A\n\nText.'))).toBe(
      "1: the front matter isn't closed; put a line with --- below it",
    );
  });

  test('above nothing is no article', () => {
    expect(complaint(() => readMarkdown('x.md', '---\ntitle: A\n---\n\n<!-- todo -->\n'))).toBe(
      '–: there is no text in it; write the article below its headline',
    );
  });
});

describe('Markdown', () => {
  const { text, sentences } = readMarkdown(
    'x.md',
    `---
title: T
---
# T

The *mayor*, **Anna \`Kowalska\`**, wrote [a letter](https://example.org "t")![a photo](x.png) on Monday. It was
short\\*, R&amp;D said.

## A heading. With a stop.

> “We open.”

- One ferry runs.
- Two wait.

<div hidden>raw</div>
`,
  );

  test('is taken off: words stay, marks, images and what is hidden go', () => {
    expect(text).toBe(
      [
        'The mayor, Anna Kowalska, wrote a letter on Monday. It was short*, R&D said.',
        'A heading. With a stop.',
        '“We open.”',
        'One ferry runs.',
        'Two wait.',
      ].join('\n\n'),
    );
  });

  test('headings are no sentences, and no sentence runs over two paragraphs', () => {
    expect(sentences.map(({ start, end }) => text.slice(start, end))).toEqual([
      'The mayor, Anna Kowalska, wrote a letter on Monday.',
      'It was short*, R&D said.',
      '“We open.”',
      'One ferry runs.',
      'Two wait.',
    ]);
  });

  test('the version changes with any word that a reader sees, and with nothing else', () => {
    const hash = (fields: Record<string, string>, body: string) => readMarkdown('x.md', markdown(fields, body)).hash;
    const plain = hash({ title: 'T' }, 'The harbour is open.');
    expect(hash({ title: 'T' }, '**The harbour** is\nopen.')).toBe(plain);
    expect(hash({ title: 'T', note: 'ours' }, 'The harbour is open.')).toBe(plain);
    expect(hash({ title: 'T' }, 'The harbour is opened.')).not.toBe(plain);
    expect(hash({ title: 'T', date: '2026-02-03' }, 'The harbour is open.')).not.toBe(plain);
  });

  test('a carriage of wrapped lines and composed letters is one canonical text', () => {
    expect(readMarkdown('x.md', 'L\u0301o\u0301dz\r\nwaits.').text).toBe('\u0139\u00f3dz waits.');
  });
});

describe('plain text', () => {
  test('a leading date is the date, and a short first line without a full stop the headline', () => {
    expect(readPlainText('a/b.txt', ' date 2026-02-03 Harbour reopens\n\nIt is open. All came.')).toMatchObject({
      id: 'a/b',
      date: '2026-02-03',
      title: 'Harbour reopens',
      titleIsOurs: false,
      source: null,
      text: 'It is open. All came.',
    });
  });

  test('without a headline the first sentence is one, shortened between words and marked as ours', () => {
    const long = `The harbour of Gdynia ${'and all of its many basins '.repeat(5)}reopened on Monday. All came.`;
    const { title, titleIsOurs, text } = readPlainText('x.txt', long);
    expect(titleIsOurs).toBe(true);
    expect(title.length).toBeLessThanOrEqual(maxHeadlineChars);
    expect(title.endsWith('…')).toBe(true);
    expect(long.startsWith(`${title.slice(0, -1)} `)).toBe(true);
    expect(text).toBe(long);
  });

  test('a file of one line has it for its headline and its text', () => {
    expect(readPlainText('x.txt', 'Harbour reopens')).toMatchObject({
      title: 'Harbour reopens',
      titleIsOurs: true,
      text: 'Harbour reopens',
      sentences: [{ start: 0, end: 15 }],
    });
  });

  test('a headline may hold a question, a title or an acronym', () => {
    for (const headline of ['Who reopened the harbour?', 'Dr. Nowak in Gdynia', 'U.S. ferry arrives']) {
      expect(readPlainText('x.txt', `${headline}\n\nIt is open.`)).toMatchObject({
        title: headline,
        text: 'It is open.',
      });
    }
  });

  test('words that only begin like a date are words', () => {
    const { date, text } = readPlainText('x.txt', 'Date palms grow in Gdynia now. They like it.');
    expect([date, text]).toEqual([null, 'Date palms grow in Gdynia now. They like it.']);
  });

  test('an impossible date and an empty file are refused', () => {
    expect(complaint(() => readPlainText('x.txt', 'date 2026-02-30 Text.'))).toContain('1: date 2026-02-30 is no date');
    for (const empty of ['', '\n \n', 'date 2026-02-03', 'date 2026-02-03\n']) {
      expect(complaint(() => readPlainText('x.txt', empty))).toContain('there is no text in it');
    }
  });

  test('hard-wrapped lines are joined; lines that are paragraphs stay apart; headings are no sentences', () => {
    const wrapped = `Harbour reopens

The harbour of Gdynia was opened again on Monday by the mayor,
who had closed it before the storm, and all of the ferries ran
on time.

The next steps
Divers will look at the wall. It may take a week.
Nobody was hurt.`;
    expect(sentencesOf(readPlainText('x.txt', wrapped))).toEqual([
      'The harbour of Gdynia was opened again on Monday by the mayor, who had closed it before the storm, and all of the ferries ran on time.',
      'Divers will look at the wall.',
      'It may take a week.',
      'Nobody was hurt.',
    ]);
  });

  test('a wrapped paragraph whose first line is short is one; rows of a table are text and no headings', () => {
    const wire = `Harbour reopens

The harbour of Gdynia was opened
on Monday by Mayor Ewa Sobol, and all of the ferries ran on time.

Ferries to Karlskrona 12
Ferries to Nynashamn 9
Ferries to Helsinki 4`;
    expect(sentencesOf(readPlainText('x.txt', wire))).toEqual([
      'The harbour of Gdynia was opened on Monday by Mayor Ewa Sobol, and all of the ferries ran on time.',
      'Ferries to Karlskrona 12',
      'Ferries to Nynashamn 9',
      'Ferries to Helsinki 4',
    ]);
  });
});
