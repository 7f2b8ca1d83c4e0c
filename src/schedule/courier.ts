import type { Destination, PostedMessage } from '../store/deliveries.ts';

/** Why Discord won't have a message. `unknown_channel` can be an outage of Discord's as well; `unusable` stays so whenever it is tried. */
export type RefusalReason = 'unknown_channel' | 'missing_permission' | 'unusable';

export interface Refused {
  readonly kind: 'refused';
  readonly reason: RefusalReason;
  /** The permission that is missing, as Discord names it, where that is known. */
  readonly missing?: string;
  /** It stood there for a moment, and called its role: another try would call it again. */
  readonly hasCalled?: boolean;
  /** What Discord said. */
  readonly detail: string;
}

/** Nobody can tell whether it got through: the connection broke, time ran out, or Discord had an error of its own. */
export interface Unreachable {
  readonly kind: 'unreachable';
  readonly detail: string;
}

export type PostResult = { readonly kind: 'posted'; readonly posted: PostedMessage } | Refused | Unreachable;

export type EditResult = { readonly kind: 'done' } | Refused | Unreachable;

export type FindResult =
  | { readonly kind: 'found'; readonly posted: PostedMessage }
  /** All messages since then were read, and none is ours. */
  | { readonly kind: 'absent' }
  /** They may not be read, or the channel isn't there. */
  | { readonly kind: 'unreadable'; readonly detail: string }
  | Unreachable;

/** `done` as well when it was crossposted before. `later`: the channel has had its share. */
export type CrosspostResult =
  | { readonly kind: 'done' }
  | { readonly kind: 'later'; readonly afterMs: number }
  | Refused
  | Unreachable;

/** Takes messages to Discord. It never throws for what Discord or the network does: that is a value. */
export interface Courier {
  /**
   * One POST with `mark` as its nonce, which is enforced; no retry of its own where the first may have got through. It waits for its turn where the rate is limited.
   */
  post(to: Destination, payload: string, mark: string, signal: AbortSignal): Promise<PostResult>;
  /**
   * Looks for our message with that mark in its buttons. It reads back to `since`, and the newest page at least: this machine's clock may be wrong.
   */
  find(to: Destination, mark: string, since: Date, signal: AbortSignal): Promise<FindResult>;
  /** @param mayBeDone an earlier try may have got through: it is looked at first, and left alone if it did. */
  edit(posted: PostedMessage, payload: string, signal: AbortSignal, mayBeDone?: boolean): Promise<EditResult>;
  crosspost(posted: PostedMessage, signal: AbortSignal): Promise<CrosspostResult>;
}
