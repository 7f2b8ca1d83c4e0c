/** The nouns of the house: types only. Offsets are UTF-16 code units into `Article.text`; an end is exclusive. */

/** A run of characters of an article's canonical text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export type ArticleStatus = 'published' | 'corrected' | 'withdrawn';

/** What a reader sees of an article before opening it. */
export interface Headline {
  readonly id: string;
  readonly title: string;
  /** True when the article came without a headline and its first words stand in for one. */
  readonly titleIsOurs: boolean;
  /** The outlet; `null` when the file doesn't name one. */
  readonly source: string | null;
  /** ISO 8601 day (`2026-02-03`) or instant; `null` means undated, and stays so. */
  readonly date: string | null;
  /** The article's own http(s) address. */
  readonly url: string | null;
}

export interface Article extends Headline {
  readonly author: string | null;
  readonly section: string | null;
  /** BCP 47 tag, as the file says or as detected. */
  readonly language: string;
  readonly updated: string | null;
  readonly status: ArticleStatus;
  readonly correction: string | null;
  /** Canonical text: NFC, LF, Markdown taken off. */
  readonly text: string;
  /** Where its paragraphs' sentences lie in `text`, in order. Headings are not sentences: they are not evidence. */
  readonly sentences: readonly Span[];
  /** SHA-256 in hex of everything above that a reader can see: the article's version. */
  readonly hash: string;
}

/** A run of whole sentences of one article: `first` to `last`, both counted, as indices into `Article.sentences`. */
export interface Passage {
  readonly article: string;
  readonly first: number;
  readonly last: number;
}

/** Articles that tell one story: the lead is the original, the others are copies, rewrites and updates of it. */
export interface Story {
  readonly lead: Article;
  readonly others: readonly Headline[];
}

/** What an article says, verbatim: `text.slice(span.start, span.end)`. */
export interface Saying {
  readonly article: string;
  readonly span: Span;
  readonly text: string;
}

/** Where two articles of one story, telling the same, quote other words or give another number. */
export interface Difference {
  readonly kind: 'quotation' | 'number';
  /** The lead's. */
  readonly ours: Saying;
  readonly theirs: Saying;
}

/** What narrows the coverage down. Days are ISO days in the bot's time zone, both counted, and mean publication. */
export interface Filter {
  readonly from: string | null;
  readonly to: string | null;
  readonly outlets: readonly string[];
}

export interface Question {
  readonly text: string;
  readonly filter: Filter;
  /** The moment of asking: "last week" is counted from here. */
  readonly askedAt: Date;
  /** The question before it in a conversation: names, filter and cited stories carry over where this one leaves them open. */
  readonly follows?: Followed;
}

/** An earlier question of a conversation. */
export interface Followed {
  readonly text: string;
  readonly filter: Filter;
  /** Ids of the articles that its answer cited. */
  readonly articles: readonly string[];
  /** What it was answered, in short; empty where it wasn't. */
  readonly answer: string;
}

/** One article of the evidence, with the passages that speak to the question, best first. */
export interface Source {
  readonly article: Article;
  readonly passages: readonly Passage[];
  readonly score: number;
  /** The other articles of its story. */
  readonly copies: readonly Headline[];
  /** Where these quote other words or give another number. */
  readonly differences: readonly Difference[];
}

export type Judgement = 'covered' | 'unsure' | 'not_covered';

/** One thing that the question speaks of. */
export interface QueryTerm {
  /** Its term as the index knows it. */
  readonly text: string;
  readonly kind: 'name' | 'number' | 'noun' | 'verb' | 'other';
  /** Inverse document frequency: how rare it is in the archive. */
  readonly idf: number;
  /** The archive has it nowhere, in no variant. */
  readonly isUnknown: boolean;
  /** What ranking makes of it beside its rarity. */
  readonly weight: number;
  /** Terms by which it is met, itself among them with 1, and how much each counts. */
  readonly variants: readonly { readonly text: string; readonly weight: number }[];
  /** Where it stands among the question's words. */
  readonly position: number;
}

export interface Evidence {
  readonly judgement: Judgement;
  /** How sure the judgement is that it's covered: 0 to 1, covered from 0.5. */
  readonly coverage: number;
  /** No article is in the question's language: not finding its words says nothing, so it is never judged *not covered*. */
  readonly inOtherLanguage: boolean;
  readonly terms: readonly QueryTerm[];
  readonly filter: Filter;
  /** Best first, one a story. */
  readonly sources: readonly Source[];
  /** Headlines nearest to the question, for when it isn't covered. */
  readonly nearest: readonly Headline[];
  /** Articles that a date filter left out because they carry no date. */
  readonly undatedLeftOut: number;
}

/** A verbatim span of an article, as shown to the reader. */
export interface Citation {
  /** Counted from 1 within one answer or digest; stands in the text as `[1]`. */
  readonly number: number;
  readonly article: string;
  /** `Article.hash` of the version that was cited. */
  readonly version: string;
  readonly span: Span;
  /** `text.slice(span.start, span.end)` of that version. */
  readonly quote: string;
  readonly headline: Headline;
  readonly copies: readonly Headline[];
  /** Where copies of the story have other words or another number than this span. */
  readonly differences?: readonly Difference[];
  /** What the article says was corrected in it. */
  readonly correction?: string;
  /** Opinion or analysis, by the section that the article names. */
  readonly isOpinion?: boolean;
}

/** How far the cited words bear a sentence. *Contradicted*: it differs from them in a number, a date, a name or a negation. */
export type Support = 'supported' | 'partly' | 'unsupported' | 'contradicted';

/** What a sentence has that the cited words have not, or have otherwise. */
export interface Reason {
  readonly fault:
    | 'quotation'
    | 'number'
    | 'date'
    | 'name'
    | 'negation'
    | 'opposite'
    | 'modality'
    | 'attribution'
    | 'bound'
    | 'words';
  /** The words of the sentence. */
  readonly claimed: string;
  /** What the cited words say instead; `null` where they say nothing of it. */
  readonly cited: string | null;
}

/** What the check of one sentence against the words that it cites came to. */
export interface Verdict {
  readonly label: Support;
  /** How sure it is that the sentence is borne: 0 to 1. */
  readonly score: number;
  readonly reasons: readonly Reason[];
}

/** One checked sentence of an answer. */
export interface Sentence {
  readonly text: string;
  /** Numbers of the answer's citations that bear it. */
  readonly citations: readonly number[];
  readonly startsParagraph: boolean;
  /** What it cites bears it only in part. */
  readonly isPartly?: boolean;
}

export type Mode = 'claude' | 'quotes';

/** Why Claude didn't write (the rest of) an answer. */
export type Failure =
  | 'rate_limited'
  | 'overloaded'
  | 'unavailable'
  | 'timed_out'
  | 'cut_off'
  | 'refused'
  | 'too_long'
  | 'context_full'
  | 'bad_key'
  | 'no_credit'
  | 'no_such_model'
  | 'bad_request'
  | 'stopped';

/**
 * Why an answer is quotes, or why one of Claude's may stop short; `null` where Claude wrote all of it. *Other language*: the
 * question is in a language that the coverage isn't in, and Claude isn't there to search for it.
 */
export type QuotesReason = Failure | 'no_key' | 'other_language' | 'nothing_cited' | 'budget_spent';

export interface Answer {
  readonly status: 'answered' | 'not_covered' | 'failed';
  readonly mode: Mode;
  /** Who wrote it; `null` for quotes. */
  readonly model: string | null;
  readonly question: string;
  readonly quotesReason: QuotesReason | null;
  /** The filter as it was understood. */
  readonly filter: Filter;
  readonly sentences: readonly Sentence[];
  readonly citations: readonly Citation[];
  readonly nearest: readonly Headline[];
  readonly undatedLeftOut: number;
  /** Date of the newest cited article, or `null` when all are undated. */
  readonly asOf: string | null;
  /** Whole days from then to the question; left out where it's undated. */
  readonly asOfAgeDays?: number;
  /** False while sentences are still coming in. */
  readonly complete: boolean;
  readonly ms: number;
  /** Id of its trace, put in by the desk; `null` or absent where none is kept. */
  readonly trace?: string | null;
  /** It was given before, to the same question, and is given again. */
  readonly repeats?: { readonly askedAt: Date } | undefined;
}

/** What the coverage says to a statement that somebody else made. */
export type Finding = Exclude<Support, 'unsupported'> | 'not_covered';

export interface CheckedClaim {
  /** The statement as it was made, without Markdown. */
  readonly text: string;
  readonly finding: Finding;
  /** Against the words cited; `null` where it isn't covered. */
  readonly verdict: Verdict | null;
  /** Numbers of the check's citations. */
  readonly citations: readonly number[];
}

/** The statements of a message, held against the coverage. */
export interface ClaimCheck {
  readonly claims: readonly CheckedClaim[];
  readonly citations: readonly Citation[];
  /** Statements after those that were looked at. */
  readonly notLookedAt: number;
  /** No article is in the language of one of them, so code can't compare them. */
  readonly isInOtherLanguage: boolean;
}

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
}

export interface Digest {
  readonly mode: Mode;
  /** Who wrote it; `null` for quotes. */
  readonly model: string | null;
  readonly quotesReason: QuotesReason | null;
  readonly request: DigestRequest;
  /** Newest first, undated last. */
  readonly items: readonly DigestItem[];
  /** The newest story outside an empty window. */
  readonly newest: Headline | null;
  readonly undatedLeftOut: number;
  readonly complete: boolean;
  readonly ms: number;
  /** Id of its trace, put in by the desk; `null` or absent where none is kept. */
  readonly trace?: string | null;
}
