import type { PageReading } from '../../ingest/page.ts';
import type { Warning } from '../../ingest/problem.ts';

/** A page as it was read. */
export interface ReadPage extends PageReading {
  /** What was guessed or left out. */
  readonly warnings: readonly Warning[];
}

/** Where a page came from. */
export interface PageOrigin {
  /** The address that it was fetched from. */
  readonly url: string;
  /** As HTTP says; `null` where it says nothing. What the bytes are counts before it. */
  readonly charset: string | null;
  /** That of times which name none. */
  readonly timeZone: string;
}
