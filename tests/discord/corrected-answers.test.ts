import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Answer, Citation } from '../../src/coverage/answer.ts';
import type { Correction } from '../../src/coverage/correction.ts';
import { correctedReader } from '../../src/discord/corrected-answers.ts';
import type { Message } from '../../src/discord/render/markup.ts';
import { customIdChars } from '../../src/discord/render/size-limits.ts';
import { fingerprintOf } from '../../src/schedule/corrections/correction-fingerprint.ts';
import { correctionPayload } from '../../src/schedule/corrections/correction-reference.ts';
import type { TraceRecord } from '../../src/store/trace.ts';
import { languages } from '../../src/wording/translations.ts';
import { traceOf, traceRecord } from '../building/trace.ts';
import { answer, citation, digest, noFilter, seoul } from './answers.ts';
import { arbitraryAnswer, expectToFit, longText, text, url } from './arbitrary.ts';

const mentions = fc.constantFrom('@everyone ', '@here', '<@123456789012345678>', '<@&1>', '<#1>', '@\u200beveryone');
const invisible = fc.constantFrom('\u200b', '\u200d', '\u2060', '\ufeff', '\u00ad', '\u202e');
const korean = fc.integer({ min: 1, max: 60 }).map((times) => '대한민국과 폴란드의 회담이 열렸다. '.repeat(times));
const nasty = fc
  .array(fc.oneof(text, longText, korean, mentions, invisible), { minLength: 1, maxLength: 4 })
  .map((parts) => parts.join(''));

/** What became of the articles that an answer cites: each with its note, its change or its withdrawal. */
const correctionsOf = (citations: readonly Citation[]): fc.Arbitrary<Correction[]> => {
  const articles = [...Map.groupBy(citations, ({ article }) => article).values()];
  const each = fc.record({
    ...{ title: nasty, url, standing: fc.constantFrom('changed', 'corrected', 'withdrawn', 'taken down') },
    ...{ note: fc.option(nasty), since: fc.option(fc.date({ noInvalidDate: true })) },
    ...{ isSameWords: fc.boolean(), before: nasty, after: fc.option(nasty) },
  });
  return fc.array(each, { minLength: articles.length, maxLength: articles.length }).map((made) =>
    articles.flatMap((cited, at): Correction[] => {
      const [first] = cited;
      const one = made[at];
      if (first === undefined || one === undefined) return [];
      const { title, note, standing, since, isSameWords, before, after } = one;
      return [
        {
          headline: { ...first.headline, title, url: one.url },
          // Without a note, it was changed or withdrawn.
          standing: standing === 'corrected' && note === null ? 'changed' : standing,
          ...{ note, since, version: 'v2', citations: cited.map(({ number }) => number) },
          changes: cited.map(({ number, quote }) => ({
            ...{ citation: number, before: isSameWords ? quote : before, after, words: [] },
          })),
        },
      ];
    }),
  );
};

/** The same told by an answer, a summary or a timeline. */
const records: Readonly<Record<string, (answer: Answer) => Partial<TraceRecord>>> = {
  answer: (answer) => ({ answer: { ...answer, complete: true } }),
  summary: ({ sentences, citations }) => ({
    answer: null,
    digest: digest({
      items: sentences.slice(0, 10).map((sentence, at) => ({
        ...{ headline: sentence.text, sentences: [sentence], date: null, ageDays: null, articles: [`a${at}`] },
        citations: citations.filter(({ number }) => sentence.citations.includes(number)),
      })),
    }),
  }),
  timeline: ({ sentences, citations }) => ({
    answer: null,
    timeline: {
      ...{ mode: 'claude', model: null, quotesReason: null, daysLeftOut: 1, articlesLeftOut: 1, nearest: [] },
      request: { topic: sentences[0]?.text ?? '', filter: noFilter, count: 24, askedAt: new Date(0) },
      items: sentences.map((sentence) => ({
        ...{ day: '2026-02-03', isReported: true, sentences: [sentence], superseded: [] },
        citations: citations.filter(({ number }) => sentence.citations.includes(number)),
      })),
      ...{ complete: true, ms: 1 },
    },
  }),
};

const given = arbitraryAnswer.chain((answer) =>
  fc.record({
    answer: fc.constant(answer),
    corrections: correctionsOf(answer.citations),
    kind: fc.constantFrom(...Object.keys(records)),
    language: fc.constantFrom(...languages.map(({ wording }) => wording.follows.locale)),
    places: fc.integer({ min: 1, max: 6 }),
  }),
);

/** The messages in which an answer stands, as they are sent. */
async function bodies(record: TraceRecord, corrections: readonly Correction[], language: string, places: number) {
  const trace = traceOf({ record });
  const messages = Array.from({ length: places }, (_, at) => String(at + 1));
  const read = correctedReader({
    desk: { findTrace: async () => trace, corrections: async () => corrections, whyTold: async () => [] },
    shown: { of: async () => [{ trace: trace.id, channel: '1', messages, language }] },
    deliveries: { postedAbout: async () => [] },
    schedules: { find: async () => null },
  });
  const reference = { trace: trace.id, message: '1', tells: fingerprintOf(corrections) };
  return Promise.all(messages.map((_, place) => read(correctionPayload({ ...reference, place }))));
}

test(
  'a corrected answer keeps Discord’s limits and its buttons, and mentions nobody, whatever a newsroom corrects',
  { tags: 'thorough' },
  async () => {
    await fc.assert(
      fc.asyncProperty(given, async ({ answer, corrections, kind, language, places }) => {
        const record = traceRecord(records[kind]?.(answer));
        const sent = await bodies(record, corrections, language, places);
        const messages = sent.map((body) => {
          if (body === null) throw new Error('there is nothing to send');
          expect(body).toMatchObject({ content: null, mention: null, files: [] });
          const { embeds, components: rows } = JSON.parse(JSON.stringify(body));
          return { content: '', embeds, rows } as Message;
        });
        expectToFit(messages);
        for (const { embeds, rows } of messages) {
          const shown = embeds.map(({ description, footer }) => `${description}\n${footer?.text ?? ''}`).join('\n');
          expect(shown.replace(/\]\(<[^<>\s]*>\)/g, ']')).not.toMatch(/(?<!\\)@|(?<!\\)<[#@]/);
          expect(rows.length).toBeLessThanOrEqual(5);
          const parts = rows.flatMap(({ components }) => components);
          const ids = parts.flatMap((part) => ('custom_id' in part ? [part.custom_id] : []));
          expect(new Set(ids).size).toBe(parts.length);
          for (const id of ids) expect(id.length).toBeLessThanOrEqual(customIdChars);
          for (const { components } of rows) expect(components.length).toBeLessThanOrEqual(5);
        }
        expect(messages.some(({ rows }) => rows.length > 0)).toBe(true);
      }),
      { numRuns: 60 },
    );
  },
);

test('three corrections as long as they come leave an answer in one message its buttons', async () => {
  const long = '대한민국과 폴란드의 회담이 열렸다. '.repeat(40);
  const cited = (number: number): Citation =>
    citation(number, { ...seoul, id: `a${number}`, title: long, url: `https://x.example/${'long/'.repeat(190)}` });
  const citations = [1, 2, 3, 4].map(cited);
  const corrections = citations.map(
    ({ number, headline }): Correction => ({
      ...{ headline, standing: 'changed', note: null, since: new Date(0), version: 'v2', citations: [number] },
      changes: [{ citation: number, before: long, after: `${long}!`, words: [] }],
    }),
  );
  for (const kind of Object.keys(records)) {
    const record = traceRecord(records[kind]?.(answer({ citations })));
    const [body] = await bodies(record, corrections, 'ko', 1);
    expect(body?.components.length).toBeGreaterThan(0);
    expectToFit([{ content: '', embeds: JSON.parse(JSON.stringify(body?.embeds)), rows: [] }]);
  }
});
