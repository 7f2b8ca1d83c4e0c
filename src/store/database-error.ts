import { inOneGo, type Trouble } from '../wording/trouble.ts';

/** The database of DATABASE_URL can't be used just now, or at all; the message says what to do. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError';
  readonly trouble: Trouble;
  constructor(trouble: Trouble, options?: ErrorOptions) {
    super(inOneGo(trouble), options);
    this.trouble = trouble;
  }
}
