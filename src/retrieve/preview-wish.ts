import type { BriefingPreview } from '../coverage/briefing.ts';
import type { ArchiveReader } from '../index/archive-reader.ts';
import { type Calendar, dayOf } from '../language/calendar.ts';
import { dayNumber } from '../language/dates.ts';
import { leadsInScope } from './filter-scope.ts';
import { readWish } from './read-wish.ts';
import { wishJudge } from './wish-judge.ts';
import { wishScope } from './wish-scope.ts';

export interface PreviewRequest {
  readonly words: string;
  /** Up to the day of `askedAt`, which counts. */
  readonly days: number;
  /** How many headlines at most, of those taken. */
  readonly count: number;
  readonly askedAt: Date;
}

const nearestShown = 3;

/** What a filter takes of the stories that were published in the last days, and what it just leaves out. */
export function previewWish(
  archive: ArchiveReader,
  { words, days, count, askedAt }: PreviewRequest,
  calendar: Calendar,
): BriefingPreview {
  return archive.snapshot(() => {
    const wish = readWish(
      words,
      archive.outlets().map(({ name }) => name),
    );
    const docs = archive.docs();
    const today = dayOf(calendar, askedAt);
    const window = { from: dayNumber(today) - days + 1, to: dayNumber(today) };
    const everywhere = leadsInScope(docs, { ...window, outlets: null, asked: window.to });
    const leads = leadsInScope(docs, { ...wishScope(archive, wish, today), ...window });
    const judge = wishJudge(archive, wish);
    const judged = leads.map((doc) => ({ doc, ...judge(doc) }));
    const taken = judged.filter(({ isTaken }) => isTaken);
    const out = judged.filter(({ isTaken, nearness }) => !isTaken && nearness > 0);
    // What is wanted and on something unwanted as well is nearest.
    const nearest = out.toSorted((a, b) => b.nearness - a.nearness).slice(0, nearestShown);
    return {
      ...{ words, wish, days },
      stories: leads.length,
      taken: taken.length,
      newest: taken.slice(0, count).map(({ doc }) => archive.headline(doc)),
      nearest: nearest.map(({ doc, unwanted }) => ({ headline: archive.headline(doc), unwanted })),
      elsewhere: everywhere.length - leads.length,
    };
  });
}
