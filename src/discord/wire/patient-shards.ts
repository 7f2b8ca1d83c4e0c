import { type ClientOptions, SimpleShardingStrategy, WebSocketShardStatus } from 'discord.js';

type Manager = ConstructorParameters<typeof SimpleShardingStrategy>[0];
type BuildStrategy = NonNullable<NonNullable<ClientOptions['ws']>['buildStrategy']>;

/** Discord lets a bot begin a thousand sessions a day, and they are used up. */
export class SessionStartsSpentError extends Error {
  override readonly name = 'SessionStartsSpentError';
  readonly resetAfterMs: number;
  constructor(resetAfterMs: number) {
    super('its sessions of today are used up');
    this.resetAfterMs = resetAfterMs;
  }
}

/** Awaited before each try to connect; told which shard's it is, and whether it resumes a session. */
export type BeforeTry = (shard: number, isResume: boolean) => Promise<void>;

/**
 * Lets the connections of discord.js wait before each try. On its own it tries a lost one again every half second, and goes on when its client
 * was destroyed meanwhile; a first one that fails has it give up the client while the connection goes on.
 */
export function patientShards(beforeTry: BeforeTry): BuildStrategy {
  return (manager) => new PatientShards(manager, beforeTry);
}

class PatientShards extends SimpleShardingStrategy {
  readonly #gateway: Manager;

  constructor(manager: Manager, beforeTry: BeforeTry) {
    super(manager);
    this.#gateway = manager;
    const { options } = manager;
    const retrieve = options.retrieveSessionInfo;
    // It is asked for before each try, and while connected.
    options.retrieveSessionInfo = async (shard) => {
      const status = (await this.fetchStatus()).get(shard);
      if (status === undefined) await Promise.withResolvers<never>().promise;
      if (status === WebSocketShardStatus.Idle) await beforeTry(shard, (await retrieve(shard)) !== null);
      return retrieve(shard);
    };
  }

  /** @throws {SessionStartsSpentError} */
  override async spawn(shards: number[]): Promise<void> {
    const { session_start_limit: limit } = await this.#gateway.fetchGatewayInformation();
    if (limit.remaining < shards.length) throw new SessionStartsSpentError(limit.reset_after);
    await super.spawn(shards);
  }

  /** Begins to connect. It rejects with a connection's first error, after which that one is tried again: the client's events tell how it fares. */
  override async connect(): Promise<void> {
    super.connect().catch(() => {});
  }
}
