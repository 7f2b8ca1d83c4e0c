import type { FileView } from '../channel-view.ts';
import { element } from './dom.ts';
import { filledIn, say } from './words.ts';

/** A message's file: a picture is shown, anything else can be saved. */
export function drawFile({ name, size, path, isPicture, description }: FileView): HTMLElement {
  if (isPicture) return picture(path, description ?? name);
  const bytes = new Intl.NumberFormat(undefined, {
    notation: 'compact',
    style: 'unit',
    unit: 'byte',
    unitDisplay: 'narrow',
  });
  const link = element('a', { href: path, download: name, 'aria-label': filledIn(say().download, { name }) }, name);
  return element(
    'div',
    { class: 'file' },
    element('span', { 'aria-hidden': 'true' }, '📄'),
    link,
    element('small', {}, bytes.format(size)),
  );
}

/** @param says what it shows, for who can't see it */
export function picture(path: string, says: string): HTMLElement {
  return element('img', { class: 'picture', src: path, alt: says });
}
