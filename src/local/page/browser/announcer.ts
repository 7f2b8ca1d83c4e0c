import type { MessageView } from '../channel-view.ts';
import { filledIn, say } from './words.ts';

/** An answer is edited while it is written: what stands so long is taken for whole. */
const settledMs = 5_000;
/** What has its buttons is whole; so long, in case that two such edits come at once. */
const wholeMs = 300;

/** Reads each new message out once: a screen reader would otherwise begin anew at each edit. */
export class Announcer {
  readonly #host: HTMLElement;
  /** Messages with nothing more to be read out. */
  readonly #done = new Set<string>();
  readonly #thinking = new Set<string>();
  readonly #waiting = new Map<string, number>();

  constructor(host: HTMLElement) {
    this.#host = host;
  }

  /** Not read out: what was there when the page opened. */
  skip({ id }: MessageView): void {
    this.forget(id);
    this.#done.add(id);
  }

  /** A message has come, or has been edited; `drawn` holds its words. */
  tell({ id, author, isLoading, isEphemeral, rows }: MessageView, drawn: HTMLElement): void {
    if (this.#done.has(id)) return;
    this.forget(id);
    if (isLoading) {
      if (!this.#thinking.has(id)) this.#host.textContent = filledIn(say().thinking, { bot: author });
      this.#thinking.add(id);
      return;
    }
    const readOut = (): void => {
      this.#done.add(id);
      const words = [...drawn.querySelectorAll<HTMLElement>('.md')].map(({ innerText }) => innerText);
      this.#host.textContent = `${author}: ${words.join('\n')}`;
    };
    this.#waiting.set(id, window.setTimeout(readOut, rows.length > 0 || isEphemeral ? wholeMs : settledMs));
  }

  /** Leaves out what is waiting to be read, for a message that is gone. */
  forget(id: string): void {
    clearTimeout(this.#waiting.get(id));
    this.#waiting.delete(id);
  }
}
