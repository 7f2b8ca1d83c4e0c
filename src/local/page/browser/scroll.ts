import { atEnd } from './wire.ts';

/** So much of what stands above shows over a message that is taller than the view. */
const ROOM_PX = 8;

/**
 * Keeps the newest message in sight: for whoever is at the end, and whoever has just done something.
 * @returns what is called when somebody does something.
 */
export function keepNewestInSight(scroller: HTMLElement, feed: HTMLElement): () => void {
  let sticksToEnd = true;
  let lastTop = 0;

  /** Where the newest message is whole in sight; where it is too tall for that, its first line is. */
  const newestTop = (): number => {
    const newest = feed.lastElementChild;
    if (newest === null) return 0;
    const { scrollTop, scrollHeight, clientHeight } = scroller;
    const start = scrollTop + newest.getBoundingClientRect().top - scroller.getBoundingClientRect().top - ROOM_PX;
    return Math.max(0, Math.min(scrollHeight - clientHeight, start));
  };
  // Who reads on within a tall message isn't taken back to its start.
  const follow = (): void => {
    if (sticksToEnd && newestTop() > scroller.scrollTop) scroller.scrollTo({ top: newestTop() });
    lastTop = scroller.scrollTop;
  };
  scroller.addEventListener('scroll', () => {
    // Only a person goes back up: what is further from the end because more came hasn't been left.
    if (scroller.scrollTop < lastTop || atEnd(scroller)) sticksToEnd = atEnd(scroller);
    lastTop = scroller.scrollTop;
  });
  const watched = new ResizeObserver(follow);
  watched.observe(feed);
  watched.observe(scroller);
  return () => {
    sticksToEnd = true;
    follow();
  };
}
