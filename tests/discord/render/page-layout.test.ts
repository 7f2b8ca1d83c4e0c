import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { renderAnswer } from '../../../src/discord/render/answer-embeds.ts';
import { type Paragraph, words } from '../../../src/discord/render/markup.ts';
import { layOut } from '../../../src/discord/render/page-layout.ts';
import { clean } from '../../../src/language/visible-text.ts';
import { english } from '../../../src/wording/english.ts';
import { answer, shown } from '../answers.ts';
import { arbitraryAnswer, expectToFit, longText } from '../arbitrary.ts';

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });
const graphemesOf = (text: string): string[] => [...graphemes.segment(text)].map(({ segment }) => segment);
const unescaped = (markdown: string): string => markdown.replace(/\\([^\p{L}\p{N}\s])/gu, '$1');

describe('any answer, in any script', () => {
  test('fits, and every citation keeps its number and its source, or the answer says what was left out', () => {
    fc.assert(
      fc.property(arbitraryAnswer, (given) => {
        const messages = renderAnswer(given, english);
        expectToFit(messages);
        const all = shown(messages);
        if (all.includes('There was no room here')) return;
        for (const { number } of given.citations) {
          const marks = all.match(new RegExp(String.raw`\[\[${number}\]\]\(<[^>]+>\)|\\\[${number}\\\]`, 'g'));
          expect(marks).toHaveLength(2);
        }
        expect(all.match(/\]\(</g)?.length).toBe(all.match(/\]\(<https?:[^<>()\s]+>\)/g)?.length);
      }),
      { numRuns: 150 },
    );
  });

  test('loses no word on the way', () => {
    fc.assert(
      fc.property(fc.array(longText, { minLength: 1, maxLength: 8 }), (texts) => {
        const blocks: Paragraph[] = texts.map((one) => ({ style: 'plain', apart: true, units: [[words(one)]] }));
        const pages = layOut(blocks, '').flat().map(unescaped);
        const bare = (some: string): string => some.replace(/\s/gu, '');
        expect(bare(pages.join(''))).toBe(bare(texts.map(clean).join('')));
      }),
      { numRuns: 100 },
    );
  });
});

test('a word longer than a page is cut between graphemes', () => {
  for (const letter of ['👩🏽‍🚀', 'e\u0301', 'न्यू', '*', '𝔻']) {
    const word = letter.repeat(3_000);
    const pages = layOut([{ style: 'plain', apart: false, units: [[words(word)]] }], '')
      .flat()
      .map(unescaped);
    expect(pages.length).toBeGreaterThan(1);
    expect(pages.join('')).toBe(word);
    expect(pages.flatMap(graphemesOf)).toEqual(graphemesOf(word));
  }
});

test('sentences stay whole from page to page, and a quote goes on as a quote', () => {
  const said = 'The minister said that the talks would go on for as long as they had to. ';
  const long = answer({
    mode: 'quotes',
    sentences: Array.from({ length: 120 }, (_, at) => ({
      text: `${said}${at}!`,
      citations: [1],
      startsParagraph: true,
    })),
  });
  const messages = renderAnswer(long, english);
  expect(messages.length).toBeGreaterThan(1);
  for (const part of shown(messages).split(/\n(?:----|====)\n/)) {
    const quotes = part.split('\n').filter((one) => one.includes('minister'));
    expect(quotes.length).toBeGreaterThan(0);
    for (const quote of quotes)
      expect(quote).toMatch(/^> The minister .* \d+! \[\[1\]\]\(<https:\/\/example\.org\/seoul>\)$/);
  }
});

test('what no six messages hold is cut at a sentence, and says how much is missing', () => {
  const endless = answer({
    sentences: Array.from({ length: 900 }, () => ({
      text: 'The talks went on and on in Seoul.',
      citations: [1],
      startsParagraph: false,
    })),
  });
  const messages = renderAnswer(endless, english);
  expectToFit(messages);
  expect(shown(messages)).toMatch(
    /There was no room here for the last \d+ sentences and the sources that only they cite\./,
  );
  expect(shown(messages)).toContain('Sources');
  expect(shown(messages)).not.toContain('Gdynia');
});
