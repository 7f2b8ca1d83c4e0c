/** A source that can't be read now, so that news of it may be missing. */
export interface StaleSource {
  readonly id: string;
  /** ISO 8601 instant of when it was last read; `null` when it never was. */
  readonly readAt: string | null;
}

/** How a source of coverage stands, for whoever asks. */
export interface SourceStatus {
  readonly id: string;
  readonly kind: string;
  /** When it was last read to its end; `null` when it never was. */
  readonly readAt: Date | null;
  /** When something last came from it or changed. */
  readonly changedAt: Date | null;
  readonly nextAt: Date | null;
  /** Articles that it holds. */
  readonly articles: number;
  /** Why it couldn't be read the last time, in plain words. */
  readonly trouble: string | null;
  /** Failures in a row. */
  readonly failures: number;
  /** Nothing came for longer than ever before. */
  readonly isSilent: boolean;
  /** Changes that wait until somebody has looked. */
  readonly held: { readonly changed: number; readonly gone: number } | null;
}
