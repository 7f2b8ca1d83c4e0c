/** Small values that the bot must remember, each under a name. */
export interface Settings {
  /** `null` when there is none. */
  get(key: string): Promise<string | null>;
  set(key: string, value: string): Promise<void>;
  /**
   * Changes a value in one transaction: of two changes at once neither is lost.
   * @param change from the value as it is, `null` when there is none, to the new one. It does nothing else.
   */
  change(key: string, change: (kept: string | null) => string): Promise<void>;
}
