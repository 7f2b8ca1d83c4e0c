import { element } from './dom.ts';

interface ListItem {
  readonly label: string;
  readonly note: string;
  choose(): void;
}

/** Nothing is chosen yet. */
const none = -1;

/** A field above which a list can stand. */
export function comboField(id: string, label: string, value = ''): HTMLInputElement {
  const field = element('input', {
    id,
    'aria-label': label,
    role: 'combobox',
    'aria-expanded': 'false',
    'aria-autocomplete': 'list',
    'aria-describedby': 'hint',
  });
  field.value = value;
  return field;
}

/** A list to choose from above a field: the field keeps the focus, arrows move, Enter or Tab chooses. */
export class ChoiceList {
  readonly #host: HTMLElement;
  #items: readonly ListItem[] = [];
  #list: HTMLUListElement | null = null;
  #field: HTMLInputElement | null = null;
  #at = none;

  constructor(host: HTMLElement) {
    this.#host = host;
  }

  get isOpen(): boolean {
    return this.#list !== null;
  }

  /** The first item is chosen from the start, unless the field may be left as it is. */
  show(field: HTMLInputElement, label: string, items: readonly ListItem[], isFirstChosen = true): void {
    this.close();
    if (items.length === 0) return;
    this.#items = items;
    this.#field = field;
    const rows = items.map(({ label, note }, at) => {
      const row = element('li', { id: `choice-${at}`, role: 'option' }, label, element('small', {}, note));
      // Before the field loses its focus.
      row.addEventListener('mousedown', (event) => {
        event.preventDefault();
        this.#choose(at);
      });
      return row;
    });
    this.#list = element('ul', { id: 'choices', class: 'list', role: 'listbox', 'aria-label': label }, ...rows);
    this.#host.append(this.#list);
    field.setAttribute('aria-expanded', 'true');
    field.setAttribute('aria-controls', 'choices');
    this.#at = none;
    if (isFirstChosen) this.#move(0);
  }

  close(): void {
    this.#list?.remove();
    this.#list = null;
    this.#field?.setAttribute('aria-expanded', 'false');
    this.#field?.removeAttribute('aria-activedescendant');
  }

  /** @returns true when the key was for the list. */
  key(event: KeyboardEvent): boolean {
    if (this.#list === null) return false;
    const chooses = event.key === 'Enter' || (event.key === 'Tab' && !event.shiftKey);
    if (event.key === 'ArrowDown') this.#move(this.#at + 1);
    else if (event.key === 'ArrowUp') this.#move(Math.max(this.#at, 0) - 1);
    else if (chooses && this.#at !== none) this.#choose(this.#at);
    else if (event.key === 'Escape') this.close();
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  #move(to: number): void {
    const rows = [...(this.#list?.children ?? [])];
    this.#at = (to + rows.length) % rows.length;
    for (const [at, row] of rows.entries()) row.setAttribute('aria-selected', String(at === this.#at));
    rows[this.#at]?.scrollIntoView({ block: 'nearest' });
    this.#field?.setAttribute('aria-activedescendant', `choice-${this.#at}`);
  }

  #choose(at: number): void {
    const item = this.#items[at];
    this.close();
    item?.choose();
  }
}
