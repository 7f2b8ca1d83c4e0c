import { button, element } from './dom.ts';
import { say } from './words.ts';

interface PopupItem {
  readonly label: string;
  choose(): void;
}

/** A small menu next to what was pressed; Escape and a click elsewhere close it, and the focus goes back. */
export function openPopup(anchor: HTMLElement, items: readonly PopupItem[]): void {
  document.querySelector('.popup')?.remove();
  const close = (): void => {
    popup.remove();
    document.removeEventListener('mousedown', outside);
    anchor.focus();
  };
  const outside = ({ target }: MouseEvent): void => {
    if (target instanceof Node && !popup.contains(target)) close();
  };
  const buttons = items.map(({ label, choose }) => {
    const made = button(label, '', () => {
      close();
      choose();
    });
    made.setAttribute('role', 'menuitem');
    return made;
  });
  const popup = element('div', { class: 'popup', role: 'menu', 'aria-label': say().menu }, ...buttons);
  popup.addEventListener('keydown', (event) => {
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    if (event.key === 'Escape') close();
    else if (event.key === 'ArrowDown') buttons[(at + 1) % buttons.length]?.focus();
    else if (event.key === 'ArrowUp') buttons[(at - 1 + buttons.length) % buttons.length]?.focus();
    else {
      // From what opened it the keyboard goes on as if there were no menu.
      if (event.key === 'Tab') close();
      return;
    }
    event.preventDefault();
  });
  document.body.append(popup);
  const { right, bottom, top } = anchor.getBoundingClientRect();
  const isLow = bottom + popup.offsetHeight > window.innerHeight;
  popup.style.left = `${Math.max(8, right - popup.offsetWidth)}px`;
  popup.style.top = `${isLow ? top - popup.offsetHeight - 4 : bottom + 4}px`;
  document.addEventListener('mousedown', outside);
  buttons[0]?.focus();
}
