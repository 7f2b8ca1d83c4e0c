/** What something writes piece by piece, and who waits for words of it. */
export class Said {
  #text = '';
  readonly #listeners = new Set<() => void>();

  get text(): string {
    return this.#text;
  }

  add(piece: string): void {
    this.#text += piece;
    for (const listener of this.#listeners) listener();
  }

  onMore(listener: () => void): void {
    this.#listeners.add(listener);
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
