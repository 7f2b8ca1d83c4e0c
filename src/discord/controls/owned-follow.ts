import type { FollowOwner } from '../../schedule/follows.ts';
import type { Schedule } from '../../store/schedules.ts';
import type { BotContext } from '../wire/bot-context.ts';
import type { Answerable } from '../wire/interactions.ts';

/** A follow, and whose it is. */
interface OwnedFollow {
  readonly owner: FollowOwner;
  readonly schedule: Schedule;
}

/** The follow of that id that is the person's own, or the server's in which they are; `null` for others' and for none, which nobody is to tell apart. */
export async function ownedFollow(
  { user, guildId }: Pick<Answerable, 'user' | 'guildId'>,
  id: string,
  { follows }: Pick<BotContext, 'follows'>,
): Promise<OwnedFollow | null> {
  const owners: readonly FollowOwner[] = [
    { kind: 'person', id: user.id },
    ...(guildId === null ? [] : [{ kind: 'server' as const, id: guildId }]),
  ];
  for (const owner of owners) {
    const schedule = await follows.find(owner, id);
    if (schedule !== null) return { owner, schedule };
  }
  return null;
}
