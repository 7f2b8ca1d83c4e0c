import fc from 'fast-check';
import { expect } from 'vitest';
import type { Answer } from '../../src/coverage/answer.ts';
import type { Message } from '../../src/discord/render/markup.ts';
import * as limits from '../../src/discord/render/size-limits.ts';
import { anyLetters } from '../building/any-letters.ts';
import { answer, citation, noFilter } from './answers.ts';

/** Texts, addresses and answers such as nobody would write, in many scripts. */

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
export const text = fc
  .oneof(
    fc.array(fc.oneof(scripts, fc.string({ unit: 'grapheme', maxLength: 12 })), { minLength: 1, maxLength: 60 }),
    fc.tuple(anyLetters({ minLength: 1, maxLength: 60 })),
  )
  .map((parts) => parts.join(''));
export const longText = fc.tuple(text, fc.integer({ min: 1, max: 60 })).map(([part, times]) => part.repeat(times));
/** Not fast-check's `webUrl`, which lists all million characters first: two seconds of a processor in each worker. */
const webUrl = fc
  .tuple(fc.webAuthority(), ...[1, 2, 3].map(() => fc.option(anyLetters({ maxLength: 20 }))))
  .map(([host, ...rest]) => {
    const [path, query, fragment] = rest.map((part) => part && encodeURIComponent(part));
    return `https://${host}/${path ?? ''}${query == null ? '' : `?${query}`}${fragment == null ? '' : `#${fragment}`}`;
  });
export const url = fc.oneof(
  webUrl,
  fc.constant(null),
  fc.constant(`https://example.org/${'long/'.repeat(150)}`),
  fc.constant('https://example.org/a)b>c[d]'),
);

export const arbitraryAnswer: fc.Arbitrary<Answer> = fc
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

export function expectToFit(messages: readonly Message[]): void {
  expect(messages.length).toBeGreaterThan(0);
  expect(messages.length).toBeLessThanOrEqual(limits.messagesPerAnswer);
  for (const { content, embeds } of messages) {
    const all = embeds.map(({ description, footer }) => description + (footer?.text ?? '')).join('');
    expect(content.length).toBeLessThanOrEqual(limits.contentChars);
    expect(embeds.length).toBeLessThanOrEqual(limits.embedsPerMessage);
    expect(all.length).toBeLessThanOrEqual(limits.embedCharsPerMessage);
    expect(Buffer.byteLength(all)).toBeLessThanOrEqual(limits.embedBytesPerMessage);
    for (const { description } of embeds) {
      expect(description.trim()).not.toBe('');
      expect(description.length).toBeLessThanOrEqual(limits.descriptionChars);
      expect(description.isWellFormed()).toBe(true);
    }
  }
}
