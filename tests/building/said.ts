/** What something writes piece by piece, and who waits for words of it. */
export class Said {
  #text = '';
  readonly #listeners = new Set<(piece: string) => void>();

  get text(): string {
    return this.#text;
  }

  add(piece: string): void {
    this.#text += piece;
    for (const listener of this.#listeners) listener(piece);
  }

  /** Calls with each piece from now on. @returns what ends that. */
  onMore(listener: (piece: string) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Waits until the words are there; gives all that was said by then. @throws when `end` comes first. */
  async until(words: string | RegExp, end: Promise<unknown>): Promise<string> {
    const { promise, resolve, reject } = Promise.withResolvers<string>();
    const look = (): void => {
      if (typeof words === 'string' ? this.#text.includes(words) : words.test(this.#text)) resolve(this.#text);
    };
    look();
    this.#listeners.add(look);
    const early = (): void => reject(new Error(`It ended and had not said ${words}:\n${this.#text}`));
    end.then(early, early);
    try {
      return await promise;
    } finally {
      this.#listeners.delete(look);
    }
  }
}
