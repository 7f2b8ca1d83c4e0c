import { type Trouble, trouble } from '../wording/trouble.ts';

/** A setting whose value can't be used. */
export interface BadSetting {
  readonly name: string;
  /** What is wrong with it and how to write it; it goes on after the name. */
  readonly reason: string;
}

/** What is held together here of all settings. */
interface HeldTogether {
  readonly discord: {
    readonly token: string | null;
    readonly guildId: string | null;
    readonly allowedGuildIds: readonly string[] | null;
    readonly shardIds: readonly number[] | null;
    readonly shardCount: number | null;
  };
  readonly databaseUrl: string | null;
  readonly limits: Readonly<Record<'personPerDay' | 'personBurst' | 'serverPerDay' | 'serverBurst', number | null>>;
}

/** Settings that need another one to mean anything, and what holds as long as that one isn't given. */
const needed = {
  ANTHROPIC_API_KEY: {
    of: ['ANTHROPIC_MODEL', 'ANTHROPIC_BASE_URL', 'VERIFY_MODEL', 'DAILY_BUDGET_USD'],
    otherwise: 'answers are quotes, word for word',
  },
  DISCORD_TOKEN: {
    of: ['DISCORD_GUILD_ID', 'DISCORD_GUILD_IDS', 'EDITORS_CHANNEL_ID', 'DISCORD_API_URL', 'SHARDS', 'SHARD_COUNT'],
    otherwise: 'npm start is a demo in a Discord of its own',
  },
  METRICS_PORT: { of: ['METRICS_HOST'], otherwise: 'nothing is measured' },
} as const;

/** A setting that another one rules out: the bot would start and be of no use. */
export function ruledOut(held: Pick<HeldTogether, 'discord' | 'databaseUrl'>): readonly BadSetting[] {
  return [...guildRuledOut(held.discord), ...shardsRuledOut(held)];
}

function shardsRuledOut({
  discord: { shardIds, shardCount },
  databaseUrl,
}: Pick<HeldTogether, 'discord' | 'databaseUrl'>): readonly BadSetting[] {
  if (shardIds === null && shardCount === null) return [];
  if (shardIds === null) return [{ name: 'SHARD_COUNT', reason: 'needs SHARDS: which of them this process has' }];
  if (shardCount === null)
    return [{ name: 'SHARDS', reason: 'needs SHARD_COUNT: how many all processes have together' }];
  const beyond = shardIds.find((id) => id >= shardCount);
  if (beyond !== undefined) {
    const reason = `names ${beyond}, but with SHARD_COUNT=${shardCount} the last one is ${shardCount - 1}: they count from 0`;
    return [{ name: 'SHARDS', reason }];
  }
  if (databaseUrl !== null || new Set(shardIds).size === shardCount) return [];
  return [
    {
      name: 'SHARDS',
      reason:
        'leaves some of them to other processes, which need the same memory for limits and digests: set DATABASE_URL (docs/scale-out.md), or leave SHARDS and SHARD_COUNT empty',
    },
  ];
}

function guildRuledOut({ guildId, allowedGuildIds }: HeldTogether['discord']): readonly BadSetting[] {
  if (guildId === null || allowedGuildIds === null || allowedGuildIds.includes(guildId)) return [];
  return [
    {
      name: 'DISCORD_GUILD_ID',
      reason: `is ${guildId}, which is not among DISCORD_GUILD_IDS: the commands would stand where everybody is refused. Add it there, or name one of those`,
    },
  ];
}

/**
 * Settings that have no effect next to the others: whoever set them expects something else.
 * @param given names of the settings that aren't blank.
 */
export function withoutEffect({ limits, discord }: HeldTogether, given: readonly string[]): readonly Trouble[] {
  const lacking = Object.entries(needed).flatMap(([name, { of, otherwise }]) =>
    given.includes(name)
      ? []
      : of.filter((each) => given.includes(each)).map((each) => trouble.needsSetting(each, name, otherwise)),
  );
  const page = given.includes('PORT') && discord.token !== null ? [trouble.noPage] : [];
  const ofPeople = outOfReach('PERSON', limits.personBurst, limits.personPerDay, given);
  return [...lacking, ...page, ...ofPeople, ...outOfReach('SERVER', limits.serverBurst, limits.serverPerDay, given)];
}

function outOfReach(
  whose: 'PERSON' | 'SERVER',
  burst: number | null,
  perDay: number | null,
  given: readonly string[],
): Trouble[] {
  const name = `${whose}_BURST_LIMIT`;
  const isReached = perDay === null || (burst !== null && burst <= perDay);
  return isReached || !given.includes(name) ? [] : [trouble.neverReached(name, `${whose}_DAILY_LIMIT`, perDay)];
}
