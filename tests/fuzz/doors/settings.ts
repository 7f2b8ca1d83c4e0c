import { parse } from 'dotenv';
import fc from 'fast-check';
import { ConfigError, readConfig, readSettings } from '../../../src/config.ts';
import { anyLetters } from '../../building/any-letters.ts';
import { type Door, orRefused } from '../door.ts';
import { oddPieces, soup } from '../soups.ts';

const names = [
  ...[
    'DISCORD_TOKEN',
    'PORT',
    'DISCORD_GUILD_ID',
    'DISCORD_GUILD_IDS',
    'DISCORD_API_URL',
    'ANTHROPIC_API_KEY',
    'TIME_ZONE',
  ],
  ...[
    'ANTHROPIC_BASE_URL',
    'ANTHROPIC_MODEL',
    'VERIFY_MODEL',
    'CORPUS_DIR',
    'SOURCES_FILE',
    'CONTACT',
    'DATA_DIR',
    'TRACE_DAYS',
    'DATABASE_URL',
    'SHARDS',
    'SHARD_COUNT',
  ],
  ...[
    'ALLOW_PRIVATE_ADDRESSES',
    'DAILY_BUDGET_USD',
    'PERSON_DAILY_LIMIT',
    'PERSON_BURST_LIMIT',
    'TIMEZONE',
    '__proto__',
  ],
];
const values = [
  'true',
  'none',
  'off',
  '0',
  '1',
  '999999',
  '1e9',
  '.5',
  'Europe/Warsaw',
  'https://example.org',
  'postgres://a:%zz@b/c',
  'a@b.example',
  '::',
];
const env = soup([...names.map((name) => `${name}=`), ...values, '\n', '\n', 'export ', "'", '$HOME', '$(id)', '#']);
const variables = fc.dictionary(
  fc.constantFrom(...names),
  fc.oneof(fc.constantFrom(...values, ...oddPieces), anyLetters({ maxLength: 30 })),
);

/** Settings: whatever stands there, all are read, and what can't be used is named. */
export const settings: Door<Readonly<Record<string, string>>> = {
  name: 'settings',
  arbitrary: fc.oneof(
    env.map((text) => parse(text)),
    variables,
  ),
  open: () => ({
    let(given) {
      const { config, bad } = readSettings(given);
      if (!Number.isInteger(config.traceDays) || config.traceDays < 1)
        throw new Error(`traces for ${config.traceDays} days`);
      const whole = orRefused(() => readConfig(given), ConfigError);
      if ((whole === null) !== bad.length > 0) throw new Error('what is bad was not refused');
    },
    close: () => {},
  }),
};
