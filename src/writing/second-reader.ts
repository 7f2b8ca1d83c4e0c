import type { SecondReadings } from '../coverage/answer.ts';
import type { Answers, SecondReading } from '../coverage/second-reading.ts';
import type { Model, SentenceToVerify } from '../model/model.ts';

/** Who reads sentences a second time, and what it is told. */
export interface Verifier {
  readonly model: Pick<Model, 'verify'>;
  readonly instructions: string;
  /** While more is being written: whether a request may be made, or must be kept for the end. */
  readonly maySpare: () => boolean;
}

interface ReadingParts<T> {
  /** `null` where nobody is set to read. */
  readonly verifier: Verifier | null;
  readonly question: string | null;
  readonly signal: AbortSignal;
  /** Texts of the sentences that stand so far. */
  readonly passedBefore: () => readonly string[];
  /** Told of each sentence, in order; `null` where it wasn't read. */
  readonly onRead: (item: T, reading: SecondReading | null) => void;
}

/**
 * Has sentences read a second time as they are written: one request in flight, and the next takes all that has come meanwhile. Once a
 * request has failed, the rest is handed back unread: nobody waits for a reader that isn't there.
 */
export class SecondReader<T extends { readonly toVerify: SentenceToVerify }> {
  readonly #parts: ReadingParts<T>;
  #waiting: T[] = [];
  #inFlight: Promise<void> | null = null;
  #isClosing = false;
  #fault: { readonly error: unknown } | null = null;
  #gap: SecondReadings['gap'];
  /** A request has failed: no other is made. */
  #isGone: boolean;
  #answers: Answers | null = null;

  constructor(parts: ReadingParts<T>) {
    this.#parts = parts;
    this.#isGone = parts.verifier === null;
    this.#gap = this.#isGone ? 'off' : null;
  }

  /** Why not every sentence was read; `null` where each was. */
  get gap(): SecondReadings['gap'] {
    return this.#gap;
  }

  add(item: T): void {
    this.#waiting.push(item);
    this.#next();
  }

  /**
   * Reads what is left.
   * @param asksAnswer whether it is also asked if the sentences that stand answer the question.
   * @returns what was said to that; `null` where nothing was.
   */
  async finish(asksAnswer: boolean): Promise<Answers | null> {
    this.#isClosing = true;
    await this.#inFlight;
    if (this.#fault !== null) throw this.#fault.error;
    const isWorthAsking = asksAnswer && !this.#isGone && this.#parts.passedBefore().length > 0;
    if (this.#waiting.length > 0 || isWorthAsking) await this.#read(this.#waiting.splice(0), asksAnswer);
    return this.#answers;
  }

  #next(): void {
    const { verifier, onRead } = this.#parts;
    if (this.#isGone || verifier === null) {
      for (const item of this.#waiting.splice(0)) onRead(item, null);
      return;
    }
    if (this.#inFlight !== null || this.#isClosing || this.#waiting.length === 0 || !verifier.maySpare()) return;
    this.#inFlight = this.#read(this.#waiting.splice(0), false)
      .then(() => {
        this.#inFlight = null;
        this.#next();
      })
      // Thrown where somebody waits for it.
      .catch((error: unknown) => {
        this.#fault ??= { error };
      });
  }

  async #read(items: readonly T[], isLast: boolean): Promise<void> {
    const { verifier, question, passedBefore, signal, onRead } = this.#parts;
    if (verifier === null || this.#isGone) return items.forEach((item) => void onRead(item, null));
    const sentences = items.map(({ toVerify }) => toVerify);
    const request = { instructions: verifier.instructions, question, passedBefore: passedBefore(), sentences, isLast };
    const reply = await verifier.model.verify(request, signal);
    if ('failure' in reply) {
      // Where only the question was left to ask, every sentence was read.
      if (items.length > 0) this.#gap = reply.failure;
      this.#isGone = true;
      return items.forEach((item) => void onRead(item, null));
    }
    const { readings, answers } = reply.value;
    this.#answers = answers ?? this.#answers;
    items.forEach((item, index) => {
      const reading = readings[index] ?? null;
      if (reading === null) this.#gap = 'unreadable';
      onRead(item, reading);
    });
  }
}
