/** Discord takes a reply to an interaction for 15 minutes; then its token is of no use to anybody. */
export const tokenLivesMs = 15 * 60_000;

/** A question that was counted: whose, as hashes, and when. */
export interface CountedQuestion {
  readonly who: readonly string[];
  readonly at: Date;
}

/** A reply that somebody in Discord waits for: it was said to be coming, and isn't there yet. */
export interface DeferredReply {
  /** The interaction's id. */
  readonly interaction: string;
  readonly application: string;
  /** The interaction's: whoever has it can reply in its place. */
  readonly token: string;
  /** Who waits, as a hash. */
  readonly asker: string;
  /** A locale: the language of the reply. */
  readonly language: string;
  readonly deferredAt: Date;
  /** `null` where nothing was counted. */
  readonly counted: CountedQuestion | null;
}

/**
 * The replies that are being made, so that nobody waits for one whose process was killed. Each belongs to the process that makes it for as long as that says so; after that it is
 * lost, and goes to whoever takes it. Moments are the callers'; where processes run on several machines, the database's clock says how much later it is.
 */
export interface DeferredReplies {
  /** To be kept before Discord is told that it is coming. It is the holder's until `forMs` after `deferredAt`. */
  keep(reply: DeferredReply, holder: string, forMs: number): Promise<void>;
  /** They are there, or never will be. */
  settle(interactions: readonly string[]): Promise<void>;
  /** Goes on holding all that the holder has. */
  extend(holder: string, forMs: number, at: Date): Promise<void>;
  /**
   * Takes those that nobody holds any more: they are the holder's until `forMs` after `at`. What is too old to be replied to is deleted. Where the caller's clock
   * is the only one, what is held for more than twice `forMs` from `at` is taken as well: that clock was set back.
   * @returns what was taken, in no order.
   */
  takeLost(holder: string, forMs: number, at: Date): Promise<readonly DeferredReply[]>;
}
