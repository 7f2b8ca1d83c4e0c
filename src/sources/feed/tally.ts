import type { Warn } from '../../coverage/unreadable.ts';

/** Examples that are told with a warning. */
const maxExamples = 3;

/** Warnings of the same kind, told in one line each: a thousand items may lack the same. */
export class Tally {
  readonly #found = new Map<string, string[]>();

  /** @param example where it was, or what it was about; may be empty. */
  add(kind: string, example: string): void {
    const examples = this.#found.get(kind);
    if (examples) examples.push(example);
    else this.#found.set(kind, [example]);
  }

  count(kind: string): number {
    return this.#found.get(kind)?.length ?? 0;
  }

  tell(warn: Warn): void {
    for (const [kind, examples] of this.#found) {
      const shown = [...new Set(examples)].filter((example) => example !== '').slice(0, maxExamples);
      const count = examples.length > 1 ? `${examples.length} times: ` : '';
      const more = examples.length > shown.length && shown.length > 0 ? ', …' : '';
      warn(`${count}${kind}${shown.length === 0 ? '' : ` (${shown.join('; ')}${more})`}`);
    }
  }
}
