/** More than Discord sends anew after a connection was lost. */
const remembered = 2_000;

/** A resumed connection may bring again what had come just before it was lost: each interaction is answered once. */
export class SeenInteractions {
  readonly #ids = new Set<string>();

  /** True the first time that this id is asked for; the oldest of many are forgotten. */
  isNew(id: string): boolean {
    if (this.#ids.has(id)) return false;
    this.#ids.add(id);
    const [oldest] = this.#ids;
    if (this.#ids.size > remembered && oldest !== undefined) this.#ids.delete(oldest);
    return true;
  }
}
