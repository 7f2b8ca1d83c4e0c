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

describe('shards', () => {
  const shared = { ...live, DATABASE_URL: 'postgres://localhost/dateline' };
  test.each([
    ['0', [0]],
    ['0-2', [0, 1, 2]],
    ['0, 2-3', [0, 2, 3]],
  ])('%s', (SHARDS, shardIds) => {
    const { bad, config } = readSettings({ ...shared, SHARDS, SHARD_COUNT: '4' });
    expect(bad).toEqual([]);
    expect(config.discord).toMatchObject({ shardIds, shardCount: 4 });
  });

  test.each([
    [{ ...shared, SHARDS: '0' }, 'SHARDS needs SHARD_COUNT'],
    [{ ...shared, SHARD_COUNT: '2' }, 'SHARD_COUNT needs SHARDS'],
    [{ ...shared, SHARDS: '1-2', SHARD_COUNT: '2' }, 'SHARDS names 2, but with SHARD_COUNT=2 the last one is 1'],
    [{ ...live, SHARDS: '0', SHARD_COUNT: '2' }, 'SHARDS leaves some of them to other processes'],
    [{ ...shared, SHARDS: '2-1', SHARD_COUNT: '2' }, 'SHARDS has a range that ends before it begins'],
    [{ ...shared, SHARDS: '0-99999', SHARD_COUNT: '2' }, 'SHARDS has a range'],
    [{ ...shared, SHARDS: 'all', SHARD_COUNT: '2' }, 'SHARDS is no list of shards'],
    [{ ...shared, SHARDS: '0', SHARD_COUNT: '0' }, 'SHARD_COUNT must lie between'],
  ])('%j is refused', (env, said) => {
    expect(() => configFrom(readSettings(env))).toThrow(said);
  });

  test('all of them in one process need no database', () => {
    expect(readSettings({ ...live, SHARDS: '0-1', SHARD_COUNT: '2' }).bad).toEqual([]);
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
