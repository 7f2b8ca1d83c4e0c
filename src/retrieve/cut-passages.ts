import type { Passage } from '../coverage/article.ts';
import type { Forward } from '../index/forward-index.ts';

/** Words a passage has: enough to stand by itself, few enough to be about one thing. */
const minWords = 120;
const maxWords = 180;
/** A last passage shorter than this joins the one before. */
const minLastWords = 60;

/** Cuts an article into passages: runs of whole sentences in order, none left out. */
export function passagesOf(article: string, { starts }: Pick<Forward, 'starts'>): Passage[] {
  const passages: Passage[] = [];
  const sentences = starts.length - 1;
  let first = 0;
  let words = 0;
  for (let index = 0; index < sentences; index++) {
    const length = (starts[index + 1] ?? 0) - (starts[index] ?? 0);
    if (words > 0 && (words >= minWords || words + length > maxWords)) {
      passages.push({ article, first, last: index - 1 });
      first = index;
      words = 0;
    }
    words += length;
  }
  if (sentences > first) {
    const previous = passages.at(-1);
    if (previous && words < minLastWords) passages[passages.length - 1] = { ...previous, last: sentences - 1 };
    else passages.push({ article, first, last: sentences - 1 });
  }
  return passages;
}
