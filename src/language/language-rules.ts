import type { ArticleStatus } from '../coverage/article.ts';
import type { DateGrammar } from './date-grammar.ts';
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
  readonly corrections: CorrectionWords | null;
  readonly changes: ChangeWords | null;
  readonly fields: FieldWords | null;
  readonly wishes: WishWords | null;
  /** A lower-case word with the words written out that it is drawn together from. */
  readonly contractions: ((word: string) => string) | null;
  readonly order: WordOrder | null;
  /** A lower-case word's stem. */
  readonly stem: ((word: string) => string) | null;
}

/** Abbreviations written with a full stop, in lower case and without the last one. */
export interface Abbreviations {
  /** Always followed by what they belong to: a title and its name. */
  readonly leading: ReadonlySet<string>;
  /** They belong to a number or a month, if one follows: "No. 5", "Mon. Sept. 3"; else they are words or end the sentence. */
  readonly beforeNumber: ReadonlySet<string>;
  /** They may end a sentence too; initials and dotted letters do without being listed. */
  readonly ending: ReadonlySet<string>;
  /** Whether a sentence goes on after what may end it. */
  readonly goesOn: (abbreviation: Abbreviated) => boolean;
  /** Whether a number with a full stop doesn't end a sentence: "am 3. März". */
  readonly isOrdinal: (number: Abbreviated) => boolean;
}

/** A word or number with a full stop, and what stands around it. */
export interface Abbreviated {
  /** In lower case, without its full stop. */
  readonly word: string;
  /** The sentence up to it. */
  readonly before: string;
  /** What follows, which begins with a capital, a digit or a letter without case; the first few words. */
  readonly after: string;
}

export interface DateWords {
  /** Other forms of a month's or weekday's name than those that `Intl` knows, in lower case. */
  readonly formsOf: (name: string) => readonly string[];
  /** How questions tell days. */
  readonly grammar: DateGrammar;
}

/** How a sentence may be put otherwise and say the same. */
export interface WordOrder {
  /** Endings tell who does what to whom, so that words may stand in any order. */
  readonly isFree: boolean;
  /** Before who does it, where the sentence is passive, in lower case: "by". */
  readonly agents: ReadonlySet<string>;
  /** Verbs that make it passive, in lower case: "was". */
  readonly auxiliaries: ReadonlySet<string>;
}

/** How newsrooms say inside an article that they correct or update it. */
export interface CorrectionWords {
  /** Words that head a correction, in lower case. */
  readonly headings: readonly string[];
  /** Words that head what was added since, which needn't correct anything, in lower case. */
  readonly updates: readonly string[];
  /** How a sentence begins that says so without them: sources of patterns, to be read with `iu`. */
  readonly openings: readonly string[];
  /** Beginnings of words by which it admits that something was wrong: the same. */
  readonly admissions: readonly string[];
  /** Words before what was wrong: "43, not 34"; the same. */
  readonly contrasts: readonly string[];
}

/** How people ask what became of an article. Patterns are sources, to be read with `iu` at the beginning of a question. */
export interface ChangeWords {
  /** What they call what a newsroom writes, in lower case. */
  readonly texts: readonly string[];
  /** Beginnings of words for what is done to it: "correct", "withdraw". */
  readonly deeds: readonly string[];
  /** How a question begins that asks for that, where it names such a text. */
  readonly asks: readonly string[];
  /** How one begins that asks for it without naming a text. */
  readonly plain: readonly string[];
}

/** What newsrooms call the fields of front matter and imports, and what they write in them, in lower case. */
export interface FieldWords {
  /** Other names of our fields, by ours. */
  readonly names: Readonly<Record<string, readonly string[]>>;
  /** What they call an article that readers may see, and one that they may not yet or no longer. */
  readonly statuses: Readonly<Record<ArticleStatus, readonly string[]>>;
  /** What they set a switch to, as `draft`. */
  readonly yes: readonly string[];
  readonly no: readonly string[];
}

/** How people say which news they want, in lower case. */
export interface WishWords {
  /** What follows isn't wanted: "without". */
  readonly without: readonly string[];
  /** What went before isn't wanted: "제외". */
  readonly excluded: readonly string[];
  /** What follows is wanted, whatever went before: "but", "only". */
  readonly wanted: readonly string[];
  /** Between things of which the same is said. */
  readonly joins: readonly string[];
  /** Around a topic or an outlet, they say nothing of it: "news about". */
  readonly fillers: readonly string[];
  /** Particles written onto a topic's last word. */
  readonly endings: readonly string[];
}
