import type { ClockView } from './connection.ts';
import { filledIn, say } from './words.ts';

/** Lets time pass until the next digest; where none is set up, until it is looked at what is followed, or until the next morning. */
export class TurnButton {
  readonly #button: HTMLButtonElement;
  #clock: ClockView = { aheadMs: 0, next: 0, awaited: 'morning' };

  constructor(button: HTMLButtonElement, turn: () => Promise<void>) {
    this.#button = button;
    button.addEventListener('click', async () => {
      button.disabled = true;
      await turn();
      button.disabled = false;
    });
  }

  /** What time it is in the Discord that is looked at, in milliseconds since 1970. */
  now(): number {
    return Date.now() + this.#clock.aheadMs;
  }

  show(clock: ClockView): void {
    this.#clock = clock;
    this.renew();
  }

  /** Says its words anew, in another language. */
  renew(): void {
    const { next, awaited } = this.#clock;
    const { turn: digest, turnToNews: news, turnToMorning: morning } = say();
    this.#button.hidden = next === 0;
    this.#button.textContent = { digest, news, morning }[awaited];
    const when = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: 'medium', timeStyle: 'short' });
    this.#button.title = filledIn(say().turnTo, { when: when.format(next) });
  }
}
