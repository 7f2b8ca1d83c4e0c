import type { Article } from '../coverage/article.ts';
import type { NewsWish } from '../coverage/news-wish.ts';
import type { ArchiveReader } from '../index/archive-reader.ts';
import { articleTerms } from '../language/article-terms.ts';
import type { Calendar } from '../language/calendar.ts';
import { msPerDay } from '../language/dates.ts';
import { comparedWordsOf } from '../stories/compared-words.ts';
import { type Fingerprint, fingerprintOf } from '../stories/fingerprint.ts';
import { sameStory } from '../stories/same-story.ts';
import { changesSince } from '../stories/what-changed.ts';
import { isOneOutlet } from './filter-scope.ts';

/** Copies follow within days, and what is older is no news anyway. */
const lookBackMs = 7 * msPerDay;
/** Each is read and compared: where a whole source went, the newest are enough. */
const mostLost = 100;

/**
 * Whether an article tells only what readers knew at a moment from one that can't be read any more: it was withdrawn, hidden, or came back under another id, and no story
 * has it still.
 */
export function lostStories(
  archive: ArchiveReader,
  { outlets, unwantedOutlets }: NewsWish,
  moment: Date,
  calendar: Calendar,
): (article: Article) => boolean {
  const isOf = (names: readonly string[], { source }: Article): boolean =>
    source !== null && names.some((name) => isOneOutlet(name, source));
  const lost = archive
    .lostSince(moment, new Date(moment.getTime() - lookBackMs), mostLost)
    .filter((article) => (outlets.length === 0 || isOf(outlets, article)) && !isOf(unwantedOutlets, article))
    .map((article) => ({ article, fingerprint: fingerprint(article, calendar) }));
  if (lost.length === 0) return () => false;
  return (article) => {
    const own = fingerprint(article, calendar);
    return lost.some((one) => {
      if (one.article.language !== article.language || !sameStory(own, one.fingerprint)) return false;
      const { differences, sentences } = changesSince([one.article], article);
      return differences.length + sentences.length === 0;
    });
  };
}

function fingerprint(article: Article, { timeZone }: Calendar): Fingerprint {
  return fingerprintOf(article, comparedWordsOf(article, articleTerms(article)), timeZone);
}
