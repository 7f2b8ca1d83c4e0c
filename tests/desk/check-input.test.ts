import { describe, expect, test } from 'vitest';
import { checkDigestRequest, checkQuestion, InputError } from '../../src/desk/check-input.ts';
import { maxDigestCount, maxDigestDays, maxQuestionChars, maxTopicChars } from '../../src/desk/input-limits.ts';
import { archiveOf } from '../building/archive.ts';
import { article } from '../building/article.ts';
import { digestRequest, never, openDesk, question } from '../building/desk.ts';

const refusal = (check: () => unknown): string => {
  try {
    check();
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
  return 'it was taken';
};

describe('a question', () => {
  test('is taken on one line of plain characters, in any script', () => {
    expect(checkQuestion(question('  Who\n\n met\u0000 in Gdynia\u00a0? ')).text).toBe('Who met in Gdynia ?');
    for (const text of ['متى؟', '언제?', '谁？', '7?']) expect(checkQuestion(question(text)).text).toBe(text);
  });

  test('may be as long as the limit and no longer', () => {
    expect(refusal(() => checkQuestion(question('x'.repeat(maxQuestionChars))))).toBe('it was taken');
    expect(refusal(() => checkQuestion(question('x'.repeat(maxQuestionChars + 1))))).toContain(
      `has ${maxQuestionChars + 1} characters; at most ${maxQuestionChars} fit`,
    );
  });

  test.each(['', '   ', '?!…', '🎉🚢', '—“”'])('without words is refused: “%s”', (text) => {
    expect(refusal(() => checkQuestion(question(text)))).toContain('There are no words in that question.');
  });

  test('takes days that exist, in order; both may be the same', () => {
    const check = (from: string | null, to: string | null) =>
      refusal(() => checkQuestion(question('Who?', { from, to })));
    expect(check('2026-03-01', '2026-03-01')).toBe('it was taken');
    expect(check('2026-03-02', '2026-03-01')).toContain('“from” (2026-03-02) lies after “to” (2026-03-01)');
    expect(check('2026-02-30', null)).toContain('“2026-02-30” after “from” is not a date');
    expect(check(null, 'x'.repeat(500))).toContain(`“${'x'.repeat(40)}” after “to” is not a date`);
  });

  test('of an outlet that the coverage does not have is told those it has', async () => {
    const { library } = archiveOf(article('a', { source: 'Baltic Courier' }, 'It rains in Gdynia.'));
    const { desk } = openDesk(library);
    const asked = question('Does it rain?', { outlets: ['Daily'] });
    await expect(desk.ask(asked, { signal: never })).rejects.toThrow(
      'no outlet called “Daily”. It has: Baltic Courier.',
    );
    const none = openDesk(archiveOf(article('a', {}, 'It rains.')).library).desk;
    await expect(none.ask(asked, { signal: never })).rejects.toThrow('No article names its outlet');
  });
});

describe('a summary', () => {
  test.each([
    [{ count: 0 }, `“count” takes a whole number from 1 to ${maxDigestCount}.`],
    [{ count: 2.5 }, '“count” takes a whole number'],
    [{ count: Number.NaN }, '“count” takes a whole number'],
    [{ days: maxDigestDays + 1 }, `“days” takes a whole number from 1 to ${maxDigestDays}.`],
    [{ topic: '?!' }, 'There are no words in that topic.'],
    [{ topic: 'x'.repeat(maxTopicChars + 1) }, `at most ${maxTopicChars} fit`],
  ])('%j is refused with the remedy', (options, sentence) => {
    expect(refusal(() => checkDigestRequest(digestRequest(options)))).toContain(sentence);
  });
});
