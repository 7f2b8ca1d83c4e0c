import type { Answer, Citation } from '../../src/coverage/answer.ts';
import type { Headline } from '../../src/coverage/article.ts';
import type { Digest } from '../../src/coverage/digest.ts';
import type { Message } from '../../src/discord/render/markup.ts';

export const noFilter = { from: null, to: null, outlets: [] };

export const seoul: Headline = {
  id: 'seoul',
  title: 'Poland and South Korea open a security dialogue',
  titleIsOurs: false,
  source: 'Example Wire',
  date: '2026-02-03',
  url: 'https://example.org/seoul',
};
export const warsaw: Headline = {
  id: 'warsaw',
  title: 'Warsaw signs a second contract for tanks',
  titleIsOurs: false,
  source: 'Warsaw Daily',
  date: '2026-02-05T23:30:00Z',
  url: 'https://daily.example/tanks_(2026)',
};
export const undated: Headline = {
  id: 'note',
  title: 'Notes from Gdynia',
  titleIsOurs: false,
  source: null,
  date: null,
  url: null,
};

export function citation(number: number, headline: Headline, copies: readonly Headline[] = []): Citation {
  return { number, article: headline.id, version: 'v1', span: { start: 0, end: 5 }, quote: 'Words', headline, copies };
}

export function answer(changes: Partial<Answer> = {}): Answer {
  return {
    status: 'answered',
    mode: 'claude',
    model: null,
    question: 'What did Poland and South Korea agree on?',
    quotesReason: null,
    filter: noFilter,
    sentences: [
      { text: 'The two countries opened a security dialogue.', citations: [1], startsParagraph: true },
      { text: 'Warsaw then signed for more tanks.', citations: [2, 3], startsParagraph: false },
      { text: 'Sailors in Gdynia noticed.', citations: [4], startsParagraph: true },
    ],
    citations: [
      citation(1, seoul, [
        { ...seoul, id: 'copy-1', source: 'Daily Mirror of Łódź' },
        { ...seoul, id: 'copy-2', source: 'The Courier' },
      ]),
      citation(2, warsaw),
      citation(3, seoul),
      citation(4, undated),
    ],
    nearest: [],
    undatedLeftOut: 0,
    asOf: '2026-02-05T23:30:00Z',
    complete: true,
    ms: 900,
    ...changes,
  };
}

export function notCovered(changes: Partial<Answer> = {}): Answer {
  return answer({
    status: 'not_covered',
    sentences: [],
    citations: [],
    asOf: null,
    nearest: [seoul, undated],
    ...changes,
  });
}

export function digest(changes: Partial<Digest> = {}): Digest {
  return {
    mode: 'claude',
    model: null,
    quotesReason: null,
    request: { days: 7, topic: null, count: 5, filter: noFilter, askedAt: new Date('2026-02-06T10:00:00Z') },
    items: [
      {
        headline: 'Warsaw signs a second contract for tanks',
        sentences: [{ text: 'Warsaw signed for more tanks.', citations: [1], startsParagraph: true }],
        date: '2026-02-05',
        ageDays: 1,
        citations: [citation(1, warsaw, [{ ...warsaw, id: 'copy', source: 'The Courier' }])],
        articles: ['warsaw', 'copy'],
      },
      {
        headline: 'Notes from Gdynia',
        sentences: [{ text: 'Sailors noticed.', citations: [2], startsParagraph: true }],
        date: null,
        ageDays: null,
        citations: [citation(2, undated)],
        articles: ['note'],
      },
    ],
    newest: null,
    undatedLeftOut: 0,
    complete: true,
    ms: 900,
    ...changes,
  };
}

/** An answer of this many sentences; 300 fill two follow-ups. */
export const talks = (count: number): Answer =>
  answer({
    sentences: Array.from({ length: count }, () => ({
      text: 'The talks went on in Seoul.',
      citations: [1],
      startsParagraph: false,
    })),
  });

/** A long answer's snapshots: one sentence more each. */
export function snapshots(count: number): Answer[] {
  return Array.from({ length: count }, (_, at) =>
    answer({
      complete: false,
      sentences: Array.from({ length: at + 1 }, (_, n) => ({
        text: `Sentence ${n}.`,
        citations: [1],
        startsParagraph: false,
      })),
    }),
  );
}

/** Messages as one readable text: embeds parted by `----`, messages by `====`. */
export function shown(messages: readonly Message[]): string {
  return messages
    .map(({ content, embeds }) =>
      [
        ...(content === '' ? [] : [content]),
        ...embeds.map(({ description, footer }) => [description, ...(footer ? [`(${footer.text})`] : [])].join('\n')),
      ].join('\n----\n'),
    )
    .join('\n====\n');
}
