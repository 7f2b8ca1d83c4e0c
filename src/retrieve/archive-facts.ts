import type { Headline } from '../coverage/article.ts';
import { type ArchiveReader, undated } from '../index/archive-reader.ts';
import { type Calendar, dayOf } from '../language/calendar.ts';
import { dayNumber } from '../language/dates.ts';
import { byNewest } from './filter-scope.ts';

/** What the archive holds. */
interface ArchiveFacts {
  /** How many articles can be found. */
  readonly articles: number;
  /** The newest one that carries a date. */
  readonly newest: Headline | null;
  /** Languages in which more than a few of the articles are, by their tags; that of most articles first. */
  readonly languages: readonly string[];
  /** Changes with any change of the index, and with each start. */
  readonly revision: string;
}

/** @param askedAt what is dated later isn't published yet. */
export function factsOf(archive: ArchiveReader, askedAt: Date, calendar: Calendar): ArchiveFacts {
  return archive.snapshot(() => {
    const docs = archive.docs();
    const asked = dayNumber(dayOf(calendar, askedAt));
    let newest: number | null = null;
    let articles = 0;
    for (let doc = 0; doc < docs.size; doc++) {
      const day = docs.day[doc] ?? undated;
      if (docs.live[doc] !== 1 || day > asked) continue;
      articles++;
      if (day === undated) continue;
      if (newest === null || byNewest(docs, doc, newest) < 0) newest = doc;
    }
    return {
      articles,
      newest: newest === null ? null : archive.headline(newest),
      languages: docs.mainLanguages,
      revision: archive.revision(),
    };
  });
}
