import type { Answer } from '../coverage/answer.ts';
import type { Asker } from './trace-recorder.ts';

export interface DeskOptions {
  /** Ends the work; what was checked by then is kept and the answer says so. */
  readonly signal: AbortSignal;
  /** Called with a whole snapshot each time a checked sentence is added; the latest one wins. */
  readonly onProgress?: (partial: Answer) => void;
  /** The number that its trace gets; by default a new one. */
  readonly trace?: string | null;
  /** Who asks; absent or `null` in the terminal, where nobody is known. */
  readonly asker?: Asker | null;
}

export interface AskOptions extends DeskOptions {
  /** The trace of the answer that the question follows up. */
  readonly follows?: string | null;
  /** Where that is of a digest, the story that is meant, counted from 0; absent or `null` for all of it. */
  readonly aboutStory?: number | null;
}

export interface CheckOptions {
  readonly signal: AbortSignal;
  readonly byCodeAlone: boolean;
}
