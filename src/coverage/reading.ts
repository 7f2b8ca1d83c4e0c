import type { Support } from './verdict.ts';

/** What a second reading of a sentence, against the words that it cites, came to. */
export interface SecondReading {
  readonly label: Support;
  /** In a few words: for the trace, and for people where a sentence is supported only partly. */
  readonly why: string;
}

/** Whether sentences, taken together, answer the question. */
export type Answers = 'yes' | 'part' | 'no';
