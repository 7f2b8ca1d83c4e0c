import type { NumberWords } from './number-words.ts';
import type { UnitWords } from './unit-words.ts';

/**
 * What is known of a language, a topic a file in its folder. `null` where nothing is: what a language has no rules for is never judged by
 * those of another.
 */
export interface LanguageRules {
  /** Two letters of ISO 639-1. */
  readonly code: string;
  /** Words of grammar, in lower case. They say nothing of a text's subject and much of its language. */
  readonly functionWords: ReadonlySet<string> | null;
  readonly abbreviations: Abbreviations | null;
  readonly numbers: NumberWords | null;
  readonly units: UnitWords | null;
  readonly dates: DateWords | null;
  /** How newsrooms head a correction, in lower case. */
  readonly corrections: readonly string[] | null;
  /** A lower-case word's stem. */
  readonly stem: ((word: string) => string) | null;
}

/** Abbreviations that end with a full stop and by themselves no sentence; in lower case, without their last full stop. */
export interface Abbreviations {
  /** Always followed by what they belong to: a title and its name. */
  readonly leading: ReadonlySet<string>;
  /** They belong to a number, if one follows: "No. 5", "Jan. 6"; else they are words or end the sentence. */
  readonly beforeNumber: ReadonlySet<string>;
  /** They may end a sentence too; what follows decides. */
  readonly ambiguous: ReadonlySet<string>;
  /** Words that a sentence often begins with, and a name seldom. */
  readonly starters: ReadonlySet<string>;
}

export interface DateWords {
  /** Other forms of a month's or weekday's name than those that `Intl` knows, in lower case. */
  readonly formsOf: (name: string) => readonly string[];
}
