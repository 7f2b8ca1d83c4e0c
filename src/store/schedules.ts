import type { Follow } from '../coverage/follow.ts';
import type { QuietHours, Rhythm } from '../coverage/rhythm.ts';
import type { ForumPlace, NewDelivery } from './deliveries.ts';

/** What people set for what comes by itself: a digest, or news of something that they follow. */
export interface ScheduleForm {
  /** Id of a channel, thread or forum, in clear: what is posted must get there. */
  readonly channel: string;
  /** `null` where the channel isn't a forum. */
  readonly forum: ForumPlace | null;
  readonly rhythm: Rhythm;
  /** As the time zone database names it: `Europe/Warsaw`. */
  readonly timeZone: string;
  /** A locale. */
  readonly language: string;
  /** Which news, in plain words; empty for all of it. */
  readonly words: string;
  /** How many stories at most. */
  readonly count: number;
  readonly quiet: QuietHours | null;
  /** Id of the one role that is mentioned; `null` for nobody. */
  readonly mention: string | null;
  readonly whenEmpty: 'skip' | 'say';
  /** Whether followers of an announcement channel get it as well. */
  readonly crosspost: boolean;
  /** What comes of digests that were due while the bot was down. */
  readonly missed: 'newest' | 'none';
  /** `null` for a digest. */
  readonly follow: Follow | null;
}

/** Why nothing comes: somebody said so, or the bot gave up after it had told of the trouble. */
export type PauseReason = 'by hand' | 'channel gone' | 'permission' | 'unusable';

export interface Schedule extends ScheduleForm {
  readonly id: string;
  /** Whose it is: hash of a server's id, or of a person's for what they follow in their direct messages. */
  readonly server: string;
  /** Id of the person whose direct messages it comes to, in clear; `null` where it comes to a server. */
  readonly follower: string | null;
  readonly paused: { readonly why: PauseReason; readonly since: Date } | null;
  /** The end of the last window that was told: what is newer, is news to this schedule. */
  readonly toldUntil: Date;
  /** The newest due moment of which it is decided what comes of it. */
  readonly settledUntil: Date;
  readonly createdAt: Date;
}

/** How many of a kind there may be, and whom they reach. */
interface Admission {
  /** Of digests, or of follows, that belong to the same server or person. */
  readonly most: number;
  readonly follower: string | null;
}

/** `there`: the same is followed in the same channel already. `full`: as many as there may be. */
export type Admitted = { readonly kind: 'added' | 'there'; readonly schedule: Schedule } | { readonly kind: 'full' };

/** What comes of a due moment. */
export interface Settlement {
  readonly due: Date;
  /**
   * `deliver`: it is in the outbox from now on, and `toldUntil` follows when it is posted or held; what this schedule had waiting there unsent is dropped.
   * `empty`: there was nothing to tell until then. `missed`: it is passed over, and its news comes with the next one.
   */
  readonly as: { readonly kind: 'deliver'; readonly delivery: NewDelivery } | { readonly kind: 'empty' | 'missed' };
}

/**
 * The digests that servers asked for, and what is followed. Whoever composes one claims its schedule first, so that of all processes one does; a claim ends by itself when its process was
 * killed. Moments are the callers'.
 */
export interface Schedules {
  /** Its news begins after `toldUntil`, its due times after `at`. */
  add(server: string, form: ScheduleForm, toldUntil: Date, at: Date): Promise<Schedule>;
  /** Adds it where there is room, and nothing is followed twice: in one transaction, whoever else adds one meanwhile. */
  admit(server: string, form: ScheduleForm, toldUntil: Date, at: Date, admission: Admission): Promise<Admitted>;
  find(id: string): Promise<Schedule | null>;
  /** Of a server, in the order in which they were added. */
  list(server: string): Promise<readonly Schedule[]>;
  /** Whether a channel is somebody's direct messages, by which they follow something. */
  isDirect(channel: string): Promise<boolean>;
  /** All that aren't paused. */
  active(): Promise<readonly Schedule[]>;
  /** Changes some of it; due times count from `at` on, and nothing of it that waits unsent is posted any more. @returns `null` when the server has no such schedule. */
  change(server: string, id: string, change: Partial<ScheduleForm>, at: Date): Promise<Schedule | null>;
  /** Nothing of it that waits unsent is posted any more. @returns false when there is none, or it is paused already. */
  pause(id: string, why: PauseReason, at: Date): Promise<boolean>;
  /** Due times count from `at` on; the news goes on where it stopped. @returns false when there is none, or it isn't paused. */
  resume(id: string, at: Date): Promise<boolean>;
  /** Its deliveries that wait unsent go with it; of a person's all of them, and their bytes are overwritten. @returns false when the server has no such schedule. */
  remove(server: string, id: string): Promise<boolean>;
  /** @returns the schedule as it stands, for `holder` alone until `forMs` after `at`; `null` when it is claimed, paused or gone. */
  claim(id: string, holder: string, forMs: number, at: Date): Promise<Schedule | null>;
  /** Gives a claim back with nothing settled. */
  release(id: string, holder: string): Promise<void>;
  /**
   * Settles a due moment of a claimed schedule and gives the claim back, in one transaction.
   * @returns false when nothing was changed: the claim was lost, the schedule was changed meanwhile, or another digest of it is on its way just now.
   */
  settle(id: string, holder: string, settlement: Settlement, at: Date): Promise<boolean>;
  /**
   * Settles a due moment as `empty` for all of these that are running, not claimed and not settled so far, in one transaction.
   * @returns the ids of those.
   */
  settleEmpty(ids: readonly string[], due: Date, at: Date): Promise<readonly string[]>;
  /** The clock was set back: what was settled or told after `at` no longer holds due times and news back. @returns of how many schedules. */
  setBack(at: Date): Promise<number>;
}
