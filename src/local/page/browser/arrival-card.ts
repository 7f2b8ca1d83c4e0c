import type { Arrival } from '../channel-view.ts';
import type { PageSpeech } from '../page-words.ts';
import { byId } from './dom.ts';
import { filledIn, say } from './words.ts';

/** The newest article of a newsroom that is played, and a button that asks about it. Its place is kept before the first one comes. */
export class ArrivalCard {
  readonly #card: HTMLElement;
  readonly #from = byId('arrival-from', HTMLElement);
  readonly #headline = byId('arrival-headline', HTMLElement);
  readonly #button = byId('arrival-ask', HTMLButtonElement);
  #shown: Arrival | null = null;
  /** Came while somebody was about to press the button: what they press is what they have read. */
  #waiting: Arrival | null = null;

  constructor(card: HTMLElement, ask: (question: string) => void) {
    this.#card = card;
    this.#button.addEventListener('click', () => {
      if (this.#shown !== null) ask(filledIn(say().aboutHeadline, { headline: this.#shown.headline }));
      this.#showWaiting();
    });
    card.addEventListener('pointerleave', () => this.#showWaiting());
    card.addEventListener('focusout', () => this.#showWaiting());
  }

  /** Says its words anew, in another language. */
  renew({ isNewsroomPlayed }: PageSpeech): void {
    this.#card.hidden = !isNewsroomPlayed;
    this.#button.textContent = say().askAboutIt;
    this.#draw();
  }

  /** An article has come in. */
  show(arrival: Arrival): void {
    if (this.#isHeld()) this.#waiting = arrival;
    else this.#put(arrival);
  }

  #isHeld(): boolean {
    if (this.#shown === null) return false;
    const isPointedAt = window.matchMedia('(hover: hover)').matches && this.#card.matches(':hover');
    return isPointedAt || this.#button.matches(':focus-visible');
  }

  #showWaiting(): void {
    if (this.#waiting !== null) this.#put(this.#waiting);
  }

  #put(arrival: Arrival): void {
    this.#waiting = null;
    // A page that connects anew is told of the newest once more, which is no news.
    if (arrival.headline === this.#shown?.headline) return;
    this.#shown = arrival;
    this.#draw();
    this.#button.hidden = false;
    this.#card.classList.remove('new');
    // A layout without it, so that it begins anew.
    void this.#card.offsetWidth;
    this.#card.classList.add('new');
  }

  #draw(): void {
    const { played, playedSoon, justIn } = say();
    const { outlet, headline } = this.#shown ?? { outlet: '', headline: playedSoon };
    this.#from.textContent = this.#shown === null ? played : filledIn(justIn, { outlet });
    this.#headline.textContent = headline;
    // It is invented in English, whatever the page speaks.
    this.#headline.lang = this.#shown === null ? '' : 'en';
  }
}
