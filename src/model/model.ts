import type { Failure } from '../coverage/answer.ts';
import type { Answers, SecondReading } from '../coverage/second-reading.ts';

/** One source of evidence as the model is given it: a sentence a block, so that a citation names sentences. */
export interface ModelSource {
  /** What the model calls it: headline, outlet and date. */
  readonly title: string;
  /** The article's address, or its id where it has none. */
  readonly address: string;
  /** Sentences as they stand in the article, the space between two in the earlier one; between them gaps and headings. None is blank. */
  readonly blocks: readonly string[];
}

/** What the model wants to be looked for; `null` where it sets no limit. */
export interface SearchQuery {
  readonly query: string;
  /** ISO days of publication, both counted; `from` isn't later than `to`. */
  readonly from: string | null;
  readonly to: string | null;
  readonly outlet: string | null;
}

/** Sources that weren't sent yet, none when nothing was found; or a sentence for the model: why not, and what to do instead. */
export type SearchOutcome = readonly ModelSource[] | { readonly problem: string };

export interface WritingRequest {
  /** The system prompt. */
  readonly instructions: string;
  readonly sources: readonly ModelSource[];
  /** The person's words: data, sent after the sources. */
  readonly question: string;
  /** The model may look again, a few times, before it answers. What is found counts on from `sources`, in order. */
  readonly search?: (query: SearchQuery, signal: AbortSignal) => Promise<SearchOutcome>;
  /** How often it may look again, where that is less than the model's own limit. Each time is one more call. */
  readonly mostSearches?: number;
}

/**
 * Blocks `start` to `end` (exclusive) of one source, and the words the model says stand there. All unchecked. `source`
 * counts everything that was sent: the request's sources, then those of each search.
 */
export interface ModelCitation {
  readonly source: number;
  readonly start: number;
  readonly end: number;
  readonly citedText: string;
}

export interface TokenUsage {
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly cacheReadTokens: number;
  readonly cacheWriteTokens: number;
}

/**
 * `text`: one finished piece of the answer with all of its citations; a sentence may run over several. What the model
 * says before a search is none. `end` or `failed` comes last, once: pieces before `failed` are whole, what broke off in
 * the middle is left out. `usage` is of all searches together, `detail` is for the log.
 */
export type ModelEvent =
  | { readonly type: 'text'; readonly text: string; readonly citations: readonly ModelCitation[] }
  | { readonly type: 'end'; readonly usage: TokenUsage }
  | {
      readonly type: 'failed';
      readonly failure: Failure | 'budget_spent';
      readonly detail: string;
      readonly usage: TokenUsage | null;
    };

/** What one small request came to: its value, or why there is none. */
export type Reply<T> =
  | { readonly value: T; readonly usage: TokenUsage }
  | { readonly failure: Failure | 'budget_spent'; readonly detail: string; readonly usage: TokenUsage | null };

/** Words of a person's that are to be written anew: a follow-up as a question of its own, or a topic in the coverage's language. */
export interface RewritingRequest {
  /** The system prompt. */
  readonly instructions: string;
  /** What a follow-up leans on; empty for what stands for itself. */
  readonly earlierQuestion: string;
  /** What it was answered, in short; empty where it wasn't. */
  readonly earlierAnswer: string;
  readonly question: string;
}

/** A follow-up as a question of its own; `null` where it sets no limit. */
export interface Rewritten {
  readonly question: string;
  /** ISO days of publication, both counted; `from` isn't later than `to`. */
  readonly from: string | null;
  readonly to: string | null;
}

/** Words that a sentence cites, where they stand. */
export interface CitationInContext {
  /** Headline, outlet and date, as the writer was given them. */
  readonly title: string;
  /** The sentences just before; empty at an article's beginning. */
  readonly before: string;
  readonly cited: string;
  /** The sentence just behind; empty at an article's end. */
  readonly after: string;
}

/** A sentence of an answer that is to be read against what it cites. */
export interface SentenceToVerify {
  readonly text: string;
  readonly cites: readonly CitationInContext[];
  /** What of the sentence code found nowhere in the cited words or around them: a hint, no verdict. */
  readonly notFound: readonly string[];
}

export interface VerifyingRequest {
  /** The system prompt. */
  readonly instructions: string;
  /** The person's words; `null` where nothing was asked, as for a digest. */
  readonly question: string | null;
  /** The answer's sentences that passed before, in order. */
  readonly passedBefore: readonly string[];
  readonly sentences: readonly SentenceToVerify[];
  /** Nothing follows: say whether the sentences that stand then answer the question. */
  readonly isLast: boolean;
}

export interface Verification {
  /** One a sentence, in order; `null` for one that nothing usable was said of. */
  readonly readings: readonly (SecondReading | null)[];
  /** `null` where it wasn't asked. */
  readonly answers: Answers | null;
}

/** Claude, or whoever writes, behind three methods. A failure is a value or an event, not an exception. */
export interface Model {
  /** Its name as people read it, e.g. `claude-haiku-5-5`. */
  readonly name: string;
  /** Writes a person's words anew, as the instructions say: one small call. */
  rewrite(request: RewritingRequest, signal: AbortSignal): Promise<Reply<Rewritten>>;
  /** Writes an answer from sources: one call, and one more for each search. */
  write(request: WritingRequest, signal: AbortSignal): AsyncIterable<ModelEvent>;
  /** Reads sentences against the words that they cite: one small call. */
  verify(request: VerifyingRequest, signal: AbortSignal): Promise<Reply<Verification>>;
}
