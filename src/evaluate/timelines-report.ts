import type { TimelineFigures, TimelinesReport } from './evaluate-timelines.ts';
import { share, table } from './text-table.ts';

/** Timelines against those of journalists, as a table: a row a reference, then the means. */
export function renderTimelines({ topics, open, span, findMs }: TimelinesReport): string {
  const cells = ({ dateF1, rouge1, rouge2 }: TimelineFigures): string[] => [dateF1, rouge1, rouge2].map(share);
  const rows = topics.flatMap(({ name, articles, references }) =>
    references.map((reference) => [
      name,
      ...[articles, reference.days].map(String),
      ...cells(reference.open),
      ...cells(reference.span),
    ]),
  );
  const header = ['Topic', 'articles', 'days', 'date F1', 'R-1', 'R-2', 'date F1 in span', 'R-1', 'R-2'];
  const figures = [['mean over references', '', '', ...cells(open), ...cells(span)]];
  const whole = Math.round(findMs.p50);
  return [
    table(header, [...rows, ...figures]),
    `“In span”: only articles and days between the first and the last of the reference. Found in ${whole} ms (median), at most ${Math.round(findMs.max)} ms.`,
  ].join('\n\n');
}
