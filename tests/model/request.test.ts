import { afterAll, beforeAll, expect, test } from 'vitest';
import { type LocalClaude, startLocalClaude } from '../../src/local/claude/claude-server.ts';
import { answerTokens, messageParams } from '../../src/model/request.ts';
import { eventsFrom, request, secretKey } from './fixture.ts';

let claude: LocalClaude;
beforeAll(async () => {
  claude = await startLocalClaude({ apiKey: secretKey });
});
afterAll(() => claude.close());

test('sources go first, a text block a sentence, the question last, in one message', () => {
  const { messages, system } = messageParams('claude-haiku-5-5', request);
  expect(system).toEqual([{ type: 'text', text: request.instructions }]);
  expect(messages).toEqual([
    {
      role: 'user',
      content: [
        ...request.sources.map((source) => ({
          type: 'search_result',
          source: source.address,
          title: source.title,
          content: source.blocks.map((text) => ({ type: 'text', text })),
          citations: { enabled: true },
        })),
        { type: 'text', text: request.question },
      ],
    },
  ]);
});

test.each([
  'claude-haiku-5-5',
  'claude-sonnet-5-5',
  'claude-opus-5-5',
])('%s takes the request as it is', async (model) => {
  expect((await eventsFrom(claude.url, { model })).at(-1)?.type).toBe('end');
});

test('thinking never eats the answer: it is off, or there is room for both', () => {
  expect(messageParams('claude-haiku-5-5', request)).toMatchObject({
    thinking: { type: 'disabled' },
    output_config: { effort: 'low' },
    max_tokens: answerTokens,
  });
  expect(messageParams('claude-sonnet-5-5-20261101', request).thinking).toEqual({ type: 'between_tools' });
  for (const model of ['claude-opus-5-5', 'claude-of-tomorrow']) {
    const params = messageParams(model, request);
    expect(params.thinking).toBeUndefined();
    expect(params.max_tokens).toBeGreaterThan(2 * answerTokens);
  }
});

test('without instructions there is no system prompt', () => {
  expect(messageParams('claude-haiku-5-5', { ...request, instructions: ' ' })).not.toHaveProperty('system');
});

test('a system prompt long enough to be cached is written once and read afterwards', async () => {
  const long = { ...request, instructions: 'Answer from the search results alone. '.repeat(60) };
  const usages = [];
  for (const _ of [1, 2]) {
    const last = (await eventsFrom(claude.url, { request: long })).at(-1);
    usages.push(last?.type === 'end' ? last.usage : null);
  }
  expect(usages[0]).toMatchObject({ cacheReadTokens: 0, cacheWriteTokens: expect.any(Number) });
  expect(usages[0]?.cacheWriteTokens).toBeGreaterThan(512);
  expect(usages[1]).toMatchObject({ cacheReadTokens: usages[0]?.cacheWriteTokens, cacheWriteTokens: 0 });
});
