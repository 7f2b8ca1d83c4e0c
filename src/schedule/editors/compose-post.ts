import type { Headline } from '../../coverage/article.ts';
import { groupUnanswered, type UnansweredGroup } from '../../desk/unanswered-questions.ts';
import { type Calendar, dayOf, startOfDay } from '../../language/calendar.ts';
import { addDays } from '../../language/dates.ts';
import type { RatedTrace, RatingReader } from '../../store/ratings.ts';
import type { Spending } from '../../store/spending.ts';
import { citationsOf, type TraceRecord } from '../../store/trace.ts';
import type { TraceReader } from '../../store/traces.ts';
import type { PostReference } from './editors-post.ts';
import type { Warning } from './warning.ts';
import { type DayCounted, type WeekFigures, weekFigures } from './week-figures.ts';

/** An answer that somebody rated down. */
export interface Report extends RatedTrace {
  /** What was answered; empty where nothing was. */
  readonly answer: string;
}

/** What a post says. `traces` are those it quotes; `ended` is how many it quoted that have ended since. */
export type EditorsPost = {
  readonly reference: PostReference;
  readonly traces: readonly string[];
  readonly ended: number;
} & (
  | { readonly kind: 'reports'; readonly reports: readonly Report[] }
  | { readonly kind: 'warnings'; readonly warnings: readonly Warning[] }
  | {
      readonly kind: 'day';
      readonly groups: readonly UnansweredGroup[];
      readonly questions: number;
      readonly cost: DayCost;
    }
  | { readonly kind: 'week'; readonly figures: WeekFigures }
);

/** Dollars. */
interface DayCost {
  /** The day before the post, whole. */
  readonly yesterday: number;
  readonly today: number;
  /** What may still be spent today; `null` where any sum may. */
  readonly left: number | null;
}

export interface ComposeParts {
  readonly traces: Pick<TraceReader, 'find' | 'notCoveredInPublic' | 'figures'>;
  readonly ratings: Pick<RatingReader, 'reported' | 'count'>;
  readonly spending: Pick<Spending, 'since'>;
  readonly calendar: Calendar;
  /** Dollars a day; `null` for any sum. */
  readonly budget: number | null;
}

/** Reports that are told one by one; the others are counted. */
const mostReports = 25;

/**
 * Says what a post is to say, from what is kept now: what was forgotten since isn't in it.
 * @param quoted the traces that it quoted when it was composed before; none the first time.
 * @returns `null` where there is nothing to say.
 */
export async function composePost(
  reference: PostReference,
  quoted: readonly string[],
  parts: ComposeParts,
): Promise<EditorsPost | null> {
  const { after, until, warnings } = reference;
  const { traces, ratings } = parts;
  const endedOf = (found: readonly string[]): number => {
    const still = new Set(found);
    return quoted.filter((trace) => !still.has(trace)).length;
  };
  switch (reference.kind) {
    case 'reports': {
      const rated = await ratings.reported(after, until);
      const found = [...new Set(rated.map(({ trace }) => trace))];
      const ended = endedOf(found);
      if (found.length + ended === 0) return null;
      const reports = await Promise.all(
        rated.slice(0, mostReports).map(async (one) => ({ ...one, answer: await answerTo(one.trace, traces) })),
      );
      return {
        reference,
        kind: 'reports',
        traces: found,
        ended,
        reports: [...reports, ...rated.slice(mostReports).map((one) => ({ ...one, answer: '' }))],
      };
    }
    case 'warnings':
      return warnings.length === 0 ? null : { reference, kind: 'warnings', traces: [], ended: 0, warnings };
    case 'day': {
      const unanswered = await traces.notCoveredInPublic(after, until);
      const found = unanswered.map(({ id }) => id);
      const ended = endedOf(found);
      const cost = await costOf(until, parts);
      if (found.length + ended === 0 && cost.yesterday === 0 && cost.today === 0) return null;
      const groups = groupUnanswered(unanswered);
      return { reference, kind: 'day', traces: found, ended, groups, questions: found.length, cost };
    }
    case 'week': {
      const figures = weekFigures(await daysOf(reference, parts));
      return figures.whole.asked === 0 ? null : { reference, kind: 'week', traces: [], ended: 0, figures };
    }
  }
}

async function answerTo(id: string, traces: Pick<TraceReader, 'find'>): Promise<string> {
  const { answer = null, digest = null } = (await traces.find(id))?.record ?? {};
  const sentences = answer?.sentences ?? digest?.items.flatMap((item) => item.sentences) ?? [];
  return sentences.map(({ text }) => text).join(' ');
}

/** The articles that an answer cites, each once, in its order. */
export function citedArticles(record: TraceRecord): Headline[] {
  const all = citationsOf(record).flatMap(({ article, headline, copies }) => [{ ...headline, id: article }, ...copies]);
  return [...new Map(all.map((headline) => [headline.id, headline])).values()];
}

async function costOf(until: Date, { spending, calendar, budget }: ComposeParts): Promise<DayCost> {
  const day = dayOf(calendar, until);
  const [begin, before] = [startOfDay(calendar, day), startOfDay(calendar, addDays(day, -1))];
  const today = await spending.since(begin);
  const yesterday = Math.max(0, (await spending.since(before)) - today);
  return { yesterday, today, left: budget === null ? null : Math.max(0, budget - today) };
}

/** Day after day, so that other work gets its turn between two of them. */
async function daysOf({ after, until }: PostReference, parts: ComposeParts): Promise<DayCounted[]> {
  const { traces, ratings, spending, calendar } = parts;
  const counted: DayCounted[] = [];
  for (let day = dayOf(calendar, after); ; day = addDays(day, 1)) {
    const [from, before] = [startOfDay(calendar, day), startOfDay(calendar, addDays(day, 1))];
    if (from >= until) return counted;
    const [rated, later] = [await ratings.count(from), await ratings.count(before)];
    counted.push({
      day,
      questions: await traces.figures(from, before),
      up: rated.up - later.up,
      down: rated.down - later.down,
      dollars: (await spending.since(from)) - (await spending.since(before)),
    });
  }
}
