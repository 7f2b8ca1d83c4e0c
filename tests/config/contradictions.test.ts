import { describe, expect, test } from 'vitest';
import { configFrom, readSettings, secretsOf } from '../../src/config.ts';

const [one, other] = ['123456789012345678', '223456789012345678'];
const live = { DISCORD_TOKEN: 'a.b.c', ANTHROPIC_API_KEY: 'key' };

test('a server for the commands that may not use the bot is refused with what to do', () => {
  const read = readSettings({ ...live, DISCORD_GUILD_ID: one, DISCORD_GUILD_IDS: other });
  expect(() => configFrom(read)).toThrow(
    `DISCORD_GUILD_ID is ${one}, which is not among DISCORD_GUILD_IDS: the commands would stand where everybody is refused. Add it there, or name one of those.`,
  );
  expect(read.config.discord).toMatchObject({ guildId: null, allowedGuildIds: [other] });
  expect(readSettings({ ...live, DISCORD_GUILD_ID: one, DISCORD_GUILD_IDS: `${other}, ${one}` }).bad).toEqual([]);
});

describe('settings that have no effect next to the others are told, and nothing else is', () => {
  const noKey = 'has no effect without ANTHROPIC_API_KEY: answers are quotes, word for word.';
  const noToken = 'has no effect without DISCORD_TOKEN: npm start is a demo';
  test.each<[Record<string, string>, string[]]>([
    [{}, []],
    [live, []],
    [{ ...live, VERIFY_MODEL: 'off', DAILY_BUDGET_USD: '2', DISCORD_GUILD_ID: one }, []],
    [{ VERIFY_MODEL: 'claude-opus-5-5' }, [`VERIFY_MODEL ${noKey}`]],
    [{ DAILY_BUDGET_USD: '2' }, [`DAILY_BUDGET_USD ${noKey}`]],
    [{ ANTHROPIC_MODEL: 'claude-opus-5-5' }, [`ANTHROPIC_MODEL ${noKey}`]],
    [{ ANTHROPIC_BASE_URL: 'http://127.0.0.1:11434' }, [`ANTHROPIC_BASE_URL ${noKey}`]],
    [{ DISCORD_GUILD_ID: one }, [`DISCORD_GUILD_ID ${noToken}`]],
    [{ DISCORD_GUILD_IDS: one, DISCORD_API_URL: 'https://d.example' }, ['DISCORD_GUILD_IDS', 'DISCORD_API_URL']],
    [{ PORT: '8080' }, []],
    [{ ...live, PORT: '8080' }, ['PORT has no effect with DISCORD_TOKEN']],
    [{ PERSON_DAILY_LIMIT: '3' }, []],
    [
      { PERSON_DAILY_LIMIT: '3', PERSON_BURST_LIMIT: '4' },
      ['PERSON_BURST_LIMIT is never reached: PERSON_DAILY_LIMIT (3)'],
    ],
    [{ PERSON_DAILY_LIMIT: '3', PERSON_BURST_LIMIT: '3' }, []],
    [{ PERSON_DAILY_LIMIT: 'none', PERSON_BURST_LIMIT: '4' }, []],
    [{ SERVER_BURST_LIMIT: 'none' }, ['SERVER_BURST_LIMIT is never reached: SERVER_DAILY_LIMIT (1000)']],
  ])('%j', (env, told) => {
    const found = readSettings(env).idle.map((idle) => idle.found);
    expect(found).toEqual(told.map((part) => expect.stringContaining(part)));
  });
});

describe('the database', () => {
  test.each([
    'postgres://dateline@localhost/dateline',
    'postgresql://dateline:p%40ss@db.example:6432/news?sslmode=verify-full',
    'postgres://dateline:secret@localhost/dateline?host=/var/run/postgresql',
  ])('%s is taken', (DATABASE_URL) => {
    expect(readSettings({ DATABASE_URL })).toMatchObject({ bad: [], config: { databaseUrl: DATABASE_URL } });
  });

  test.each([
    'news.db',
    'postgres://a:%zz@localhost/dateline',
    'mysql://localhost/dateline',
    'postgres://localhost',
    'postgres://a:p/w@localhost/dateline',
  ])('%s is no address of one, which is told without it', (DATABASE_URL) => {
    const { bad, config } = readSettings({ DATABASE_URL });
    expect(bad).toEqual([{ name: 'DATABASE_URL', reason: expect.stringContaining('write it like postgres://') }]);
    expect(JSON.stringify(bad)).not.toContain(DATABASE_URL);
    expect(config.databaseUrl).toBeNull();
  });

  test('its password is a secret, as it is written there and as it is', () => {
    const { config } = readSettings({ DATABASE_URL: 'postgres://dateline:p%40ssword@localhost/dateline' });
    expect(secretsOf(config)).toEqual(expect.arrayContaining(['p%40ssword', 'p@ssword']));
  });
});
