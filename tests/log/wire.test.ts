import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type LocalClaude, startLocalClaude } from '../../src/local/claude/claude-server.ts';
import type { Turn } from '../../src/local/claude/turn-script.ts';
import type { LogLevel } from '../../src/log/log.ts';
import { createClaude } from '../../src/model/claude.ts';
import { archiveOf } from '../building/archive.ts';
import { article } from '../building/article.ts';
import { openFrontDesk } from '../building/front-desk.ts';
import { type KeptLog, keptLog } from '../building/kept-log.ts';
import { online } from '../discord/harness.ts';

const harbour = article(
  'harbour',
  { title: 'Harbour reopens' },
  'The harbour reopened on Tuesday, the port authority said.',
);
const apiKey = 'sk-ant-test-0123456789';
let claude: LocalClaude;

beforeAll(async () => {
  claude = await startLocalClaude();
});
afterAll(() => claude.close());

/** The whole bot against a Discord and a Claude on this machine, all of it with one log. */
async function openBot(level: LogLevel) {
  const kept = keptLog(level, [apiKey]);
  const { log } = kept;
  const model = createClaude({ apiKey, baseUrl: claude.url, model: 'claude-haiku-5-5' });
  const { frontDesk } = openFrontDesk({ library: archiveOf(harbour).library, model, log });
  const { discord } = await online(frontDesk, { log });
  return { ...kept, discord };
}

/** What Claude says of a request may quote it. */
const turnQuoting = (text: string): fc.Arbitrary<Turn> =>
  fc.oneof(
    fc.constant({}),
    fc
      .constantFrom(
        [400, 'invalid_request_error'] as const,
        [529, 'overloaded_error'] as const,
        [401, 'authentication_error'] as const,
      )
      .map(([status, type]) => ({
        refusal: {
          ...{ status, type, message: `messages.0: "${text}" with ${apiKey} can't be used` },
          headers: { 'x-should-retry': 'false' },
        },
      })),
    fc.constant({ blocks: [{ type: 'text' as const, text: `${text} The mayor resigned.` }] }),
    fc.constant({ stopReason: 'refusal' as const }),
    fc.constant({ break: { how: 'destroy' as const, at: 0, inside: true } }),
  );
const words = fc.array(fc.constantFrom('harbour', 'reopen', 'mayor', '"when"', 'port’s', '*who*', '\\', 'Tuesday'), {
  ...{ minLength: 3, maxLength: 8 },
});

function expectDiscreet({ lines, logged }: KeptLog, told: readonly string[]): void {
  for (const text of told) expect(lines.join('')).not.toContain(text);
  for (const { fields } of logged) {
    const isOfQuestion = fields['called'] === 'ask' || 'kind' in fields || 'step' in fields;
    if (isOfQuestion) expect(fields['trace']).toMatch(/^[0-9A-Z]{10}$/);
  }
}

test('whatever Claude and Discord do, no line shows a question, an answer, a person or a secret, and each has its trace', async () => {
  const { discord, ...kept } = await openBot('info');
  const editor = discord.createUser({ username: 'editor', globalName: 'Editor' });
  let asked = 0;
  const rounds = fc
    .tuple(words, fc.boolean(), fc.constantFrom(null, 500, 502) as fc.Arbitrary<500 | 502 | null>)
    .chain(([picked, isPrivate, status]) => {
      const text = `Why ${picked.join(' ')} harbour`;
      return fc.tuple(fc.constant({ text, isPrivate, status }), fc.array(turnQuoting(text), { maxLength: 2 }));
    });
  for (const [{ text, isPrivate, status }, turns] of fc.sample(rounds, { seed: 14, numRuns: 25 })) {
    claude.clearScripts();
    claude.script(...turns);
    if (status !== null) discord.faults.add({ method: 'PATCH', path: '/webhooks/' }, { kind: 'status', status });
    await discord.invoke({ command: 'ask', user: editor, options: { question: text, private: isPrivate } }).reply();
    asked += 1;
    expectDiscreet(kept, [text, 'resigned', apiKey, discord.token, editor.user.id, 'editor']);
  }
  expect(kept.logged.filter(({ message }) => message === 'Question')).toHaveLength(asked);
  expect(kept.logged.map(({ message }) => message)).toContain('Claude failed');
});

test('debug shows the question, next to its trace', async () => {
  const { discord, logged } = await openBot('debug');
  claude.clearScripts();
  await discord.invoke({ command: 'ask', options: { question: 'Why did the harbour reopen?' } }).reply();
  const shown = logged.filter(({ fields }) => fields['question'] === 'Why did the harbour reopen?');
  expect(shown).toMatchObject([{ level: 'debug', fields: { trace: expect.any(String), kind: 'ask' } }]);
  const traces = new Set(logged.flatMap(({ fields }) => ('trace' in fields ? [fields['trace']] : [])));
  expect([...traces]).toEqual([shown[0]?.fields['trace']]);
});
