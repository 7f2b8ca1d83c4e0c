import type { PageReading } from '../../ingest/page.ts';
import type { Warning } from '../../ingest/problem.ts';

/** A page as it was read. */
export interface ReadPage extends PageReading {
  /** What was guessed or left out. */
  readonly warnings: readonly Warning[];
}
