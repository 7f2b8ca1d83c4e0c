/** What calls to Claude cost. Dollars stand apart from who spent them: they count on when a person is forgotten. */
export interface Spending {
  /** Dollars of calls that ended from then on. */
  since(moment: Date): Promise<number>;
  /**
   * Counts what a call cost; on the disk when it resolves.
   * @returns the dollars from `since` on, without these: of several processes, one alone sees a limit passed.
   */
  add(dollars: number, endedAt: Date, since: Date): Promise<number>;
  /** Deletes what was spent before then. */
  deleteBefore(moment: Date): Promise<void>;
}
