import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerRows } from '../../../src/discord/controls/answer-buttons.ts';
import { listId, readListId } from '../../../src/discord/controls/article-list-id.ts';
import { renderPage } from '../../../src/discord/controls/article-pages.ts';
import { readCustomId } from '../../../src/discord/controls/custom-id.ts';
import { daySuggestions } from '../../../src/discord/controls/day-suggestions.ts';
import { settingsPanel } from '../../../src/discord/controls/settings-panel.ts';
import { renderAnswer } from '../../../src/discord/render/answer-embeds.ts';
import { type Message, plainSentence } from '../../../src/discord/render/markup.ts';
import { withRows } from '../../../src/discord/render/messages.ts';
import { renderQuotes } from '../../../src/discord/render/quotes-embeds.ts';
import { choiceChars, customIdChars, listedTopicChars, mostChoices } from '../../../src/discord/render/size-limits.ts';
import { isDay } from '../../../src/language/dates.ts';
import { defaultServerSettings } from '../../../src/store/server-settings.ts';
import { languages, wordingFor } from '../../../src/wording/translations.ts';
import { shown } from '../answers.ts';
import { arbitraryAnswer, expectToFit, longText, text, url } from '../arbitrary.ts';

const wording = fc.constantFrom(...languages).map((language) => language.wording);
const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2200-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

/** What is one piece stays one piece, and buttons are as Discord takes them. */
function expectWhole(messages: readonly Message[]): void {
  const all = shown(messages);
  expect(all.match(/(?<!\\)<t:/g)?.length).toBe(all.match(/(?<!\\)<t:-?\d+:[a-zA-Z]>/g)?.length);
  expect(all.match(/\]\(</g)?.length).toBe(all.match(/\]\(<https?:[^<>()\s]+>\)/g)?.length);
  for (const { rows } of messages) {
    expect(rows.length).toBeLessThanOrEqual(5);
    const all = rows.flatMap(({ components }) => components);
    const ids = all.flatMap((each) => ('custom_id' in each ? [each.custom_id] : []));
    expect(new Set(ids).size).toBe(all.length);
    for (const id of ids) expect(id.length).toBeLessThanOrEqual(customIdChars);
    for (const { components } of rows) expect(components.length).toBeLessThanOrEqual(5);
  }
}

describe('in every language, whatever the articles and people say', { tags: 'thorough' }, () => {
  test('a follow-up or a repeated answer fits with its buttons', () => {
    const given = fc.record({ answer: arbitraryAnswer, followsUp: text, isRepeated: fc.boolean(), wording });
    fc.assert(
      fc.property(given, ({ answer, followsUp, isRepeated, wording }) => {
        const full = { ...answer, trace: '7K3M9QX2RT', ...(isRepeated && { repeats: { askedAt: new Date(0) } }) };
        const messages = withRows(renderAnswer(full, wording, { followsUp }), answerRows(full, wording, 'yes'));
        expectToFit(messages);
        expectWhole(messages);
      }),
      { numRuns: 60 },
    );
  });

  test('quotes fit in their surroundings, each once, or say how many are missing', () => {
    const around = fc.option(fc.record({ before: longText, after: text, isOtherVersion: fc.boolean() }));
    fc.assert(
      fc.property(
        arbitraryAnswer,
        fc.array(around, { minLength: 25, maxLength: 25 }),
        wording,
        ({ citations }, beside, said) => {
          const quotes = citations.map((citation, at) => ({
            citation: { ...citation, quote: `“${citation.headline.title.repeat(9)}”` },
            around: beside[at] ?? null,
          }));
          const messages = renderQuotes(quotes, [], said);
          expectToFit(messages);
          expectWhole(messages);
        },
      ),
      { numRuns: 40 },
    );
  });

  test('a page of articles is one message with two buttons that lead somewhere', () => {
    const headline = fc.record({ title: text, source: fc.option(text), url, date: fc.option(day) });
    fc.assert(
      fc.property(
        fc
          .array(headline, { minLength: 1, maxLength: 10 })
          .map((some) => some.map((one) => ({ ...one, title: one.title.repeat(9) }))),
        text,
        wording,
        (found, topic, said) => {
          const articles = found.map((each, at) => ({ ...each, id: `a${at}`, titleIsOurs: false }));
          const list = {
            topic: topic.slice(0, listedTopicChars),
            filter: { from: null, to: null, outlets: [] },
            page: 1,
          };
          const messages = renderPage({ articles, total: 40, undatedLeftOut: 2, filter: list.filter }, list, said);
          expect(messages).toHaveLength(1);
          expect(
            shown(messages)
              .split('\n')
              .filter((one) => one.startsWith('- ')).length,
          ).toBe(found.length);
          expectToFit(messages);
          expectWhole(messages);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('a sentence that repeats what was typed, and the settings, fit', () => {
    fc.assert(
      fc.property(
        longText,
        wording,
        fc.array(fc.bigInt({ min: 1n, max: 2n ** 63n }), { maxLength: 25 }),
        (typed, said, ids) => {
          expectToFit([{ ...plainSentence(typed), embeds: [{ description: 'x', color: 0 }] }]);
          const panel = settingsPanel({ ...defaultServerSettings, channels: ids.map(String) }, 'UTC', true, said);
          expectToFit([panel]);
          expectWhole([panel]);
        },
      ),
      { numRuns: 60 },
    );
  });
});

test('the buttons of a list say all of it in a hundred characters, and are read back', () => {
  const dates = fc.option(day);
  const topic = fc.option(fc.string({ unit: 'grapheme', minLength: 1 }).map((some) => some.slice(0, listedTopicChars)));
  const page = fc.integer({ min: 0, max: 9_999 });
  fc.assert(
    fc.property(dates, dates, topic, page, fc.uniqueArray(text, { maxLength: 4 }), (from, to, about, at, outlets) => {
      const named = outlets.slice(0, 1);
      const list = { topic: about || null, filter: { from, to, outlets: named }, page: at };
      const id = listId(list);
      expect(id.length).toBeLessThanOrEqual(customIdChars);
      expect(readListId(readCustomId(id).about, outlets)).toEqual(list);
      if (named.length > 0) expect(readListId(readCustomId(id).about, [])).toBeNull();
    }),
  );
});

test('days that are suggested exist, and are few and short enough', () => {
  const typed = fc.oneof(
    day.map((some) => some.slice(0, 7)),
    text,
    fc.constantFrom('', '2024', '2024-2', '2024-02-29', '2023-2-29', 'to', 'feb', '31 feb', 'ma 2024', 'lut', '2월'),
  );
  fc.assert(
    fc.property(typed, day, wording, fc.constantFrom('en-GB', 'pl', 'ko'), (some, today, said, locale) => {
      const found = daySuggestions(some, today, said, locale);
      expect(found.length).toBeLessThanOrEqual(mostChoices);
      expect(new Set(found.map(({ value }) => value)).size).toBe(found.length);
      for (const { name, value } of found) {
        expect(isDay(value)).toBe(true);
        expect(name.length).toBeLessThanOrEqual(choiceChars);
      }
    }),
  );
  expect(daySuggestions('2024-02-29', '2024-02-29', languages[0]?.wording ?? never(), 'en-US')[0]?.value).toBe(
    '2024-02-29',
  );
});

test.each([
  ['en-US', 'feb', ['2026-02-01', '2026-02-28']],
  ['en-GB', '3 Feb', ['2026-02-03']],
  ['en-US', 'feb 3', ['2026-02-03']],
  ['en-GB', 'February 2024', ['2024-02-01', '2024-02-29']],
  ['en-GB', 'dec', ['2025-12-01', '2025-12-31']],
  ['en-GB', '30 feb', []],
  ['pl', 'lut', ['2026-02-01', '2026-02-28']],
  ['pl', 'luty', ['2026-02-01', '2026-02-28']],
  ['pl', '3 lutego 2025', ['2025-02-03']],
  ['ko', '2월', ['2026-02-01', '2026-02-28']],
  ['ko', '2월 3일', ['2026-02-03']],
])('in %s, “%s” completes to days', (locale, typed, days) => {
  const found = daySuggestions(typed, '2026-11-26', wordingFor(locale), locale);
  expect(found.map(({ value }) => value)).toEqual(days);
});

function never(): never {
  throw new Error('There is no language.');
}
