import type { BriefingScope } from '../coverage/briefing.ts';
import type { Follow } from '../coverage/follow.ts';
import type { HashId } from '../store/hash-id.ts';
import type { Admitted, Schedule, ScheduleForm, Schedules } from '../store/schedules.ts';

/** As many as a menu of Discord's takes: of a person, and of a server. */
export const mostFollows = 25;
/** Messages of one follow within a day, where nobody said how many, and at most. */
export const mostADay = { default: 5, limit: 10 };
/** A person's follow is silent at night; a channel has no night. */
export const nightHours = { from: '22:00', to: '07:00' };
/** News that is bundled is to be whole: as many stories as a digest may have. */
const storiesAMessage = 10;

/** Whose a follow is: who unfollows it, and whose limit it counts for. */
export interface FollowOwner {
  readonly kind: 'person' | 'server';
  /** As Discord has it. */
  readonly id: string;
}

/** What people and servers follow. A follow is a schedule that is looked at often and says nothing where nothing is new. */
export interface Follows {
  /** In the order in which they were added. */
  list(owner: FollowOwner): Promise<readonly Schedule[]>;
  /** @returns `null` when the owner follows no such thing. */
  find(owner: FollowOwner, id: string): Promise<Schedule | null>;
  /** Tells what comes from now on. */
  add(owner: FollowOwner, form: ScheduleForm): Promise<Admitted>;
  /** @returns false when there is none of the owner's, or it is paused already. */
  pause(owner: FollowOwner, id: string): Promise<boolean>;
  /** @returns false when there is none of the owner's, or it isn't paused. */
  resume(owner: FollowOwner, id: string): Promise<boolean>;
  /** Of a person's, where to reach them is erased as well. @returns false when there is none of the owner's. */
  remove(owner: FollowOwner, id: string): Promise<boolean>;
}

interface FollowsParts {
  readonly schedules: Schedules;
  readonly hashId: HashId;
  readonly now: () => Date;
}

/** Opens what is followed over the stored schedules. A server's id is kept as a hash; a person's stands in clear next to it, because what they follow has to reach them. */
export function createFollows({ schedules, hashId, now }: FollowsParts): Follows {
  const hashOf = ({ kind, id }: FollowOwner): string => hashId(kind, id);
  const find = async (owner: FollowOwner, id: string): Promise<Schedule | null> => {
    const found = await schedules.find(id);
    return found?.server === hashOf(owner) && found.follow !== null ? found : null;
  };
  return {
    list: async (owner) => (await schedules.list(hashOf(owner))).filter(({ follow }) => follow !== null),
    find,
    add: (owner, form) => {
      const at = now();
      const follower = owner.kind === 'person' ? owner.id : null;
      return schedules.admit(hashOf(owner), form, at, at, { most: mostFollows, follower });
    },
    pause: async (owner, id) => (await find(owner, id)) !== null && schedules.pause(id, 'by hand', now()),
    resume: async (owner, id) => (await find(owner, id)) !== null && schedules.resume(id, now()),
    remove: async (owner, id) => (await find(owner, id)) !== null && schedules.remove(hashOf(owner), id),
  };
}

/** A follow as a schedule. @param words what a topic is searched by, where that isn't what people know it by. */
export function followForm(
  follow: Follow,
  place: Pick<ScheduleForm, 'channel' | 'timeZone' | 'language' | 'quiet'>,
  words: string = follow.label,
): ScheduleForm {
  return {
    ...place,
    ...{ follow, forum: null, rhythm: { kind: 'often' }, count: storiesAMessage },
    words: follow.kind === 'topic' ? words : '',
    ...{ mention: null, whenEmpty: 'skip', crosspost: false, missed: 'newest' },
  };
}

/** What is asked for where words can't say it. */
export function scopeOfFollow({ kind, label, articles }: Follow): BriefingScope | null {
  if (kind === 'topic') return null;
  return kind === 'outlet' ? { kind, outlet: label } : { kind, articles };
}
