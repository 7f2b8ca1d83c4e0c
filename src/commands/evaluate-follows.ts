import type { Progress } from '../app/progress.ts';
import { evaluateFollows, readFollows } from '../evaluate/evaluate-follows.ts';
import { renderFollows } from '../evaluate/follows-report.ts';
import type { Calendar } from '../language/calendar.ts';
import { overSets } from './evaluate-sets.ts';
import { UsageError } from './options.ts';

/** The topics that come with the code. */
const ownTopics = 'tests/evaluate/follows.jsonl';

interface Surroundings {
  readonly calendar: Calendar;
  readonly tell: (line: string) => void;
  readonly progress: Progress;
}

/** Holds what followers of topics are told of against what a person wants of them. */
export async function follows(
  folders: readonly string[],
  { json, labels }: { readonly json?: boolean; readonly labels?: string },
  usage: string,
  { calendar, tell, progress }: Surroundings,
): Promise<string> {
  const [folder] = folders;
  if (folder === undefined || folders.length > 1) throw new UsageError(`Name one folder of articles.\nUsage: ${usage}`);
  const set = readFollows(folder, labels ?? ownTopics);
  const [report] = await overSets([set], calendar, { tell, progress }, async (one, corpus) =>
    evaluateFollows(one, corpus),
  );
  if (report === undefined) return '';
  return json ? JSON.stringify(report) : renderFollows(report);
}
