import { z } from 'zod';
import type { MessageRecord } from './message-store.ts';
import type { PlayedClock } from './played-clock.ts';
import { fault } from './text-lengths.ts';

/** A nonce's characters, where it is no number. */
const nonceLength = 25;

/** What a message to a channel may say of its sender's own mark; interactions, webhooks and forum posts know none. */
export const nonceBody = z
  .object({ nonce: z.union([z.string(), z.int()]).nullish(), enforce_nonce: z.boolean().nullish() })
  .check((payload) => {
    if (typeof payload.value.nonce === 'string' && payload.value.nonce.length > nonceLength) {
      fault(payload, ['nonce'], 'BASE_TYPE_MAX_LENGTH', `Must be ${nonceLength} or fewer in length.`);
    }
  });

/** "The past few minutes", says Discord's documentation; nobody says how many. The least that few can mean, and a little. */
export const usualNonceWindowMs = 150_000;

export type Nonces = ReturnType<typeof createNonces>;

/** Which message a bot made with which nonce in a channel, as long as Discord remembers it. */
export function createNonces(clock: PlayedClock, windowMs: number) {
  // In the order of their times, as a Map keeps it.
  const made = new Map<string, { readonly at: number; readonly message: MessageRecord }>();
  const key = (channelId: string, nonce: string | number) => `${channelId} ${nonce}`;

  const forget = (): void => {
    for (const [known, { at }] of made) {
      if (clock.now() - at < windowMs) return;
      made.delete(known);
    }
  };

  return {
    /** The message that was made with this nonce within the window and still stands; `null` where there is none. */
    find(channelId: string, nonce: string | number): MessageRecord | null {
      forget();
      const found = made.get(key(channelId, nonce))?.message;
      return found?.deletedBy === null ? found : null;
    },

    remember(channelId: string, nonce: string | number, message: MessageRecord): void {
      made.delete(key(channelId, nonce));
      made.set(key(channelId, nonce), { at: clock.now(), message });
    },
  };
}
