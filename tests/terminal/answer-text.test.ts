import { describe, expect, test } from 'vitest';
import { answerJson, digestJson } from '../../src/terminal/answer-json.ts';
import { renderAnswer, renderDigest } from '../../src/terminal/answer-text.ts';
import { wrap } from '../../src/terminal/wrap.ts';
import { archiveOf } from '../building/archive.ts';
import { article } from '../building/article.ts';
import { digestRequest, never, openDesk, question } from '../building/desk.ts';

describe('lines', () => {
  test('hold at most 88 cells, the first begins with the mark, the others are indented as far', () => {
    const lines = wrap('word '.repeat(60).trim(), '  [1] ');
    expect(lines.length).toBeGreaterThan(3);
    expect(lines.every((line) => line.length <= 88)).toBe(true);
    expect(lines[0]).toMatch(/^ {2}\[1\] word/);
    expect(lines.slice(1).every((line) => /^ {6}word/.test(line))).toBe(true);
  });

  test('never cut a word, however long', () => {
    const link = `https://example.org/${'x'.repeat(120)}`;
    expect(wrap(`see ${link} there`, '')).toEqual(['see', link, 'there']);
  });

  test('count East Asian letters as two cells', () => {
    const [first = ''] = wrap(Array.from({ length: 40 }, () => '항구').join(' '), '');
    expect(first.length * 2).toBeLessThanOrEqual(120);
    expect(first.split(' ').length).toBe(17);
  });
});

describe('for people', () => {
  const harbour = article(
    'harbour',
    {
      title: '"Harbour \\u202ere\\u001bopens"',
      source: 'Baltic Courier',
      date: '2026-03-02',
      url: 'https://example.org/h',
    },
    'The harbour of Gdynia opened again on Monday.',
  );

  test('nothing that an article says can move the cursor or turn the line around', async () => {
    const { desk } = openDesk(archiveOf(harbour).library);
    const answer = await desk.ask(question('Which harbour opened again?'), { signal: never });
    const text = renderAnswer(answer) + renderDigest(await desk.summarise(digestRequest(), { signal: never }));
    expect(text).toContain('Baltic Courier, 2 March 2026');
    for (const unseen of ['\u001b', '\u202e']) expect(text).not.toContain(unseen);
  });

  test('a filter is told, and what it left out', async () => {
    const { desk } = openDesk(archiveOf(article('undated', {}, 'The harbour opened again.'), harbour).library);
    const asked = question('Which harbour opened again?', { from: '2026-03-01', to: '2026-03-31' });
    const text = renderAnswer(await desk.ask(asked, { signal: never })).replaceAll('\n', ' ');
    expect(text).toContain('Only articles published from 1 March 2026 to 31 March 2026 were considered.');
    expect(text).toContain('1 article that carries no date was left out.');
  });
});

test('a filter that was read from the question and found nothing is told, to people and to scripts', async () => {
  const old = article('old', { date: '2025-06-01' }, 'The harbour of Gdynia opened again after a storm.');
  const { desk } = openDesk(archiveOf(old).library);
  const answer = await desk.ask(question('Which harbour of Gdynia opened last week?'), { signal: never });
  expect(renderAnswer(answer).replaceAll('\n', ' ')).toContain(
    'No article published from 23 February 2026 to 1 March 2026 has anything on this, so others were searched too.',
  );
  expect(answerJson(answer).widened).toEqual({ from: '2026-02-23', to: '2026-03-01', outlets: [] });
});

describe('for scripts', () => {
  test('an answer has every field that was promised', async () => {
    const one = article('harbour', { title: 'T', date: '2026-03-02' }, 'The harbour of Gdynia opened again.');
    const { desk } = openDesk(archiveOf(one).library);
    const json = answerJson(await desk.ask(question('Which harbour opened again?'), { signal: never }));
    expect(json).toMatchObject({
      status: 'answered',
      mode: 'quotes',
      answer: '“The harbour of Gdynia opened again.” [1]',
      citations: [
        {
          number: 1,
          quote: 'The harbour of Gdynia opened again.',
          title: 'T',
          source: null,
          date: '2026-03-02',
          url: null,
          article: 'harbour',
        },
      ],
      nearest: [],
      ms: expect.any(Number),
    });
  });

  test('a summary too', async () => {
    const one = article('harbour', { title: 'T' }, 'The harbour of Gdynia opened again.');
    const { desk } = openDesk(archiveOf(one).library);
    expect(digestJson(await desk.summarise(digestRequest(), { signal: never }))).toMatchObject({
      asOf: '2026-03-06T12:00:00.000Z',
      items: [
        {
          headline: 'T',
          text: '“The harbour of Gdynia opened again.” [1]',
          date: null,
          citations: [{ number: 1, article: 'harbour' }],
          articles: ['harbour'],
        },
      ],
    });
  });
});
