import type { Support } from './verdict.ts';

/** What a second reading of a sentence, against the words that it cites, came to. */
export interface SecondReading {
  readonly label: Support;
  /** In a few words: for the trace, and for people where a sentence is supported only partly. */
  readonly why: string;
}

/** Whether sentences, taken together, answer the question. */
export type Answers = 'yes' | 'part' | 'no';

/** A sentence that a model wrote, and what was said of it before a reader saw it. */
export interface ReadSentence {
  readonly text: string;
  /** *Unread*: time was up before it was read a second time. *Repeat*: it stood there already. *Decline*: it says, citing nothing, that the sources don't answer. Both are left out without a loss. */
  readonly fate: 'shown' | 'taken_out' | 'unread' | 'repeat' | 'decline';
  /** What code found amiss. */
  readonly found: readonly string[];
  /** `null` where nobody read it a second time. */
  readonly reading: SecondReading | null;
  /** Why it was taken out. */
  readonly reason: string | null;
}
