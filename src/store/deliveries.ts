import { createHash } from 'node:crypto';

/**
 * No claim and no pause before a next try is longer, in milliseconds: one that would last longer was made by a clock that was set back since, and doesn't count.
 */
export const longestClaimMs = 3_600_000;

/** Discord lets a channel's messages be changed about five times in five seconds, and a process that was killed no longer knows how often it did. */
export const changeGapMs = 1_250;

/** A post in a forum needs a title; `tags` are ids. */
export interface ForumPlace {
  readonly name: string;
  readonly tags: readonly string[];
}

/** Where a message goes. Ids are in clear: it must get there. */
export interface Destination {
  readonly channel: string;
  /** `null` where the channel isn't a forum. */
  readonly forum: ForumPlace | null;
  readonly crosspost: boolean;
}

/** A message that the bot posts by itself. */
export interface NewDelivery {
  /** Unique: what has a key already is never posted again. `digest/SCHEDULE/DUE` with the due moment in ISO. */
  readonly key: string;
  readonly kind: 'digest' | 'desk' | 'correction';
  readonly to: Destination;
  /** What the courier sends; opaque here. */
  readonly payload: string;
  /** Goes as Discord's nonce, and stands in the message's buttons: `markOf(key)`. */
  readonly mark: string;
  /** Nothing is sent before. */
  readonly dueAt: Date;
  /** Ids of the traces that it quotes or belongs to. */
  readonly traces: readonly string[];
  /** The schedule whose news it tells, and until when; `null` where it is no digest. */
  readonly tells: { readonly schedule: string; readonly until: Date } | null;
  /** The message that it changes; `null` or absent where it is a message of its own. Done twice, that is done once: nothing is looked for before it is sent again. */
  readonly edits?: PostedMessage | null;
}

/** The mark of a key: 24 hex digits, as long as Discord's nonces may be. */
export function markOf(key: string): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 24);
}

/**
 * `waiting`: certainly not posted. `sending`: perhaps posted, from `sentAt` on. `held`: perhaps posted, and nobody can find out: told, and left alone.
 * `dropped`: never to be posted.
 */
type DeliveryState = 'waiting' | 'sending' | 'posted' | 'held' | 'dropped';

/** Where it stands. In a forum, `channel` is the post's own thread. */
export interface PostedMessage {
  readonly channel: string;
  readonly message: string;
}

/** `payload` is empty from when it was posted or dropped. */
export interface Delivery extends NewDelivery {
  readonly state: DeliveryState;
  /** The moment before the first try that may have got through; `null` while none was made. */
  readonly sentAt: Date | null;
  /** When the first try failed, if none succeeded since; what went wrong last. */
  readonly trouble: {
    readonly since: Date;
    readonly what: string;
    readonly isTold: boolean;
    readonly tries: number;
  } | null;
  readonly posted: PostedMessage | null;
  readonly createdAt: Date;
}

/** A posted message that followers should get. */
export interface Crosspost {
  readonly key: string;
  readonly posted: PostedMessage;
}

/**
 * The outbox: what the bot posts by itself, each message once. Whoever sends one claims it first; a claim ends by itself when its process was killed, and what that one
 * was doing is known from the state. Moments are the callers'; where processes run on several machines, how long claims and pauses last is by the database's clock.
 */
export interface Deliveries {
  /** @returns false when that key is there already, whatever became of it. */
  add(delivery: NewDelivery, at: Date): Promise<boolean>;
  /** Adds one that changes a message, in place of what waits to change it. What has the key already is left alone. */
  change(delivery: NewDelivery, at: Date): Promise<void>;
  /** Takes corrections that were added from a moment on and aren't sent yet out again, as if they had never been there. @returns how many. */
  withdrawCorrections(since: Date): Promise<number>;
  /** The newest that changes, or changed, that message; `null` for none. What was dropped doesn't count. */
  lastChange(message: string): Promise<Delivery | null>;
  /** The newest that change, or changed, a message, newest first, with the trace whose answer stands there; `null` where that is kept no more. */
  changes(limit: number): Promise<readonly { readonly delivery: Delivery; readonly trace: string | null }[]>;
  find(key: string): Promise<Delivery | null>;
  /** Whether something of a schedule may be posted already, which isn't known yet: nothing of it may come after it before it is. */
  isUnderWay(schedule: string): Promise<boolean>;
  /** Whether something of a schedule waits to be posted, or to be tried again. */
  isWaiting(schedule: string): Promise<boolean>;
  /** How much of a schedule, due after a moment, was posted or held. */
  postedSince(schedule: string, moment: Date): Promise<number>;
  /** Until when the news of a schedule was told, before a moment: by what was posted or held; `null` for nothing that is kept. */
  toldBefore(schedule: string, moment: Date): Promise<Date | null>;
  /**
   * The oldest unfinished message of each channel where none is claimed and that may be tried at `at`, `limit` channels at most: the order in a channel holds. Changes of
   * messages keep no order; they come after what is to be posted, one at a time in a channel.
   * They are the holder's until `forMs` after `at`.
   */
  claim(holder: string, forMs: number, at: Date, limit: number): Promise<readonly Delivery[]>;
  /**
   * To be called right before a POST: from now on it may have been posted. The claim is extended by `forMs`.
   * @param isNewTry whether no earlier try can have got through: `sentAt` is `at`, else it stays the first one's.
   * @returns false when the claim was lost, or it was dropped: nothing may be sent.
   */
  sending(key: string, holder: string, forMs: number, at: Date, isNewTry: boolean): Promise<boolean>;
  /** Gives a claim on a message or its crosspost back, with nothing done. */
  release(key: string, holder: string): Promise<void>;
  /** It stands there. The news of its schedule counts as told, a crosspost waits where one is wanted, and where it quotes a trace that is kept as a shown answer. */
  posted(key: string, holder: string, posted: PostedMessage): Promise<void>;
  /**
   * It didn't get through and is tried again from `notBefore` on; the claim is given back.
   * @param mayBePosted whether it is unknown if it got through.
   */
  failed(
    key: string,
    holder: string,
    failure: {
      readonly what: string;
      readonly notBefore: Date;
      readonly mayBePosted: boolean;
      readonly isTold: boolean;
    },
    at: Date,
  ): Promise<void>;
  /** It may stand there, which nobody can find out: its news counts as told. */
  hold(key: string, holder: string, what: string, at: Date): Promise<void>;
  /** It was not posted, and is to be written anew: its due moment counts as not settled. */
  takeBack(key: string, holder: string): Promise<void>;
  /** It is never posted. */
  drop(key: string, holder: string, what: string, at: Date): Promise<void>;
  /** Posted messages that belong to or quote a trace, newest first. */
  postedAbout(trace: string): Promise<readonly Delivery[]>;
  /** Posted messages of that kind of which a trace no longer exists, the oldest first: `emptied` takes one off the list until another of its traces ends. */
  outlivingTraces(kind: NewDelivery['kind'], limit: number): Promise<readonly Delivery[]>;
  emptied(key: string): Promise<void>;
  /**
   * The oldest messages that wait to be crossposted, one a channel, where fewer than `limitPerHour` were within the hour before `at`. They are the holder's until `forMs` after `at`.
   */
  claimCrossposts(holder: string, forMs: number, at: Date, limitPerHour: number): Promise<readonly Crosspost[]>;
  crossposted(key: string, holder: string, at: Date): Promise<void>;
  /** @param notBefore when to try again; `null` for never. */
  crosspostFailed(key: string, holder: string, notBefore: Date | null): Promise<void>;
  /** Deletes what is finished and was due before then; of follows, of which a day may bring thousands, before another moment. */
  deleteBefore(moment: Date, ofFollows: Date): Promise<number>;
}
