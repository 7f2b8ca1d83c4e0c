export type FeedKind = 'rss' | 'atom' | 'rdf' | 'json';

/** A feed as a newsroom publishes it. */
export interface Feed {
  readonly kind: FeedKind;
  /** Plain text. */
  readonly title: string | null;
  /** The site's own address, absolute, over http or https. */
  readonly home: string | null;
  /** As the feed writes it: `en-us`. */
  readonly language: string | null;
  /** How long the feed asks to be left alone between two visits. */
  readonly ttlMinutes: number | null;
  readonly items: readonly FeedItem[];
}

/** What a feed says of one article. */
export interface FeedItem {
  /** As the feed writes it; it may be an address, and several items may share it by mistake. */
  readonly guid: string | null;
  /** Where the article stands: absolute, over http or https. */
  readonly url: string | null;
  /** Plain text without markup. */
  readonly title: string | null;
  /** ISO 8601: a day, or an instant with its offset. */
  readonly published: string | null;
  /** As `published`. Many Atom feeds say this alone. */
  readonly updated: string | null;
  /** Until when it asks to be held back, as the feed writes it. */
  readonly embargo: string | null;
  /** Names, parted by commas. */
  readonly author: string | null;
  readonly categories: readonly string[];
  /** The fullest text that the feed has, as HTML; empty where it has none. */
  readonly html: string;
  /** `false` where there's no text, a summary, or one that breaks off; `null` where the feed doesn't tell. */
  readonly isWhole: false | null;
  /** The item's own, else the feed's. */
  readonly language: string | null;
  /** What it's known by, each unique among the items of the feed: see `namesOf`. */
  readonly names: readonly string[];
}
