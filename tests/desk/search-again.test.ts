import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Answer } from '../../src/coverage/answer.ts';
import type { Article } from '../../src/coverage/article.ts';
import type { Filter } from '../../src/coverage/question.ts';
import { type LocalClaude, startLocalClaude } from '../../src/local/claude/claude-server.ts';
import { type MessagesBody, searchResults } from '../../src/local/claude/request-body.ts';
import { wrongIndex } from '../../src/local/claude/stream-mishaps.ts';
import { call, cite, type Turn, verdicts, type WrittenBlock } from '../../src/local/claude/turn-script.ts';
import { createClaude } from '../../src/model/claude.ts';
import { searchTool } from '../../src/model/search-tool.ts';
import { renderAnswer } from '../../src/terminal/answer-text.ts';
import { archiveOf } from '../building/archive.ts';
import { article } from '../building/article.ts';
import { never, openDesk, question, unchecked } from '../building/desk.ts';

let claude: LocalClaude;
beforeAll(async () => {
  claude = await startLocalClaude({ scripted: true });
});
afterAll(() => claude.close());

const harbour = article(
  'harbour',
  { title: 'Harbour of Gdynia reopens', source: 'Baltic Courier', date: '2026-03-02' },
  'The harbour of Gdynia opened again on Monday. Harbour master Ewa Zielińska said that the old wall of the harbour had held. Nobody was hurt.',
);
const zielinska = article(
  'portrait',
  { title: 'A life at sea', source: 'Lublin Post', date: '2026-01-10' },
  'Before she came to the coast, Ewa Zielińska was the captain of a whaling museum. She is fifty years old.',
);
const council = article(
  'council',
  { title: 'Lublin council passes its budget', source: 'Lublin Post', date: '2026-03-05' },
  'The council of Lublin passed a budget of 4.2 billion zloty. The mayor praised the vote.',
);
const english = [harbour, zielinska, council];

/** Calls with ids that no other test has. */
let calls = 0;
const searchFor = (input: Record<string, unknown>): Turn => ({ blocks: [call(`${calls++}`, input)] });

/** Sentences of one's own, each citing the sentence of the evidence that begins so. */
const citing =
  (...sentences: readonly (readonly [text: string, cited: string])[]) =>
  (body: MessagesBody): WrittenBlock[] => {
    const results = searchResults(body);
    return sentences.map(([text, cited]) => {
      const at = results.findIndex(({ content }) => content.some((block) => block.text.startsWith(cited)));
      const block = results[at]?.content.findIndex((one) => one.text.startsWith(cited)) ?? -1;
      return { type: 'text', text: `${text} `, citations: [cite(results, at, block)] };
    });
  };

interface Asked {
  readonly text: string;
  readonly turns: readonly Turn[];
  readonly filter?: Partial<Filter>;
  readonly articles?: readonly Article[];
}

/** The answer to a question, and the requests that it took. */
async function ask({ text, turns, filter, articles = english }: Asked) {
  claude.script(...turns);
  const before = claude.requests.length;
  const { library } = archiveOf(...articles);
  const model = createClaude({ apiKey: 'sk-test', baseUrl: claude.url, model: 'claude-haiku-5-5' });
  const { desk, logged } = openDesk(library, model);
  const snapshots: Answer[] = [];
  const answer = await desk.ask(question(text, filter), { signal: never, onProgress: (one) => snapshots.push(one) });
  for (const one of [...snapshots, answer]) expect(await unchecked(library, one)).toEqual([]);
  expect(claude.refusals).toEqual([]);
  return { answer, logged, requests: claude.requests.slice(before) };
}

const textsOf = ({ sentences }: Answer) => sentences.map(({ text }) => text);
const quotesOf = ({ citations }: Answer) => citations.map(({ quote }) => quote);
/** The last message of a request, as text: what the search before it came to. */
const found = (request: MessagesBody | undefined) => JSON.stringify(request?.messages.at(-1)?.content);
const wall = 'What did Ewa Zielińska say about the wall of the harbour?';

test('the prompt names the tool', async () => {
  const { requests } = await ask({ text: wall, turns: [{}] });
  expect(requests).toHaveLength(1);
  expect(JSON.stringify(requests[0]?.system)).toContain(`\`${searchTool.name}\``);
});

test('Claude is asked wherever a word that matters was found, and nobody where none was', async () => {
  const declines: Turn = { blocks: [{ type: 'text', text: 'The articles do not say.' }] };
  // Code alone judges this not covered; with a key Claude says so itself.
  const doubtful = await ask({
    text: 'Which whaling tariffs on cheese did Zielińska reject in Reykjavik?',
    turns: [declines],
  });
  expect([doubtful.requests.length, doubtful.answer.status]).toEqual([1, 'not_covered']);
  const strange = await ask({ text: 'Who invented the xyzzy quux?', turns: [] });
  expect([strange.requests.length, strange.answer.status]).toEqual([0, 'not_covered']);
});

test('a filter that was only read from the question binds no search', async () => {
  const { answer, requests } = await ask({
    text: 'What did Ewa Zielińska say about the wall of the harbour this week, according to the Baltic Courier?',
    turns: [
      searchFor({ query: 'Zielińska captain', outlet: 'Lublin Post' }),
      { blocks: citing(['Zielińska was the captain of a museum.', 'Before she came']) },
    ],
  });
  expect(answer.filter.outlets).toEqual(['Baltic Courier']);
  expect(found(requests[1])).toContain('whaling museum');
});

test('one answer cites what was found first and what a search found, each checked', async () => {
  const written = citing(
    ['Zielińska said that the wall had held.', 'Harbour master'],
    ['The council’s budget is 4.2 billion zloty.', 'The council of Lublin'],
  );
  const { answer, requests } = await ask({
    text: wall,
    turns: [searchFor({ query: 'Lublin council budget' }), { blocks: written }],
  });
  expect(requests).toHaveLength(2);
  expect(answer).toMatchObject({ status: 'answered', mode: 'claude', quotesReason: null, asOf: '2026-03-05' });
  expect(answer.sentences.map(({ citations }) => citations)).toEqual([[1], [2]]);
  expect(quotesOf(answer)).toEqual([
    'Harbour master Ewa Zielińska said that the old wall of the harbour had held.',
    'The council of Lublin passed a budget of 4.2 billion zloty.',
  ]);
});

test('after two searches an answer may cite all three', async () => {
  const written = citing(
    ['The wall held.', 'Harbour master'],
    ['The council passed its budget.', 'The council of Lublin'],
    ['Zielińska is fifty years old.', 'She is fifty'],
  );
  const turns = [
    searchFor({ query: 'Lublin council budget' }),
    searchFor({ query: 'how old is the captain fifty years' }),
    { blocks: written },
  ];
  const { answer, requests } = await ask({ text: 'Did the wall of the harbour hold?', turns });
  expect(requests.map(({ tool_choice }) => tool_choice?.type)).toEqual(['auto', 'auto', 'none']);
  expect(answer.citations.map(({ article }) => article)).toEqual(['harbour', 'council', 'portrait']);
});

test('a citation to a source that no search found is refused', async () => {
  const written = citing(['The council passed its budget.', 'The council of Lublin']);
  const { answer, logged } = await ask({
    text: wall,
    turns: [
      searchFor({ query: 'Lublin council budget' }),
      { blocks: written, change: wrongIndex },
      { blocks: written, change: wrongIndex },
    ],
  });
  expect(answer).toMatchObject({ mode: 'quotes', quotesReason: 'nothing_cited' });
  expect(logged.map(({ fields }) => fields['count'])).toContain(1);
});

test('what was sent is not sent again, and Claude is told that there is nothing new', async () => {
  const turns = [
    searchFor({ query: 'Zielińska harbour wall' }),
    searchFor({ query: 'old wall of the harbour' }),
    { blocks: citing(['The wall held.', 'Harbour master']) },
  ];
  const { answer, requests } = await ask({ text: wall, turns, articles: [harbour] });
  const sent = requests[2]
    ? searchResults(requests[2]).flatMap(({ content }) => content.map((block) => block.text))
    : [];
  expect(new Set(sent).size).toBe(sent.length);
  expect(found(requests[2])).toContain('only what you have already');
  expect(textsOf(answer)).toEqual(['The wall held.']);
});

describe('a search that can’t be made is told to Claude in a sentence', () => {
  const answering = { blocks: citing(['The wall held.', 'Harbour master']) };

  test('for an outlet that the coverage doesn’t have', async () => {
    const { requests } = await ask({ text: wall, turns: [searchFor({ query: 'wall', outlet: 'Nobody' }), answering] });
    expect(found(requests[1])).toContain('no outlet called “Nobody”. It has: Baltic Courier, Lublin Post.');
  });

  test.each([
    ['days', { from: '2026-03-01', to: '2026-03-31' }, { to: '2026-01-31' }, 'published from 2026-03-01 to 2026-03-31'],
    ['outlets', { outlets: ['Baltic Courier'] }, { outlet: 'Lublin Post' }, 'articles from Baltic Courier'],
  ])('for other %s than the person asked for', async (_, filter, input, sentence) => {
    const { requests } = await ask({
      text: wall,
      filter,
      turns: [searchFor({ query: 'Zielińska', ...input }), answering],
    });
    expect(found(requests[1])).toContain(sentence);
  });
});

test('no search goes beyond the filter of the question', async () => {
  const { requests } = await ask({
    text: wall,
    filter: { outlets: ['Baltic Courier'] },
    turns: [
      searchFor({ query: 'Ewa Zielińska captain whaling museum' }),
      { blocks: citing(['The wall held.', 'Harbour master']) },
    ],
  });
  expect(found(requests[1])).not.toContain('A life at sea');
});

test('what it says twice, before and after a search, stands once', async () => {
  const first = citing(['The wall held.', 'Harbour master']);
  const turns: Turn[] = [
    { blocks: (body) => [...first(body), call(`${calls++}`, { query: 'Lublin council budget' })] },
    { blocks: citing(['The wall held.', 'Harbour master'], ['The budget passed.', 'The council of Lublin']) },
  ];
  const { answer, logged } = await ask({ text: wall, turns });
  expect(answer.sentences.map(({ text, startsParagraph }) => [text, startsParagraph])).toEqual([
    ['The wall held.', false],
    ['The budget passed.', true],
  ]);
  expect(logged.map(({ message }) => message)).toEqual(['Question']);
});

test('a cut after a search keeps what was checked', async () => {
  const written = citing(['The wall held.', 'Harbour master'], ['The budget passed.', 'The council of Lublin']);
  const turns: Turn[] = [
    searchFor({ query: 'Lublin council budget' }),
    { blocks: written, break: { how: 'destroy', at: 1, inside: true } },
  ];
  const { answer } = await ask({ text: wall, turns });
  expect(answer).toMatchObject({ status: 'answered', mode: 'claude', quotesReason: 'cut_off', complete: true });
  expect(textsOf(answer)).toEqual(['The wall held.']);
});

describe('a question in another language than the coverage’s', () => {
  const polish = 'Co powiedziała kapitan portu o starym murze, który się nie zawalił?';

  test('finds its passages by Claude’s own search, and quotes them in their language', async () => {
    // The stand-in compares words alone, and these are in two languages.
    claude.scriptSmall(verdicts(['supported']));
    const { answer, requests } = await ask({
      text: polish,
      turns: [
        searchFor({ query: 'harbour master old wall held' }),
        { blocks: citing(['Kapitan portu powiedziała, że stary mur wytrzymał.', 'Harbour master']) },
      ],
    });
    expect(requests).toHaveLength(2);
    expect(answer).toMatchObject({ status: 'answered', mode: 'claude', quotesReason: null });
    expect(textsOf(answer)).toEqual(['Kapitan portu powiedziała, że stary mur wytrzymał.']);
    expect(quotesOf(answer)).toEqual(['Harbour master Ewa Zielińska said that the old wall of the harbour had held.']);
  });

  test('is declined with the reason where there is no key', async () => {
    const { desk } = openDesk(archiveOf(...english).library);
    const answer = await desk.ask(question(polish), { signal: never });
    expect(answer).toMatchObject({ status: 'not_covered', mode: 'quotes', quotesReason: 'other_language' });
    expect(renderAnswer(answer).replace(/\s+/g, ' ')).toContain(
      'The coverage is in another language than the question.',
    );
  });

  test('is like any other where the coverage has articles in it', async () => {
    const own = article(
      'mur',
      { language: 'pl' },
      'Kapitan portu Ewa Zielińska powiedziała, że stary mur się nie zawalił. Nikt nie ucierpiał.',
    );
    const { desk } = openDesk(archiveOf(own, harbour).library);
    const answer = await desk.ask(question(polish), { signal: never });
    expect(answer).toMatchObject({ status: 'answered', quotesReason: 'no_key' });
  });
});
