import type { Asker } from '../desk/recorder.ts';
import type { Answerable } from './interactions.ts';

/** Who asks, for the desk, which keeps the ids hashed. */
export function askerOf({ user, guildId }: Pick<Answerable, 'user' | 'guildId'>, isPrivate: boolean): Asker {
  return { id: user.id, server: guildId, place: 'discord', isPrivate };
}
