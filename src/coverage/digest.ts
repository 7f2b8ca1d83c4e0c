import type { Citation, Mode, QuotesReason, SecondReadings, Sentence } from './answer.ts';
import type { Headline } from './article.ts';
import type { Filter } from './question.ts';
import type { StaleSource } from './source.ts';
import type { StoryNews, ToldNews } from './story-news.ts';

export interface DigestRequest {
  /** Only stories published within this many days before `askedAt`; `null` for the newest however old. */
  readonly days: number | null;
  readonly topic: string | null;
  /** How many stories at most. */
  readonly count: number;
  readonly filter: Filter;
  readonly askedAt: Date;
}

export interface DigestItem {
  readonly headline: string;
  readonly sentences: readonly Sentence[];
  readonly date: string | null;
  /** Whole days from publication to the moment of asking; `null` when undated. */
  readonly ageDays: number | null;
  readonly citations: readonly Citation[];
  /** Ids of the story's articles, the lead first. */
  readonly articles: readonly string[];
  /** Why it is told, in a digest that came by itself. */
  readonly news?: StoryNews | undefined;
}

export interface Digest {
  readonly mode: Mode;
  /** Who wrote it; `null` for quotes. */
  readonly model: string | null;
  readonly quotesReason: QuotesReason | null;
  readonly request: DigestRequest;
  /** How Claude's sentences were read a second time; absent for quotes. */
  readonly secondReading?: SecondReadings;
  /** Of one that came by itself; absent for one that was asked for. */
  readonly told?: ToldNews | undefined;
  /** Newest first, undated last. */
  readonly items: readonly DigestItem[];
  /** The newest story outside an empty window. */
  readonly newest: Headline | null;
  readonly undatedLeftOut: number;
  /** Sources whose news may be missing; absent for none. */
  readonly stale?: readonly StaleSource[];
  readonly complete: boolean;
  readonly ms: number;
  /** Id of its trace, put in by the desk; `null` or absent where none is kept. */
  readonly trace?: string | null;
}
