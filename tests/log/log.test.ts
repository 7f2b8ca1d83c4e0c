import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openLog } from '../../src/log/open-log.ts';
import { toldLog } from '../../src/log/told-log.ts';
import { keptLog } from '../building/kept-log.ts';

const token = 'MTIzNDU2Nzg5MDEyMzQ1Njc4.GhIjKl.abcdefghijklmnopqrstuvwxyz0123456789AB';
const key = 'sk-ant-api03-Zm9vYmFy_baz-qux';

describe('secrets', () => {
  test.each([
    ['a token', token, '[token]'],
    ['a key', key, '[key]'],
    ['a header', 'Authorization: Bearer abcdefghijklmnopqrst', 'Authorization: Bearer [secret]'],
    [
      'an address to answer at',
      'POST https://discord.com/api/v10/webhooks/123456789012345678/aW50ZXJhY3Rpb246MTIz failed',
      'POST https://discord.com/api/v10/webhooks/123456789012345678/[token] failed',
    ],
    ['a password in an address', 'https://paper:hunter2@feeds.example/rss', 'https://[secret]@feeds.example/rss'],
    [
      "a feed's key",
      'https://feeds.example/rss?section=world&api_key=hunter2&page=2',
      'https://feeds.example/rss?section=world&api_key=[secret]&page=2',
    ],
    [
      'what is none',
      'The token that Discord refused is of 2026-02-03.',
      'The token that Discord refused is of 2026-02-03.',
    ],
    ['an address without one', 'https://example.org/world?page=2&tokyo', 'https://example.org/world?page=2&tokyo'],
  ])('%s', (_, text, shown) => {
    const { log, logged } = keptLog();
    log.info(text, { deep: [{ text }] });
    expect(logged[0]).toMatchObject({ message: shown, fields: { deep: [{ text: shown }] } });
  });

  test("the program's own are taken out of whatever is logged, whatever they look like", () => {
    const secret = fc.string({
      minLength: 8,
      unit: fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code)),
    });
    const place = fc.constantFrom('message', 'field', 'name', 'error', 'cause', 'withheld', 'told');
    fc.assert(
      fc.property(secret, fc.string(), place, (own, around, where) => {
        const text = `${around} ${own} ${around}`;
        const told: string[] = [];
        const { log, logged } = keptLog('debug', [own]);
        if (where === 'message') log.debug(text);
        if (where === 'field') log.info('said', { deep: { deeper: [text] } });
        if (where === 'name') log.info('said', { [text]: 1 });
        if (where === 'error') log.error('failed', { error: new TypeError(text) });
        if (where === 'cause') log.fatal('failed', { error: new Error('outer', { cause: new Error(text) }) });
        if (where === 'withheld') log.about({ about: text }, ['something']).warn(text);
        if (where === 'told') toldLog((line) => told.push(line), [own]).error(text, { error: new Error(text) });
        expect(JSON.stringify([logged, told])).not.toContain(JSON.stringify(own).slice(1, -1));
      }),
      { seed: 14, numRuns: 300 },
    );
  });

  test('of an error nothing shows but its words, its code and where it was thrown', () => {
    const { log, logged } = keptLog();
    const error = Object.assign(new Error('Invalid Form Body'), {
      ...{ code: 50_035, status: 400, url: 'https://discord.com/api/webhooks/1/secret' },
      requestBody: { json: { content: 'what somebody asked' } },
    });
    log.warn('An edit failed', { error });
    log.error('An answer failed', { error });
    const fields = { error: 'Invalid Form Body', code: 50_035, status: 400 };
    expect(logged[0]?.fields).toEqual(fields);
    expect(logged[1]?.fields).toEqual({ ...fields, stack: expect.stringContaining('log.test.ts') });
  });
});

test('texts that are withheld stand in no line of theirs', () => {
  const { log, logged } = keptLog();
  log.about({ trace: '7K3M9QX2RT' }, ['Who paid the "mayor"?']).warn('Claude failed', {
    detail: '400 messages.0: Who paid the "mayor"? is too long; {"text":"Who paid the \\"mayor\\"?"}',
  });
  expect(logged).toEqual([
    {
      level: 'warn',
      message: 'Claude failed',
      fields: { trace: '7K3M9QX2RT', detail: '400 messages.0: [withheld] is too long; {"text":"[withheld]"}' },
    },
  ]);
});

test('a line is written from its level on, and silent writes none', () => {
  const levels = (level: 'debug' | 'warn' | 'silent'): string[] => {
    const lines: string[] = [];
    const log = openLog({ level, secrets: [], form: 'json', write: (line) => lines.push(line) });
    for (const each of ['debug', 'info', 'warn', 'error', 'fatal'] as const) log[each](each);
    return lines.map((line) => JSON.parse(line).level);
  };
  expect(levels('debug')).toEqual(['debug', 'info', 'warn', 'error', 'fatal']);
  expect(levels('warn')).toEqual(['warn', 'error', 'fatal']);
  expect(levels('silent')).toEqual([]);
});

test('on a terminal a line is time, level, message and fields; nothing in it moves the cursor', () => {
  const lines: string[] = [];
  const log = openLog({ level: 'info', secrets: [], form: 'readable', write: (line) => lines.push(line) });
  log
    .about({ trace: '7K3M9QX2RT' })
    .warn('Claude failed', { failure: 'overloaded', detail: 'Try\u001b[2J later\nplease' });
  log.error('An answer failed', { error: new Error('the disk is full') });
  expect(lines[0]).toMatch(
    /^\d\d:\d\d:\d\d warn {2}Claude failed {2}trace=7K3M9QX2RT {2}failure=overloaded {2}detail="Try\\u001b\[2J later\\nplease"\n$/,
  );
  expect(lines[1]).toMatch(
    /^\d\d:\d\d:\d\d error An answer failed {2}error="the disk is full"\n {4}at .*log\.test\.ts/,
  );
});
