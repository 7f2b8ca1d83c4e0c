import { describe, expect, test } from 'vitest';
import { checkSupport } from '../../src/check/support.ts';

const cited = ['Duda met Yoon in Seoul on Thursday.', 'They spoke for two hours.'];

describe('a claim that says nothing is unsupported', () => {
  test.each(['', ' \n', '?!…', '—', '😀👍🏽🇵🇱', '[1]', '\u202e\u200b', '٣٤'])('“%s”', (claim) => {
    expect(checkSupport(claim, cited)).toMatchObject({ label: 'unsupported' });
  });
});

test('nothing cited supports nothing', () => {
  for (const evidence of [[], [''], ['…'], ['\u200b', '😀']]) {
    const verdict = checkSupport('Duda met Yoon.', evidence);
    expect(verdict).toMatchObject({ label: 'unsupported' });
    expect(verdict.score).toBeGreaterThanOrEqual(0);
  }
});

test('text from right to left is read like any other', () => {
  const sentence = 'قال الوزير إن 34 شخصا قتلوا يوم الاثنين.';
  const about = { claimLanguage: 'ar', citedLanguage: 'ar' };
  expect(checkSupport(sentence, [sentence], about)).toMatchObject({ label: 'supported' });
  expect(checkSupport(sentence.replace('34', '43'), [sentence], about)).toMatchObject({ label: 'contradicted' });
});

test('emoji in between change nothing', () => {
  expect(checkSupport('🎉 Duda met Yoon 🤝 in Seoul.', cited)).toMatchObject({ label: 'supported' });
});

/** The median of some runs, in milliseconds: one may be held up by what else the machine does. */
function timed(run: () => void): number {
  const times = Array.from({ length: 3 }, () => {
    const begun = performance.now();
    run();
    return performance.now() - begun;
  });
  return times.toSorted((a, b) => a - b)[1] ?? 0;
}

const words = 'Duda met Yoon 12 times in Seoul on Monday and did not say “yes” in May ';

test('ten thousand words are checked in linear time', () => {
  const check = (count: number): number => timed(() => checkSupport(words.repeat(count), [words.repeat(count)]));
  check(100);
  const [short, long] = [check(90), check(720)];
  // Eight times the words on each side, and a wide margin for a busy machine; a square would be sixty-four times.
  expect(long).toBeLessThan(30 * Math.max(short, 5));
});

test.each([
  '"',
  '“',
  '‘',
  '(',
  'A.',
  '1,',
  'A-',
  '… ',
  '"…',
  "'a",
  'no ',
  'a',
  '1',
  '٣',
  '한',
  '\ud800',
])('twenty thousand of “%s” are no obstacle', (piece) => {
  const text = piece.repeat(20_000);
  const begun = performance.now();
  expect(checkSupport(text, [text, ...cited]).score).toBeLessThanOrEqual(1);
  expect(performance.now() - begun).toBeLessThan(3_000);
});
