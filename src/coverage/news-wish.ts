/** Which news somebody wants, read from plain words. Topics are in the words that were typed. */
export interface NewsWish {
  /** One of them suffices; none is everything. */
  readonly wanted: readonly string[];
  /** News on one of them is left out. */
  readonly unwanted: readonly string[];
  /** Only from these outlets; none is all. As the coverage writes them. */
  readonly outlets: readonly string[];
  readonly unwantedOutlets: readonly string[];
}
