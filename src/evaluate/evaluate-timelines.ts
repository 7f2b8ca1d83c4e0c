import type { TimelineRequest } from '../coverage/timeline.ts';
import type { Calendar } from '../language/calendar.ts';
import type { FoundTimeline } from '../retrieve/find-timeline.ts';
import type { BuiltCorpus } from './build-corpus.ts';
import { mean, percentile } from './metrics.ts';
import { rouge } from './rouge.ts';
import type { ReferenceTimeline, TimelineSet } from './timeline-sets.ts';

/** A timeline against one that journalists wrote, with as many days. */
export interface TimelineFigures {
  /** F1 of its days. */
  readonly dateF1: number;
  /** ROUGE-1 and ROUGE-2 F1 of all its lines against all that the reference says, whatever their days. */
  readonly rouge1: number;
  readonly rouge2: number;
}

interface ReferenceReport {
  readonly days: number;
  /** From all articles, of any day. */
  readonly open: TimelineFigures;
  /** From the articles and days between the first and the last of the reference, as papers measure it. */
  readonly span: TimelineFigures;
}

interface TopicReport {
  readonly name: string;
  readonly articles: number;
  readonly references: readonly ReferenceReport[];
}

export interface TimelinesReport {
  readonly topics: readonly TopicReport[];
  /** Means over references. */
  readonly open: TimelineFigures;
  readonly span: TimelineFigures;
  readonly findMs: { readonly p50: number; readonly max: number };
}

/** What came of a topic, and how long each of its timelines took, in milliseconds. */
interface MeasuredTopic {
  readonly report: TopicReport;
  readonly ms: readonly number[];
}

/** Makes a timeline for every reference of a topic, verbatim, of as many days: all of the corpus is the topic. */
export async function evaluateTimelines(
  { name, references }: TimelineSet,
  corpus: BuiltCorpus,
  calendar: Calendar,
): Promise<MeasuredTopic> {
  const reports: ReferenceReport[] = [];
  const ms: number[] = [];
  const measure = async (reference: ReferenceTimeline, days: Pick<TimelineRequest['filter'], 'from' | 'to'>) => {
    const begun = performance.now();
    const filter = { ...days, outlets: [] };
    const request = { topic: null, filter, count: reference.days.length, askedAt: calendar.now() };
    const found = await corpus.library.timeline(request);
    ms.push(performance.now() - begun);
    return figuresOf(reference, found);
  };
  for (const reference of references) {
    const { days } = reference;
    const open = await measure(reference, { from: null, to: null });
    const span = await measure(reference, { from: days[0] ?? null, to: days.at(-1) ?? null });
    reports.push({ days: days.length, open, span });
  }
  return { report: { name, articles: corpus.articles, references: reports }, ms };
}

function figuresOf({ days, text }: ReferenceTimeline, { lines }: FoundTimeline): TimelineFigures {
  const found = new Set(lines.map(({ day }) => day));
  const hits = days.filter((day) => found.has(day)).length;
  const said = lines.map((line) => line.text).join(' ');
  return {
    dateF1: (2 * hits) / (days.length + found.size),
    rouge1: rouge(1, text, said),
    rouge2: rouge(2, text, said),
  };
}

/** The topics together. */
export function timelinesReport(measured: readonly MeasuredTopic[]): TimelinesReport {
  const references = measured.flatMap(({ report }) => report.references);
  const ms = measured.flatMap((topic) => topic.ms);
  const means = (kind: 'open' | 'span'): TimelineFigures => ({
    dateF1: mean(references.map((one) => one[kind].dateF1)),
    rouge1: mean(references.map((one) => one[kind].rouge1)),
    rouge2: mean(references.map((one) => one[kind].rouge2)),
  });
  return {
    topics: measured.map(({ report }) => report),
    open: means('open'),
    span: means('span'),
    findMs: { p50: percentile(0.5, ms), max: Math.max(0, ...ms) },
  };
}
