import type { MessageCreateParamsBase, TextBlock } from '@anthropic-ai/sdk/resources/messages';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type LocalClaude, startLocalClaude } from '../../../src/local/claude/claude-server.ts';
import { alteredQuotes, wrongCitedText, wrongRange } from '../../../src/local/claude/stream-mishaps.ts';
import { client, good, result, results } from './fixture.ts';

let claude: LocalClaude;
beforeAll(async () => {
  claude = await startLocalClaude();
});
afterAll(() => claude.close());

async function textsOf(params: MessageCreateParamsBase): Promise<TextBlock[]> {
  const { content } = await client(claude.url).messages.stream(params).finalMessage();
  return content.filter((block) => block.type === 'text');
}

function asking(question: string, given = results): MessageCreateParamsBase {
  return { ...good, messages: [{ role: 'user', content: [...given, { type: 'text', text: question }] }] };
}

/** The words that really stand where a block's citations point. */
function citedIn(block: TextBlock): string[] {
  return (block.citations ?? []).map((citation) => {
    if (citation.type !== 'search_result_location') throw new Error(`unexpected ${citation.type}`);
    const sent = results[citation.search_result_index];
    expect(citation).toMatchObject({ source: sent?.source, title: sent?.title });
    const range = sent?.content.slice(citation.start_block_index, citation.end_block_index) ?? [];
    expect(citation.cited_text).toBe(range.map(({ text }) => text).join(''));
    return citation.cited_text;
  });
}

test('it answers with the sentences that fit, and cites exactly those', async () => {
  const blocks = await textsOf(good);
  expect(blocks.map(({ text }) => text).join('')).toBe(
    'The port authority said 14 ships wait outside of the harbour of Gdynia.' +
      '\n\nAlso: The harbour of Gdynia reopened on Monday. ' +
      'Two ships entered the harbour, “a good sign”, the harbour master said.',
  );
  for (const block of blocks) for (const cited of citedIn(block)) expect(cited).toContain(block.text.trim());
});

test('as the API does, it leaves some text uncited and spreads some sentences over blocks', async () => {
  const blocks = await textsOf(good);
  expect(blocks.some((block) => (block.citations ?? []).length === 0)).toBe(true);
  const cited = blocks.flatMap(citedIn);
  expect(new Set(cited).size).toBeLessThan(cited.length);
});

test('it says so when nothing fits, and cites nothing', async () => {
  const blocks = await textsOf(asking('Who won the chess olympiad?'));
  expect(blocks).toEqual([expect.objectContaining({ text: 'The articles that I was given do not answer this.' })]);
  expect(await textsOf(asking('Who won?', []))).toHaveLength(1);
});

test('an overview is the first sentence of each source', async () => {
  const text = (await textsOf(asking('Summarise the latest news.'))).map((block) => block.text).join('');
  for (const first of ['The harbour of Gdynia reopened', 'Rain is expected', 'The port authority']) {
    expect(text).toContain(first);
  }
});

test('a language without spaces and a question in it work alike', async () => {
  const blocks = await textsOf(
    asking('波兰和韩国的安全对话在哪里举行？', [result('对话', '波兰和韩国在华沙举行安全对话。')]),
  );
  expect(blocks.map(({ text }) => text).join('')).toBe('波兰和韩国在华沙举行安全对话。');
});

test('without citations it cites nothing', async () => {
  const silent = results.map((sent) => ({ ...sent, citations: { enabled: false } }));
  const blocks = await textsOf(asking('How many ships are at the harbour of Gdynia?', silent));
  expect(blocks.length).toBeGreaterThan(1);
  for (const block of blocks) expect(block.citations).toBeNull();
});

test('it can be made to lie: about the range, the cited words, and two quotations', async () => {
  claude.script({ change: wrongRange }, { change: wrongCitedText }, { change: alteredQuotes });
  const [range] = await textsOf(good);
  expect(range?.citations?.[0]).toMatchObject({ start_block_index: 1000, end_block_index: 1001 });
  const [words] = await textsOf(good);
  expect(words?.citations?.[0]?.cited_text).toContain('It was never said.');
  const quotes = (await textsOf(good)).filter((block) => block.text.startsWith('“'));
  expect(quotes).toHaveLength(2);
  for (const quote of quotes) for (const cited of citedIn(quote)) expect(cited).not.toContain(quote.text.slice(1, -2));
});
