/** An article that an editor keeps out of answers: whatever versions of it come, it is never evidence, in no digest, and never suggested. */
export interface HiddenArticle {
  readonly article: string;
  /** Who hid it, hashed; `null` for whoever sits at the command line. */
  readonly by: string | null;
  readonly at: Date;
}

/** What editors hide and show again. Searches see it at once; the index follows when whoever writes it looks next. */
export interface HiddenArticles {
  /** @returns false where there is no article of that id. */
  hide(article: string, byHash: string | null, at: Date): Promise<boolean>;
  /** @returns false where it wasn't hidden. */
  show(article: string): Promise<boolean>;
  /** `null` where it isn't hidden. */
  find(article: string): Promise<HiddenArticle | null>;
  /** The longest hidden first. */
  all(): Promise<readonly HiddenArticle[]>;
}
