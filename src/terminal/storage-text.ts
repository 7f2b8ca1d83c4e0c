import type { FolderPart } from '../store/folder-sizes.ts';
import type { DatabaseSize } from '../store/sqlite/table-sizes.ts';
import { renderBytes } from './backup-text.ts';

/** Until where each table grows; those that aren't named have a few rows. */
const untilOf = (traceDays: number): Readonly<Record<string, string>> => ({
  articles: 'stay: they are the coverage',
  past_versions: 'what articles said before: the latest 50 of each, for a year',
  items: 'stay as long as their source has them',
  item_names: 'go with their items',
  sources: 'one a source; a feed remembers 2,000 items',
  sites: 'one a site',
  traces: `go after ${traceDays} days (TRACE_DAYS)`,
  ratings: 'go with their traces',
  cited: 'go with their traces',
  shown: 'go with their traces',
  spending: `goes after ${traceDays} days (TRACE_DAYS)`,
  usage: 'goes after two days',
  erased: 'goes after 15 minutes',
  schedules: 'digests and what is followed: stay until somebody ends them',
  deliveries: `what was posted: after 400 days; of what is followed after ${traceDays} days (TRACE_DAYS)`,
  gone: 'goes with the next changes',
  imports: 'one an imported file',
  errands: 'what commands handed in: goes a day after it was done',
});

const untilOfPart: readonly (readonly [RegExp, string])[] = [
  [/^index$/, 'made from the store; segments are merged as they come'],
  [/^before-upgrade$/, 'databases before the last upgrade: 30 days at most'],
  [/^errands$/, 'files that were handed in to a running bot: go once they are taken in'],
  [/^before-restore-/, 'stays until you delete it'],
  [/^store-damaged/, 'the latest three stay'],
  [/^restore\.(unfinished|ready)$/, 'of a restore that was cut off: the next start or restore sees to it'],
];

/** Narrower than this, a table isn't worth a line. */
const leastBytes = 10_000;

const counted = (count: number, noun: string): string =>
  `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;

/** What takes the room in a data folder, and what will go when. */
export function renderStorage(
  dataDir: string,
  databases: readonly DatabaseSize[],
  parts: readonly FolderPart[],
  traceDays: number,
): string {
  const until = untilOf(traceDays);
  const all = [...databases.flatMap(({ bytes, logBytes }) => [bytes, logBytes]), ...parts.map(({ bytes }) => bytes)];
  const line = (indent: string, name: string, bytes: number, note: string): string =>
    `${`${indent}${name}`.padEnd(28)}${renderBytes(bytes).padStart(8)}  ${note}`.trimEnd();
  return [
    `${dataDir}: ${renderBytes(all.reduce((sum, bytes) => sum + bytes, 0))}`,
    ...databases.flatMap(({ name, bytes, freeBytes, logBytes, tables }) => [
      line('  ', name, bytes, freeBytes > 0 ? `${renderBytes(freeBytes)} of it are free for what comes next` : ''),
      ...tables
        .filter((table) => table.bytes >= leastBytes)
        .map(({ table, rows, bytes: used }) =>
          line('    ', table, used, [counted(rows, 'row'), until[table]].filter(Boolean).join('; ')),
        ),
      ...(logBytes > 0 ? [line('    ', 'log', logBytes, 'cut when it starts over')] : []),
    ]),
    ...parts.map(({ name, files, bytes }) => {
      const note = untilOfPart.find(([pattern]) => pattern.test(name))?.[1] ?? 'none of the bot’s own: it stays';
      return line('  ', name, bytes, `${counted(files, 'file')}; ${note}`);
    }),
  ].join('\n');
}
