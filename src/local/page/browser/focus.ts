import { DiscordButton } from '@skyra/discord-components-core/discord-button.js';

const focusable = 'a, button, select, discord-button';
/** Where the keyboard is to be in a message that isn't quite drawn yet. */
const wanted = new WeakMap<Element, number>();

/** Puts a message in the place of its older self; the keyboard stays where it was in it. */
export function replaceMessage(before: Element, drawn: Element): void {
  const focused = document.activeElement ?? document.body;
  const at = wanted.get(before) ?? [...before.querySelectorAll(focusable)].indexOf(focused);
  before.replaceWith(drawn);
  if (at >= 0) void focusAgain(drawn, at);
}

async function focusAgain(drawn: Element, at: number): Promise<void> {
  wanted.set(drawn, at);
  const stops = [...drawn.querySelectorAll<HTMLElement>(focusable)];
  // Where the list of pages ends, its button takes no focus any more; what stands before it does.
  const upTo = stops.slice(0, at + 1).findLast((each) => !each.hasAttribute('disabled'));
  const next = upTo ?? stops.find((each) => !each.hasAttribute('disabled'));
  // What isn't shown yet takes no focus: each component around it must have drawn itself.
  const components = [...drawn.querySelectorAll('*')].map((each) => 'updateComplete' in each && each.updateComplete);
  await Promise.all(components);
  wanted.delete(drawn);
  if (!drawn.isConnected || document.activeElement !== document.body) return;
  const inner = next instanceof DiscordButton ? next.renderRoot.querySelector<HTMLElement>('button, a') : next;
  inner?.focus({ preventScroll: true });
}
