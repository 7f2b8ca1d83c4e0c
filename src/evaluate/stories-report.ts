import type { StoriesFigures, StoriesReport } from './evaluate-stories.ts';
import { share, table } from './text-table.ts';

/** Pairs of a kind that are named. */
const maxShown = 10;

/** What became of labelled pairs, as a table, and the pairs that were judged wrongly. */
export function renderStories({ parts }: StoriesReport): string {
  const rows = parts.map(({ part, pairs, same, right, joined, parted, unmet }) => [
    part,
    ...[pairs, same].map(String),
    `${right} (${share(right / pairs)})`,
    ...[joined.length, parted.length, unmet].map(String),
  ]);
  const header = ['Pairs', 'in all', 'one story', 'right', 'joined wrongly', 'parted wrongly', 'never compared'];
  return [table(header, rows), ...parts.map(named).filter((text) => text !== '')].join('\n\n');
}

function named({ part, joined, parted }: StoriesFigures): string {
  const line = (what: string, pairs: StoriesFigures['joined']): string[] =>
    pairs.length === 0
      ? []
      : [
          `${part}, ${what}: ${pairs
            .slice(0, maxShown)
            .map(({ a, b }) => `${a} ${b}`)
            .join(', ')}${pairs.length > maxShown ? ', …' : ''}`,
        ];
  return [...line('joined wrongly', joined), ...line('parted wrongly', parted)].join('\n');
}
