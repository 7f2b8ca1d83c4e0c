import type { FollowsReport } from './evaluate-follows.ts';
import { share, table } from './text-table.ts';

/** What followers of topics are told of, as a table: a row a topic, then the means. */
export function renderFollows({ topics, ...means }: FollowsReport): string {
  const cells = ({ precision, recall, f1 }: Omit<FollowsReport, 'topics'>): string[] =>
    [precision, recall, f1].map(share);
  const rows = topics.map(({ topic, taken, ...figures }) => [
    topic,
    ...[taken, figures.unjudged].map(String),
    ...cells(figures),
  ]);
  const header = ['Topic', 'taken', 'unjudged', 'precision', 'recall', 'F1'];
  return table(header, [...rows, ['mean over topics', '', String(means.unjudged), ...cells(means)]]);
}
