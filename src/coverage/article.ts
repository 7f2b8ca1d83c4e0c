/** Offsets are UTF-16 code units into `Article.text`; an end is exclusive. */

/** The nouns of the house: types only. Offsets are UTF-16 code units into `Article.text`; an end is exclusive. */
/** A run of characters of an article's canonical text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Readers see what is published or corrected, and nothing else. */
export type ArticleStatus = 'published' | 'corrected' | 'withdrawn' | 'draft';

/**
 * What a run of an article's text was before its Markdown was taken off. It stands next to the text, and never in it. *Question*: an
 * interviewer's, or a heading that asks. *Note*: a footnote. *Entry*: one of a live blog, from its time to the next.
 */
export type StructureMark = { readonly span: Span } & (
  | { readonly kind: 'heading' | 'question' | 'note' }
  /** Of a list; `leadIn` is the heading or sentence that the list completes, `list` all its items. */
  | { readonly kind: 'item'; readonly leadIn: Span | null; readonly list: Span }
  /** Of a table; an empty cell or head is an empty span. */
  | { readonly kind: 'row'; readonly heads: readonly Span[]; readonly cells: readonly Span[] }
  | { readonly kind: 'entry'; readonly time: string }
  | { readonly kind: 'correction'; readonly corrects: Span | null }
  /** A sentence of a live blog's later entry that gives another number for what an earlier one counts. */
  | { readonly kind: 'update'; readonly replaces: Span }
);

/** When an article may be read, and as what; it is a draft before. */
export interface Embargo {
  /** ISO 8601 instant in UTC. */
  readonly until: string;
  readonly status: ArticleStatus;
}

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
  /** By where they begin. */
  readonly structure: readonly StructureMark[];
  /** SHA-256 in hex of everything above that a reader can see: the article's version. */
  readonly hash: string;
  /** Why it is a draft, where it is one for a time. */
  readonly embargo?: Embargo;
}

/** A run of whole sentences of one article: `first` to `last`, both counted, as indices into `Article.sentences`. */
export interface Passage {
  readonly article: string;
  readonly first: number;
  readonly last: number;
}
