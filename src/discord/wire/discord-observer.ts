import { type Client, Events, RESTEvents } from 'discord.js';
import type { PostResult } from '../../schedule/courier.ts';

/** Told of how Discord fares, for whoever measures it. Nothing waits for its methods, and none throws. */
export interface DiscordObserver {
  /** The connection to the gateway is up from now on, or isn't. */
  connection(isUp: boolean): void;
  /** Discord has answered a request with this HTTP status. */
  responded(status: number): void;
  /** An answer was rendered, and Discord has taken it, this long after it was there. */
  delivered(ms: number): void;
  /** What came of a message that the bot posts by itself. */
  posted(result: PostResult['kind']): void;
}

/** Tells of a client's connection and requests from now on. */
export function observeClient(client: Client, observer: DiscordObserver): void {
  const tell = (isUp: boolean) => (): void => observer.connection(isUp);
  client.on(Events.ShardReady, tell(true));
  client.on(Events.ShardResume, tell(true));
  client.on(Events.ShardReconnecting, tell(false));
  client.on(Events.ShardDisconnect, tell(false));
  client.rest.on(RESTEvents.Response, (_request, { status }) => observer.responded(status));
}
