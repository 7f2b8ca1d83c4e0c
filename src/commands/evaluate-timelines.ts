import type { Progress } from '../app/progress.ts';
import { evaluateTimelines, timelinesReport } from '../evaluate/evaluate-timelines.ts';
import { readTimelineSets } from '../evaluate/timeline-sets.ts';
import { renderTimelines } from '../evaluate/timelines-report.ts';
import type { Calendar } from '../language/calendar.ts';
import { overSets } from './evaluate-sets.ts';
import { UsageError } from './options.ts';

interface Surroundings {
  readonly calendar: Calendar;
  readonly tell: (line: string) => void;
  readonly progress: Progress;
}

/** Makes timelines of the topics that folders hold, and measures them against those of journalists. */
export async function timelines(
  folders: readonly string[],
  isJson: boolean,
  usage: string,
  { calendar, tell, progress }: Surroundings,
): Promise<string> {
  if (folders.length === 0) throw new UsageError(`Name a folder of topics.\nUsage: ${usage}`);
  const sets = folders.flatMap(readTimelineSets);
  const measured = await overSets(sets, calendar, { tell, progress }, (set, corpus) =>
    evaluateTimelines(set, corpus, calendar),
  );
  const report = timelinesReport(measured);
  return isJson ? JSON.stringify(report) : renderTimelines(report);
}
