import type { Courier } from '../../schedule/courier.ts';
import type { DiscordObserver } from './discord-observer.ts';

/** A courier that tells what came of each message that the bot posts by itself, and of each change of one. */
export function observedCourier(courier: Courier, observer: DiscordObserver): Courier {
  return {
    ...courier,
    post: async (...posting) => {
      const result = await courier.post(...posting);
      observer.posted(result.kind);
      return result;
    },
    edit: async (...editing) => {
      const result = await courier.edit(...editing);
      observer.changed(result.kind);
      return result;
    },
  };
}
