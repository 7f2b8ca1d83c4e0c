import { atEnd } from './wire.ts';

/** So much of what stands above shows over a message that is taller than the view. */
const roomPx = 8;

/**
 * Keeps the newest message in sight: for whoever is at the end, and whoever has just done something.
 * @returns what is called when somebody does something.
 */
export function keepNewestInSight(scroller: HTMLElement, feed: HTMLElement): () => void {
  let sticksToEnd = true;
  // The browser scrolls as well, where what was in sight has shrunk: that is nobody's wish.
  let isPersons = false;

  /** Where the newest message is whole in sight; where it is too tall for that, its first line is. */
  const newestTop = (): number => {
    const newest = feed.lastElementChild;
    if (newest === null) return 0;
    const { scrollTop, scrollHeight, clientHeight } = scroller;
    const start = scrollTop + newest.getBoundingClientRect().top - scroller.getBoundingClientRect().top - roomPx;
    return Math.max(0, Math.min(scrollHeight - clientHeight, start));
  };
  // Who reads on within a tall message isn't taken back to its start.
  const follow = (): void => {
    if (sticksToEnd && newestTop() > scroller.scrollTop) scroller.scrollTo({ top: newestTop() });
  };
  const begin = (): void => {
    isPersons = true;
  };
  for (const sign of ['wheel', 'touchmove', 'keydown', 'focusin'])
    scroller.addEventListener(sign, begin, { passive: true });
  scroller.addEventListener('pointerdown', ({ target }) => {
    // On the scroll bar, which is nothing inside.
    if (target === scroller) begin();
  });
  scroller.addEventListener('scroll', () => {
    if (isPersons || atEnd(scroller)) sticksToEnd = atEnd(scroller);
  });
  scroller.addEventListener('scrollend', () => {
    isPersons = false;
  });
  const watched = new ResizeObserver(follow);
  watched.observe(feed);
  watched.observe(scroller);
  return () => {
    sticksToEnd = true;
    isPersons = false;
    follow();
  };
}
