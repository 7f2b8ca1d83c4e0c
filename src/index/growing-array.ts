/** A typed array that grows as it is filled. */
class Growing<T extends Uint32Array | Uint8Array> {
  #array: T;
  length = 0;
  readonly #make: (length: number) => T;

  constructor(make: (length: number) => T, room: number) {
    this.#make = make;
    this.#array = make(room);
  }

  push(value: number): void {
    if (this.length === this.#array.length) this.#grow(this.length + 1);
    this.#array[this.length++] = value;
  }

  /** Takes out what stands from one place to before another. */
  cut(from: number, to: number): void {
    this.#array.copyWithin(from, to, this.length);
    this.length -= to - from;
  }

  /** What was filled, as a view that holds until more is. */
  get filled(): T {
    // A part of an array is of the same kind.
    return this.#array.subarray(0, this.length) as T;
  }

  #grow(least: number): void {
    const larger = this.#make(Math.max(least, this.#array.length * 2));
    larger.set(this.filled);
    this.#array = larger;
  }
}

export const growingNumbers = (room = 1_024): Growing<Uint32Array> =>
  new Growing((length) => new Uint32Array(length), room);
export const growingBytes = (room = 1_024): Growing<Uint8Array> =>
  new Growing((length) => new Uint8Array(length), room);
