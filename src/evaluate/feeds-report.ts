import { type FeedsReport, measuredFields } from './evaluate-feeds.ts';
import { share, table } from './text-table.ts';

/** As much of a value as tells what went wrong. */
const maxShownChars = 100;

/**
 * How feeds were read, a line for each truth: files read, and shares of titles, links, dates and texts that are right, with the number of
 * feeds whose truth names them.
 */
export function renderFeeds({ parts, others, misses, msPerFeed }: FeedsReport, showMisses: boolean): string {
  const rows = parts.map(({ truth, feeds, read, known, right }) => [
    truth,
    `${read} of ${feeds}`,
    ...measuredFields.map((field) => {
      const value = right[field];
      return value === null ? '–' : `${share(value)} of ${known[field]}`;
    }),
  ]);
  const { p50, p95, max } = msPerFeed;
  return [
    table(['Feeds, by what is known of them', 'read', ...measuredFields], rows),
    `No feeds: ${others.refused} of ${others.files} refused. Milliseconds a feed: p50 ${p50.toFixed(1)}, p95 ${p95.toFixed(1)}, max ${max.toFixed(0)}.`,
    ...(showMisses
      ? misses.map(
          ({ file, field, expected, found }) => `${file}  ${field}: “${cut(expected)}” was read as “${cut(found)}”`,
        )
      : []),
  ].join('\n');
}

function cut(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > maxShownChars ? `${line.slice(0, maxShownChars)}…` : line;
}
