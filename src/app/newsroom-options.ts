import type { SourceEntry } from '../sources/sources-file.ts';
import type { State } from '../store/state.ts';
import type { Progress } from './progress.ts';
import type { ReadAhead } from './read-ahead.ts';

/** Where a newsroom's articles come from, and where its data is kept. */
export interface NewsroomFolders {
  readonly corpusDir: string;
  readonly dataDir: string;
}

/** What is said and heeded while a newsroom is opened. */
export interface NewsroomOpening {
  /** Shows how far a long import has come. */
  readonly progress?: Progress;
  /** Ends the intake; what was written by then stays. */
  readonly stopping?: AbortSignal;
  /** Throws where the state is somebody else's: nothing is taken in then. */
  readonly claim?: (state: State) => Promise<void>;
  /** What is read already, or is being read. */
  readonly ahead?: Promise<ReadAhead>;
}

/** How a newsroom follows its coverage once it is open. */
export interface WatchOptions {
  /** Sources in addition to those of the sources' file; they may stand on this machine. When the watch ends, what they brought is taken out. */
  readonly extra?: readonly SourceEntry[];
  /** What can be asked about has changed. */
  readonly onPublished?: () => void;
  /** Between two looks at the folder and at which sources are due, in milliseconds; 2 seconds unless said. */
  readonly everyMs?: number;
}
