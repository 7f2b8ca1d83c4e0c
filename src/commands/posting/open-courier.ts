import { createChannelCourier } from '../../discord/wire/channel-courier.ts';
import { type PostBody, payloadOf } from '../../discord/wire/channel-post.ts';
import { newClient } from '../../discord/wire/gateway-client.ts';
import type { Courier } from '../../schedule/courier.ts';

/** Where a Discord is, and who we are there. */
export interface Reached {
  readonly url: string;
  readonly token: string;
  readonly botId: string;
}

/**
 * The bot's own way to Discord, without a connection to its gateway.
 * @param read what a payload says, where that is looked up when it is sent
 */
export function openCourier(
  { url, token, botId }: Reached,
  read?: (payload: string) => Promise<PostBody | null>,
): { readonly courier: Courier; close(): Promise<void> } {
  const client = newClient(url, async () => {});
  client.rest.setToken(token);
  return {
    courier: createChannelCourier({ rest: client.rest, botId, ...(read && { read }) }),
    close: () => client.destroy(),
  };
}

/** A message of these words with a button that carries the mark. */
export function digestPayload(words: string, mark: string): string {
  const button = { type: 2 as const, style: 2 as const, label: 'Quotes', custom_id: `quotes:${mark}` };
  const rows = [{ type: 1 as const, components: [button] }];
  const message = { content: '', embeds: [{ description: words, color: 0 }], rows };
  return payloadOf({ message, mention: null, files: [] });
}
