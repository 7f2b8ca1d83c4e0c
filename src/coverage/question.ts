/** What narrows the coverage down. Days are ISO days in the bot's time zone, both counted, and mean publication. */
export interface Filter {
  readonly from: string | null;
  readonly to: string | null;
  readonly outlets: readonly string[];
}

/** ISO days, both counted; `null` is no limit. */
export type Days = Pick<Filter, 'from' | 'to'>;

export interface Question {
  readonly text: string;
  readonly filter: Filter;
  /** The moment of asking: "last week" is counted from here. */
  readonly askedAt: Date;
  /** Days that a follow-up took over from the question before it, read and not set: they count where `filter` sets none. */
  readonly inferred?: Days;
  /** The question before it in a conversation: names, filter and cited stories carry over where this one leaves them open. */
  readonly follows?: Followed;
}

/** An earlier question of a conversation. */
export interface Followed {
  readonly text: string;
  /** As it was applied. */
  readonly filter: Filter;
  /** What of it the person set. */
  readonly binding: Filter;
  /** Ids of the articles that its answer cited. */
  readonly articles: readonly string[];
  /** The quotes that were shown: quoting them again answers nothing new. */
  readonly shown?: readonly string[];
  /** What it was answered, in short; empty where it wasn't. */
  readonly answer: string;
}
