import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import fc from 'fast-check';
import { Newsroom } from '../../../src/app/newsroom.ts';
import { openDesk } from '../../../src/app/open-desk.ts';
import { readConfig } from '../../../src/config.ts';
import { silentLog } from '../../../src/log/log.ts';
import type { Door } from '../door.ts';
import { mutated, mutations, oddPieces, soup } from '../soups.ts';

const usage = { input_tokens: 9, output_tokens: 1, cache_read_input_tokens: 0, cache_creation_input_tokens: 0 };
const citation = {
  ...{ type: 'search_result_location', cited_text: 'Poland and South Korea', source: 'x', title: 'y' },
  ...{ search_result_index: 0, start_block_index: 0, end_block_index: 1 },
};
/** Events as the API sends them, to be sent in any order and changed in any place. */
const events: readonly Record<string, unknown>[] = [
  {
    type: 'message_start',
    message: {
      id: 'msg_1',
      type: 'message',
      role: 'assistant',
      model: 'claude-haiku-5-5',
      content: [],
      stop_reason: null,
      usage,
    },
  },
  { type: 'content_block_start', index: 0, content_block: { type: 'text', text: '', citations: null } },
  { type: 'content_block_start', index: 0, content_block: { type: 'thinking', thinking: '', signature: '' } },
  {
    type: 'content_block_start',
    index: 0,
    content_block: { type: 'tool_use', id: 't1', name: 'search_coverage', input: {} },
  },
  {
    type: 'content_block_delta',
    index: 0,
    delta: { type: 'text_delta', text: 'Poland and South Korea met @everyone. ' },
  },
  { type: 'content_block_delta', index: 0, delta: { type: 'citations_delta', citation } },
  { type: 'content_block_delta', index: 0, delta: { type: 'input_json_delta', partial_json: '{"query":"harbour"' } },
  {
    type: 'content_block_delta',
    index: 0,
    delta: { type: 'text_delta', text: '{"verdicts":[{"sentence":1,"verdict":"supported"}]}' },
  },
  { type: 'content_block_stop', index: 0 },
  { type: 'message_delta', delta: { stop_reason: 'end_turn', stop_sequence: null }, usage },
  { type: 'message_stop' },
  { type: 'ping' },
  { type: 'error', error: { type: 'overloaded_error', message: 'x' } },
];
const orderly = [0, 1, 4, 5, 8, 9, 10];

const framed = (given: readonly unknown[]): string =>
  given
    .map((event) => {
      const type = typeof event === 'object' && event !== null && 'type' in event ? String(event.type) : 'x';
      return `event: ${type.replaceAll(/[\r\n]/g, '')}\ndata: ${JSON.stringify(event)}\n\n`;
    })
    .join('');

const stream = fc.oneof(
  {
    weight: 5,
    arbitrary: mutations(4).map((changes) =>
      framed(
        [
          mutated(
            orderly.map((at) => events[at]),
            changes,
          ),
        ].flat(),
      ),
    ),
  },
  { weight: 3, arbitrary: fc.array(fc.constantFrom(...events), { maxLength: 14 }).map(framed) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constant(framed(orderly.map((at) => events[at]))), fc.nat())
      .map(([text, cut]) => text.slice(0, cut % text.length)),
  },
  {
    weight: 1,
    arbitrary: soup([
      'event: ',
      'data: ',
      '\n\n',
      'message_start',
      '{"type":"',
      '"}',
      'content_block_stop',
      ...oddPieces,
    ]),
  },
);

/** What Claude streams, as an answer and as second readings: whatever comes, people get an answer, and all that it cites stands in an article. */
export const modelStreams: Door<readonly string[]> = {
  name: 'model streams',
  arbitrary: fc.array(stream, { minLength: 1, maxLength: 3 }),
  async open(dir) {
    let turns: readonly string[] = [];
    let asked = 0;
    const server = createServer((request, response) => {
      request.resume();
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.end(turns[asked++ % turns.length] ?? '');
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const config = readConfig({
      ...{ DATA_DIR: join(dir, 'data'), SOURCES_FILE: join(dir, 'none.yaml') },
      ...{ ANTHROPIC_API_KEY: 'key', ANTHROPIC_BASE_URL: `http://127.0.0.1:${port}` },
    });
    const newsroom = await Newsroom.open(config, config, () => {});
    let hours = 0;
    // Each question comes an hour later: nobody is given an earlier answer, and a Claude that failed is asked again.
    const now = (): Date => new Date(Date.UTC(2026, 2, 1) + hours * 3_600_000);
    const desk = await openDesk(newsroom, config, silentLog, { now });
    return {
      async let(given) {
        turns = given;
        asked = 0;
        hours++;
        const question = {
          text: `What did Poland and South Korea agree on in ${hours}?`,
          filter: { from: null, to: null, outlets: [] },
          askedAt: new Date(Date.UTC(2026, 2, 1) + hours * 3_600_000),
        };
        const { citations } = await desk.ask(question, { signal: new AbortController().signal });
        for (const { article, quote, span } of citations) {
          const known = await newsroom.library.article(article);
          if (known?.text.slice(span.start, span.end) !== quote)
            throw new Error(`it cites what no article says: ${quote}`);
        }
      },
      async close() {
        await newsroom.close();
        server.closeAllConnections();
        server.close();
      },
    };
  },
};
