import type { Answer, Digest, DigestRequest, Question } from '../coverage.ts';

export interface DeskOptions {
  /** Ends the work; what was checked by then is kept and the answer says so. */
  readonly signal: AbortSignal;
  /** Called with a whole snapshot each time a checked sentence is added; the latest one wins. */
  readonly onProgress?: (partial: Answer) => void;
}

/** A question's whole way, from the person's words to a checked answer. What Discord and the terminal call. */
export interface Desk {
  /** @throws {InputError} when the question can't be used; its message is for the person. */
  ask(question: Question, options: DeskOptions): Promise<Answer>;
  /** @throws {InputError} when the request can't be used; its message is for the person. */
  summarise(request: DigestRequest, options: Pick<DeskOptions, 'signal'>): Promise<Digest>;
}

/** Something the person typed can't be used; the message says what to do instead. */
export class InputError extends Error {
  override readonly name = 'InputError';
}
