import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LocalClaude, startLocalClaude } from '../../src/local/claude/claude-server.ts';
import type { MessagesBody } from '../../src/local/claude/request-body.ts';
import { thinkFirst } from '../../src/local/claude/stream-mishaps.ts';
import type { Turn, WrittenBlock } from '../../src/local/claude/turn-script.ts';
import { createClaude } from '../../src/model/claude.ts';
import { never, request, secretKey, textsIn } from './fixture.ts';
import { citing, type Run, runSearching, says, searchFor } from './searching.ts';

let claude: LocalClaude;
beforeAll(async () => {
  claude = await startLocalClaude({ apiKey: secretKey });
});
afterAll(() => claude.close());

const run = (how: Run) => runSearching(claude, how);

describe('what Claude says before it searches', () => {
  test('never comes out, and goes back as it was written', async () => {
    const preamble = [says('Let me look for the ferry. '), says('\n\n')];
    const turns = [
      { blocks: [...preamble, searchFor({ query: 'ferry' })], change: thinkFirst },
      { blocks: citing('It was late.', [2, 0]) },
    ];
    const { events, bodies } = await run({ turns, options: { model: 'claude-opus-5-5' } });
    expect(textsIn(events)).toEqual(['It was late.']);
    expect(bodies[1]?.messages[1]?.content).toMatchObject([
      { type: 'thinking' },
      { type: 'text', text: 'Let me look for the ferry. ' },
      { type: 'tool_use' },
    ]);
  });

  test.each([
    ['a cut', { break: { how: 'destroy', at: 1 } }],
    ['a cut in the middle of the call', { break: { how: 'destroy', at: 1, inside: true } }],
    ['an overload', { break: { how: { error: 'overloaded_error' }, at: 2 } }],
  ] satisfies [string, Turn][])('doesn’t come out after %s either', async (_, turn) => {
    const { events } = await run({
      turns: [{ ...turn, blocks: [says('Let me look.'), searchFor({ query: 'ferry' })] }],
    });
    expect(textsIn(events)).toEqual([]);
  });

  test('is kept apart from what it had begun to answer: that stays, and the answer goes on below it', async () => {
    const turns: Turn[] = [
      {
        blocks: (body) => [
          ...citing('It opened', [0, 0])(body),
          says('.'),
          says(' Now let me look for the ferry.'),
          searchFor({ query: 'ferry' }),
        ],
      },
      { blocks: citing('It was late.', [2, 0]) },
    ];
    expect(textsIn((await run({ turns })).events)).toEqual(['It opened', '.', '\n\n', 'It was late.']);
  });
});

describe('while a search may still come', () => {
  const answer = (body: MessagesBody): WrittenBlock[] => [
    says('In short: '),
    ...citing('it opened', [0, 0])(body),
    says('. '),
    says('Also, '),
    ...citing('nobody was hurt.', [1, 1])(body),
    says(' Goodbye.'),
  ];

  test('an answer comes out whole and in order', async () => {
    const texts = ['In short: ', 'it opened', '. ', 'Also, ', 'nobody was hurt.', ' Goodbye.'];
    expect(textsIn((await run({ turns: [{ blocks: answer }] })).events)).toEqual(texts);
  });

  test('text that cites comes out as soon as it is finished, and its full stop with it', async () => {
    claude.script({ blocks: answer, break: { how: 'stall', at: 3, inside: true } });
    const model = createClaude({ apiKey: secretKey, baseUrl: claude.url, model: 'claude-haiku-5-5' });
    const texts: string[] = [];
    for await (const event of model.write({ ...request, search: async () => [] }, never)) {
      if (event.type === 'text') texts.push(event.text);
      if (texts.length === 3) break;
    }
    expect(texts).toEqual(['In short: ', 'it opened', '. ']);
  });

  test('an answer that cites nothing comes out at its end', async () => {
    expect(textsIn((await run({ turns: [{ blocks: [says('Nothing is known.')] }] })).events)).toEqual([
      'Nothing is known.',
    ]);
  });
});
