/** Something of a source as it was read last: a file, a line, an item of a feed, a page. */
export interface ItemRecord {
  /** The name under which it came first. */
  readonly key: string;
  /** Tells what it held then from what it holds now. */
  readonly stamp: string;
  /** Id of the article it holds; `null` when it couldn't be read. */
  readonly article: string | null;
  /** Why it couldn't be read, as JSON. */
  readonly problem: string | null;
}

/** An item among those of all sources. */
export interface ItemHolder {
  readonly source: number;
  readonly key: string;
}
