import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Answer } from '../../src/coverage.ts';
import * as limits from '../../src/discord/limits.ts';
import { type Block, type Message, words } from '../../src/discord/markup.ts';
import { renderAnswer } from '../../src/discord/render.ts';
import { layOut } from '../../src/discord/split.ts';
import { clean } from '../../src/text/visible.ts';
import { english } from '../../src/wording/english.ts';
import { answer, citation, noFilter, shown } from './answers.ts';

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });
const graphemesOf = (text: string): string[] => [...graphemes.segment(text)].map(({ segment }) => segment);
const unescaped = (markdown: string): string => markdown.replace(/\\([^\p{L}\p{N}\s])/gu, '$1');

const scripts = fc.constantFrom(
  ...[
    'Warsaw ',
    'ż',
    '대한민국 ',
    '新聞',
    'ข่าว',
    'न्यूज़ ',
    'خبر ',
    'می‌خواهم ',
    '👩🏽‍🚀',
    '🇵🇱',
    '🏴󠁧󠁢󠁷󠁬󠁳󠁿',
    'e\u0301',
    '𝔻',
    'வணக்கம் ',
    '**',
    '[x](',
    '<t:1:D>',
    ': ',
  ],
);
const text = fc
  .oneof(
    fc.array(fc.oneof(scripts, fc.string({ unit: 'grapheme', maxLength: 12 })), { minLength: 1, maxLength: 60 }),
    fc.tuple(fc.string({ unit: 'binary', minLength: 1, maxLength: 60 })),
  )
  .map((parts) => parts.join(''));
const longText = fc.tuple(text, fc.integer({ min: 1, max: 60 })).map(([part, times]) => part.repeat(times));
const url = fc.oneof(
  fc.webUrl(),
  fc.constant(null),
  fc.constant(`https://example.org/${'long/'.repeat(150)}`),
  fc.constant('https://example.org/a)b>c[d]'),
);

const arbitraryAnswer: fc.Arbitrary<Answer> = fc
  .record({
    mode: fc.constantFrom('claude' as const, 'quotes' as const),
    question: text,
    texts: fc.array(fc.oneof(text, longText), { minLength: 1, maxLength: 25 }),
    articles: fc.array(fc.record({ title: text, source: fc.option(text), url }), { minLength: 1, maxLength: 8 }),
    complete: fc.boolean(),
    breaks: fc.boolean(),
  })
  .map(({ mode, question, texts, articles, complete, breaks }) =>
    answer({
      mode,
      question,
      complete,
      filter: noFilter,
      sentences: texts.map((one, at) => ({ text: one, citations: [at + 1], startsParagraph: breaks })),
      citations: texts.flatMap((_, at) => {
        const article = articles[at % articles.length];
        if (article === undefined) return [];
        return [
          citation(at + 1, { id: `a${at % articles.length}`, titleIsOurs: false, date: '2026-02-03', ...article }),
        ];
      }),
    }),
  );

function expectToFit(messages: readonly Message[]): void {
  expect(messages.length).toBeGreaterThan(0);
  expect(messages.length).toBeLessThanOrEqual(limits.MESSAGES_PER_ANSWER);
  for (const { content, embeds } of messages) {
    const all = embeds.map(({ description, footer }) => description + (footer?.text ?? '')).join('');
    expect(content.length).toBeLessThanOrEqual(limits.CONTENT_CHARS);
    expect(embeds.length).toBeLessThanOrEqual(limits.EMBEDS_PER_MESSAGE);
    expect(all.length).toBeLessThanOrEqual(limits.EMBED_CHARS_PER_MESSAGE);
    expect(Buffer.byteLength(all)).toBeLessThanOrEqual(limits.EMBED_BYTES_PER_MESSAGE);
    for (const { description } of embeds) {
      expect(description.trim()).not.toBe('');
      expect(description.length).toBeLessThanOrEqual(limits.DESCRIPTION_CHARS);
      expect(description.isWellFormed()).toBe(true);
    }
  }
}

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
        const blocks: Block[] = texts.map((one) => ({ style: 'plain', apart: true, units: [[words(one)]] }));
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
