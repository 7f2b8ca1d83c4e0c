import type { Courier } from '../../schedule/courier.ts';
import type { DiscordObserver } from './discord-observer.ts';

/** A courier that tells what came of each message that the bot posts by itself. */
export function observedCourier(courier: Courier, observer: DiscordObserver): Courier {
  return {
    ...courier,
    post: async (...posting) => {
      const result = await courier.post(...posting);
      observer.posted(result.kind);
      return result;
    },
  };
}
