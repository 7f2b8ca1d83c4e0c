import { type Client, Events, RESTEvents } from 'discord.js';
import type { EditResult, PostResult } from '../../schedule/courier.ts';

/** Told of how Discord fares, for whoever measures it. Nothing waits for its methods, and none throws. */
export interface DiscordObserver {
  /** All connections to the gateway are up from now on, or one isn't. */
  connection(isUp: boolean): void;
  /** Discord has answered a request with this HTTP status. */
  responded(status: number): void;
  /** An answer was rendered, and Discord has taken it, this long after it was there. */
  delivered(ms: number): void;
  /** What came of a message that the bot posts by itself. */
  posted(result: PostResult['kind']): void;
  /** What came of changing one of its messages later, as for a correction. */
  changed(result: EditResult['kind']): void;
}

/** Tells of a client's connection and requests from now on. */
export function observeClient(client: Client, observer: DiscordObserver): void {
  const down = new Set<number>();
  const up = (shard: number): void => {
    down.delete(shard);
    observer.connection(down.size === 0);
  };
  const lost = (shard: number): void => {
    down.add(shard);
    observer.connection(false);
  };
  client.on(Events.ShardReady, up);
  client.on(Events.ShardResume, up);
  client.on(Events.ShardReconnecting, lost);
  client.on(Events.ShardDisconnect, (_, shard) => lost(shard));
  client.rest.on(RESTEvents.Response, (_request, { status }) => observer.responded(status));
}
