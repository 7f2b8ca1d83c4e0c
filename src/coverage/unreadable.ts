/** Thrown while one file, feed or page is read; carries the line. What it says of itself may not be known by then. */
export class UnreadableError extends Error {
  override readonly name = 'UnreadableError';
  readonly line: number | null;
  /** @param reason what is wrong and what to do, as people read it. */
  constructor(reason: string, line: number | null = null) {
    super(reason);
    this.line = line;
  }
}

/** Takes down a warning while something is read in spite of it. */
export type Warn = (reason: string, line?: number | null) => void;
