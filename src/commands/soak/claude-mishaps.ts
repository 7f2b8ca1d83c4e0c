import * as wrong from '../../local/claude/stream-mishaps.ts';
import { call, httpError, type Turn } from '../../local/claude/turn-script.ts';

const text = (words: string): Turn => ({ blocks: [{ type: 'text', text: words }] });
let calls = 0;

/** What goes wrong with a request to write, from refused to strange. */
export const writingMishaps: readonly (() => Turn)[] = [
  () => httpError(429, 'rate_limit_error'),
  () => httpError(529, 'overloaded_error'),
  () => httpError(500, 'api_error'),
  () => httpError(400, 'invalid_request_error'),
  () => ({ break: { how: 'destroy', at: 'headers' } }),
  () => ({ break: { how: 'destroy', at: 1, inside: true } }),
  () => ({ break: { how: 'end', at: 0 } }),
  () => ({ break: { how: { error: 'overloaded_error' }, at: 1 } }),
  () => ({ break: { how: 'stall', at: 0 } }),
  () => ({ delayMs: 300 }),
  () => ({ stopReason: 'refusal' }),
  () => ({ stopReason: 'max_tokens' }),
  () => ({ strangers: true, change: wrong.unknownBlockFirst }),
  () => ({ change: wrong.thinkFirst }),
  () => ({ change: wrong.wrongIndex }),
  () => ({ change: wrong.wrongRange }),
  () => ({ change: wrong.wrongCitedText }),
  () => ({ change: wrong.citationsFirst }),
  () => ({ change: wrong.alteredQuotes }),
  () => text('@everyone <@100000000000000001> http://example.org `` ** \u202e nothing of this is cited.'),
  () => text(''),
  () => ({ blocks: [] }),
  () => ({ blocks: [call(`soak${++calls}`, { query: 'harbour' })] }),
  () => ({ blocks: [call(`soak${++calls}`, { __proto__: null, nonsense: [{}] })] }),
];

/** The same with the second reading, and with follow-ups made questions of their own. */
export const readingMishaps: readonly (() => Turn)[] = [
  () => httpError(429, 'rate_limit_error'),
  () => httpError(529, 'overloaded_error'),
  () => ({ break: { how: 'destroy', at: 'headers' } }),
  () => ({ break: { how: 'end', at: 0 } }),
  () => text('no JSON at all'),
  () => text('{"verdicts":[{"sentence":99,"verdict":"perhaps"}]}'),
  () => text('{"verdicts":[]}'),
  () => ({ stopReason: 'refusal' }),
];
