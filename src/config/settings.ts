import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { isTimeZone } from '../language/dates.ts';
import { logLevels } from '../log/log.ts';

/** The folders' defaults lie next to the program, from wherever it is started. */
const projectDir = fileURLToPath(new URL('../..', import.meta.url));

const secret = z
  .string()
  .trim()
  .regex(/^[\x21-\x7e]*$/, 'has a space or another sign that no such key has; copy it again, alone and whole')
  .min(1)
  .optional();
const databaseUrl = z
  .string()
  .trim()
  .refine(
    isDatabaseUrl,
    "is not a database's address; write it like postgres://user:password@localhost:5432/dateline, with %40 for an @ in the password",
  );
const url = z.url({ protocol: /^https?$/, error: 'is not an http(s) address; write it like https://example.org' });

/** The articles that come with the program. */
export const sampleCorpusDir = `${projectDir}corpus`;

/** Longer is no log of questions any more, it is an archive of people. */
const maxTraceDays = 3_650;
const traceDays = z
  .string()
  .trim()
  .regex(/^\d{1,4}$/, 'is not a whole number of days')
  .transform(Number)
  .refine((days) => days >= 1 && days <= maxTraceDays, `must lie between 1 and ${maxTraceDays} days`);
/** A number of questions, or `none` for any number. */
const limit = (byDefault: number) =>
  z
    .string()
    .trim()
    .regex(/^(none|\d{1,6})$/, 'is not a whole number of questions; write it like 50, or none for no limit')
    .transform((typed) => (typed === 'none' ? null : Number(typed)))
    .refine((count) => count === null || count > 0, 'must be at least 1, or none for no limit')
    .default(byDefault);
const port = z
  .string()
  .trim()
  .regex(/^\d{1,5}$/, 'is not a port; write a number from 1 to 65535')
  .transform(Number)
  .refine((number) => number >= 1 && number <= 65_535, 'must lie between 1 and 65535');
const host = z
  .string()
  .trim()
  .regex(
    /^[\w.:-]+$/,
    "is no machine's name or address; write it like 127.0.0.1, or 0.0.0.0 for everybody who reaches this machine",
  );
const guildIds = z
  .string()
  .transform((typed) => typed.split(/[\s,]+/).filter((id) => id !== ''))
  .refine(
    (ids) => ids.every((id) => /^\d{15,22}$/.test(id)),
    "has something that is not a server id; copy ids in Discord with 'Copy Server ID', and part them with commas",
  );
/** It stands in a header: an address of the web or of mail. */
const contact = z
  .string()
  .trim()
  .regex(
    /^(?:https?:\/\/[\x21-\x27\x2a-\x7e]+|[^\s@()]+@[\x21-\x27\x2a-\x7e]+\.[a-z0-9-]+)$/i,
    'is neither a mail nor a web address; write it like editor@example.org',
  );
/** More than the largest bot has. */
const mostShards = 10_000;
const shardCount = z
  .string()
  .trim()
  .regex(/^\d{1,5}$/, 'is not a whole number of shards')
  .transform(Number)
  .refine((count) => count >= 1 && count <= mostShards, `must lie between 1 and ${mostShards}`);
const shardIds = z
  .string()
  .trim()
  .regex(/^\d{1,5}(-\d{1,5})?(\s*,\s*\d{1,5}(-\d{1,5})?)*$/, 'is no list of shards; write it like 0, or 0-3, or 0,2,4')
  .transform((typed) => typed.split(',').flatMap(numbersIn))
  .refine(
    (ids) => ids.length > 0 && ids.every((id) => id < mostShards),
    'has a range that ends before it begins, or a shard that no bot has',
  );
const dollars = z
  .string()
  .trim()
  .regex(/^\d{1,6}(\.\d+)?$/, 'is not a sum of dollars; write it like 2.50')
  .transform(Number);

const logLevel = z
  .string()
  .trim()
  .toLowerCase()
  .pipe(
    z.enum([...logLevels, 'silent'], {
      error: `is none of ${logLevels.join(', ')} and silent`,
    }),
  );

/** Every setting, each with its sentence in `.env.example`. */
export const settings = z.object({
  DISCORD_TOKEN: secret,
  PORT: port.optional(),
  DISCORD_GUILD_ID: z
    .string()
    .regex(/^\d{15,22}$/, "is not a server id; copy it in Discord with 'Copy Server ID' (15 to 22 digits)")
    .optional(),
  DISCORD_GUILD_IDS: guildIds.optional(),
  EDITORS_CHANNEL_ID: z
    .string()
    .regex(/^\d{15,22}$/, "is not a channel id; copy it in Discord with 'Copy Channel ID' (15 to 22 digits)")
    .optional(),
  SHARDS: shardIds.optional(),
  SHARD_COUNT: shardCount.optional(),
  DISCORD_API_URL: url.default('https://discord.com/api'),
  ANTHROPIC_API_KEY: secret,
  ANTHROPIC_BASE_URL: url.default('https://api.anthropic.com'),
  ANTHROPIC_MODEL: z.string().trim().min(1).default('claude-haiku-5-5'),
  VERIFY_MODEL: z.string().trim().min(1).optional(),
  CORPUS_DIR: z.string().default(sampleCorpusDir),
  SOURCES_FILE: z.string().default(`${projectDir}sources.yaml`),
  CONTACT: contact.optional(),
  ALLOW_PRIVATE_ADDRESSES: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^(true|false)$/, 'is neither true nor false')
    .transform((typed) => typed === 'true')
    .default(false),
  DATA_DIR: z.string().default(`${projectDir}data`),
  DATABASE_URL: databaseUrl.optional(),
  TIME_ZONE: z
    .string()
    .refine(isTimeZone, 'is not a time zone; use a name such as Europe/Warsaw, Asia/Seoul or UTC')
    .default('UTC'),
  TRACE_DAYS: traceDays.default(30),
  DAILY_BUDGET_USD: dollars.optional(),
  LOG_LEVEL: logLevel.optional(),
  METRICS_PORT: port.optional(),
  METRICS_HOST: host.default('127.0.0.1'),
  PERSON_DAILY_LIMIT: limit(50),
  PERSON_BURST_LIMIT: limit(5),
  SERVER_DAILY_LIMIT: limit(1_000),
  SERVER_BURST_LIMIT: limit(60),
});

/** `3` or `0-3`; none where the range ends before it begins, or no bot has that many. */
function numbersIn(typed: string): number[] {
  const [from = 0, to = from] = typed.split('-').map(Number);
  return to >= mostShards ? [to] : Array.from({ length: Math.max(to - from + 1, 0) }, (_, at) => from + at);
}

/** Whether the driver can read it, and it says which database. */
function isDatabaseUrl(typed: string): boolean {
  const url = URL.parse(typed);
  if (url === null || !/^postgres(ql)?:$/.test(url.protocol) || !/^\/[^/]+$/.test(url.pathname)) return false;
  try {
    for (const part of [url.username, url.password, url.pathname]) decodeURIComponent(part);
    return true;
  } catch {
    return false;
  }
}
