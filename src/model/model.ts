import type { Failure } from '../coverage/answer.ts';

/** One source of evidence as the model is given it: a sentence a block, so that a citation names sentences. */
export interface ModelSource {
  /** What the model calls it: headline, outlet and date. */
  readonly title: string;
  /** The article's address, or its id where it has none. */
  readonly address: string;
  /** Slices of the article's text; the space between two sentences ends the earlier one. None is blank. */
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

export interface Usage {
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
  | { readonly type: 'end'; readonly usage: Usage }
  | { readonly type: 'failed'; readonly failure: Failure; readonly detail: string; readonly usage: Usage | null };

/** Claude, or whoever writes, behind one method. A failure is an event, not an exception. */
export interface Model {
  /** Its name as people read it, e.g. `claude-haiku-5-5`. */
  readonly name: string;
  write(request: WritingRequest, signal: AbortSignal): AsyncIterable<ModelEvent>;
}
