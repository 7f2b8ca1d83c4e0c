import { inOneGo, type Trouble } from '../wording/trouble.ts';

/** The data folder can't be used; the message says what to do. */
export class DataFolderError extends Error {
  override readonly name = 'DataFolderError';
  readonly trouble: Trouble;
  constructor(trouble: Trouble) {
    super(inOneGo(trouble));
    this.trouble = trouble;
  }
}

/** Nothing is wrong with the data folder itself: another process holds it. */
export class DataFolderInUseError extends DataFolderError {}
