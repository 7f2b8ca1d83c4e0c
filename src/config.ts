import type { z } from 'zod';
import { type BadSetting, ruledOut, withoutEffect } from './config/contradictions.ts';
import { settings } from './config/settings.ts';
import { isNearlySpelled } from './language/similar-words.ts';
import type { LogLevel } from './log/log.ts';
import type { Trouble } from './wording/trouble.ts';

export interface Config {
  readonly discord: {
    readonly token: string | null;
    /** The one server where commands are registered; `null` for everywhere. */
    readonly guildId: string | null;
    /** The servers that may use the bot; `null` for all. */
    readonly allowedGuildIds: readonly string[] | null;
    /** The editors' own channel; `null` where there is none. */
    readonly editorsChannelId: string | null;
    /** The gateway connections that this process opens, and of how many; both `null` for all that Discord recommends. */
    readonly shardIds: readonly number[] | null;
    readonly shardCount: number | null;
    readonly apiUrl: string;
  };
  readonly claude: {
    readonly apiKey: string | null;
    readonly baseUrl: string;
    readonly model: string;
    /** Who reads a second time what was written; `null` for nobody. */
    readonly verifyModel: string | null;
  };
  /** Of the demo's page; 0 for a free one. */
  readonly port: number;
  readonly corpusDir: string;
  /** The file that names where coverage comes from. */
  readonly sourcesFile: string;
  /** Where the sites that are read find whoever runs the bot; `null` where nobody says. */
  readonly contact: string | null;
  /** Whether sources may stand at private and loopback addresses. */
  readonly allowPrivateAddresses: boolean;
  readonly dataDir: string;
  /** The PostgreSQL database in which what people did is kept; `null` for the data folder. */
  readonly databaseUrl: string | null;
  readonly timeZone: string;
  /** How long the traces of questions are kept. */
  readonly traceDays: number;
  /** The least grave line of the log that is written; `null` where nobody says. */
  readonly logLevel: LogLevel | 'silent' | null;
  /** Where it is told how the bot fares; `null` for nowhere. */
  readonly metrics: { readonly host: string; readonly port: number } | null;
  /** What Claude may cost a day; `null` for any sum. */
  readonly dailyBudgetUsd: number | null;
  /** Questions a day, and within a minute; `null` for any number. */
  readonly limits: {
    readonly personPerDay: number | null;
    readonly personBurst: number | null;
    readonly serverPerDay: number | null;
    readonly serverBurst: number | null;
  };
}

/** A setting has a value that can't be used; the message names it and says what to do. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** What no line of a log may show. */
export function secretsOf({ discord, claude, databaseUrl }: Config): readonly (string | null)[] {
  const password = databaseUrl === null ? '' : new URL(databaseUrl).password;
  return [discord.token, claude.apiKey, databaseUrl, password, decodeURIComponent(password)];
}

type Environment = Readonly<Record<string, string | undefined>>;

export interface SettingsRead {
  /** A setting that can't be used has its default. */
  readonly config: Config;
  /** Names of the settings that aren't blank. */
  readonly given: readonly string[];
  readonly bad: readonly BadSetting[];
  /** Names in the environment that are nearly a setting's, and the setting that is meant. */
  readonly misspelt: readonly { readonly name: string; readonly meant: string }[];
  /** Settings that have no effect next to the others, with what to do. */
  readonly idle: readonly Trouble[];
}

/** Letters that a setting's name may be off by, and the shortest name of which that can be told. */
const mostTypos = 2;
const leastNameChars = 6;

/** Names that are no setting's but nearly one that isn't given: "DISCORD_TOKN", "TIMEZONE", "trace_days". */
function misspeltIn(present: Readonly<Record<string, unknown>>): SettingsRead['misspelt'] {
  const names = Object.keys(settings.shape);
  return Object.keys(present)
    .filter((name) => !names.includes(name) && name.length >= leastNameChars)
    .flatMap((name) => {
      const near = (most: number): string | undefined =>
        names.find((meant) => !Object.hasOwn(present, meant) && isNearlySpelled(name.toUpperCase(), meant, most));
      const meant = near(1) ?? near(mostTypos);
      return meant === undefined ? [] : [{ name, meant }];
    });
}

/** Reads the settings, whatever is wrong with them; a blank one counts as absent. */
export function readSettings(env: Environment): SettingsRead {
  const present = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
  const given = Object.keys(settings.shape).filter((name) => Object.hasOwn(present, name));
  const misspelt = misspeltIn(present);
  const parsed = settings.safeParse(present);
  const unusable = parsed.success
    ? ruledOut(configOf(parsed.data))
    : parsed.error.issues.map(({ path, message }) => ({ name: path.join('.'), reason: message }));
  const usable = Object.entries(present).filter(([name]) => !unusable.some((setting) => setting.name === name));
  const config = configOf(settings.parse(Object.fromEntries(usable)));
  return { config, given, bad: unusable, misspelt, idle: withoutEffect(config, given) };
}

/** @throws {ConfigError} naming every setting that can't be used. */
export function configFrom({ config, bad }: SettingsRead): Config {
  if (bad.length === 0) return config;
  const lines = bad.map(({ name, reason }) => `${name} ${reason}.`);
  throw new ConfigError(`${lines.join('\n')}\nCorrect it in .env or in the environment.`);
}

/**
 * Reads the settings; a blank one counts as absent.
 * @throws {ConfigError} naming every setting that can't be used.
 */
export function readConfig(env: Environment): Config {
  return configFrom(readSettings(env));
}

function configOf(found: z.infer<typeof settings>): Config {
  return {
    discord: {
      token: found.DISCORD_TOKEN ?? null,
      guildId: found.DISCORD_GUILD_ID ?? null,
      allowedGuildIds: found.DISCORD_GUILD_IDS ?? null,
      editorsChannelId: found.EDITORS_CHANNEL_ID ?? null,
      shardIds: found.SHARDS ?? null,
      shardCount: found.SHARD_COUNT ?? null,
      apiUrl: found.DISCORD_API_URL,
    },
    claude: {
      apiKey: found.ANTHROPIC_API_KEY ?? null,
      baseUrl: found.ANTHROPIC_BASE_URL,
      model: found.ANTHROPIC_MODEL,
      verifyModel: found.VERIFY_MODEL?.toLowerCase() === 'off' ? null : (found.VERIFY_MODEL ?? found.ANTHROPIC_MODEL),
    },
    port: found.PORT ?? 0,
    corpusDir: found.CORPUS_DIR,
    sourcesFile: found.SOURCES_FILE,
    contact: found.CONTACT ?? null,
    allowPrivateAddresses: found.ALLOW_PRIVATE_ADDRESSES,
    dataDir: found.DATA_DIR,
    databaseUrl: found.DATABASE_URL ?? null,
    timeZone: found.TIME_ZONE,
    traceDays: found.TRACE_DAYS,
    metrics: found.METRICS_PORT === undefined ? null : { host: found.METRICS_HOST, port: found.METRICS_PORT },
    logLevel: found.LOG_LEVEL ?? null,
    dailyBudgetUsd: found.DAILY_BUDGET_USD ?? null,
    limits: {
      personPerDay: found.PERSON_DAILY_LIMIT,
      personBurst: found.PERSON_BURST_LIMIT,
      serverPerDay: found.SERVER_DAILY_LIMIT,
      serverBurst: found.SERVER_BURST_LIMIT,
    },
  };
}
