import type { ChannelView } from '../channel-list.ts';
import { button, element } from './dom.ts';
import { say } from './words.ts';

export const signs: Readonly<Record<ChannelView['kind'], string>> = {
  text: '#',
  announcement: '📢',
  forum: '💬',
  thread: '↳',
  direct: '✉️',
};

/** Direct messages have no name of their own. */
export function shownName({ kind, name }: Pick<ChannelView, 'kind' | 'name'>): string {
  return kind === 'direct' ? say().kinds.direct : name;
}

/** The list of channels at the side; it isn't there where there is but one. */
export class ChannelList {
  readonly #host: HTMLElement;
  readonly #choose: (id: string) => void;
  readonly #unread = new Set<string>();
  #channels: readonly ChannelView[] = [];
  #here = '';

  /** @param choose called with the channel that is to be shown */
  constructor(host: HTMLElement, choose: (id: string) => void) {
    this.#host = host;
    this.#choose = choose;
  }

  show(channels: readonly ChannelView[], here: string): void {
    this.#channels = channels;
    this.#here = here;
    this.#unread.delete(here);
    this.#draw();
  }

  /** Something new stands in a channel that isn't shown. */
  mark(id: string): void {
    this.#unread.add(id);
    this.#draw();
  }

  #draw(): void {
    const focused = document.activeElement?.getAttribute('data-channel') ?? null;
    this.#host.hidden = this.#channels.length < 2;
    this.#host.setAttribute('aria-label', say().channels);
    this.#host.replaceChildren(element('ul', {}, ...this.#channels.map((each) => this.#item(each))));
    if (focused !== null) this.#host.querySelector<HTMLElement>(`[data-channel="${focused}"]`)?.focus();
  }

  #item({ id, name, kind, isArchived }: ChannelView): HTMLElement {
    const sign = element('span', { 'aria-hidden': 'true' }, signs[kind]);
    const shown = shownName({ kind, name });
    const spoken = kind === 'text' || kind === 'direct' ? shown : `${say().kinds[kind]}: ${name}`;
    // A forum's posts stand below it.
    if (kind === 'forum') return element('li', { class: 'forum', 'aria-label': spoken }, sign, name);
    const isUnread = this.#unread.has(id);
    const label = isUnread ? `${spoken}, ${say().unread}` : spoken;
    const chosen = button('', isUnread ? 'unread' : '', () => this.#choose(id));
    chosen.append(sign, element('span', {}, shown));
    chosen.setAttribute('aria-label', label);
    chosen.dataset['channel'] = id;
    if (id === this.#here) chosen.setAttribute('aria-current', 'page');
    return element('li', { class: `${kind}${isArchived ? ' archived' : ''}` }, chosen);
  }
}
