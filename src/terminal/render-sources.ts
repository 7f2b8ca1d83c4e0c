import type { SourceStatus } from '../coverage/source.ts';
import { msPerDay } from '../language/dates.ts';
import { clean } from '../language/visible-text.ts';
import type { Preview, PreviewedItem } from '../sources/preview.ts';
import { sourceTrouble } from '../wording/source-news.ts';

/** A source as it stands, and whether the file names it. */
export interface ListedSource {
  readonly status: SourceStatus;
  /** A source that isn't named any more isn't read; what it brought stays. */
  readonly isNamed: boolean;
}

const units: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['day', msPerDay],
  ['hour', 3_600_000],
  ['minute', 60_000],
];
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });

function ago(moment: Date, now: Date): string {
  const ms = moment.getTime() - now.getTime();
  const [unit, size] = units.find(([, unitMs]) => Math.abs(ms) >= unitMs) ?? ['second', 1_000];
  return relative.format(Math.round(ms / size), unit);
}

/** Each source with when it was last read, what came, and what is wrong. */
export function renderSources(sources: readonly ListedSource[], now: Date): string {
  return sources.map((source) => renderSource(source, now).join('\n')).join('\n\n');
}

function renderSource({ status, isNamed }: ListedSource, now: Date): string[] {
  const { id, kind, readAt, changedAt, nextAt, articles } = status;
  const isWatched = kind !== 'jsonl' || isNamed;
  const facts = [
    `${articles} article${articles === 1 ? '' : 's'}`,
    ...(kind === 'folder' || !isWatched || (readAt === null && (!isNamed || articles > 0))
      ? []
      : [readAt === null ? 'never read yet' : `last read ${ago(readAt, now)}`]),
    ...(changedAt === null ? [] : [`last news ${ago(changedAt, now)}`]),
    ...(nextAt === null || nextAt <= now || !isNamed ? [] : [`next ${ago(nextAt, now)}`]),
  ];
  const trouble = sourceTrouble(status)?.replaceAll('ID', id);
  return [
    clean(`${id}  (${kind})`),
    `  ${facts.join('; ')}`,
    ...(isNamed ? [] : ["  the file of sources doesn't name it: it isn't read any more, and what it brought stays;"]),
    ...(isNamed ? [] : [indented(`take that out with npm run sources -- remove "${id}"`)]),
    ...(trouble ? [indented(`! ${trouble}.`)] : []),
  ];
}

function indented(line: string): string {
  return `  ${clean(line)}`;
}

const previewChars = 300;

/** A page, feed or sitemap as it would be read, its newest items in full enough to judge. */
export function renderPreview({ kind, items, problem }: Preview, most: number): string {
  const shown = items
    .toSorted((a, b) => (b.date ?? '').localeCompare(a.date ?? ''))
    .slice(0, most)
    .map(renderItem);
  const head = kind === null ? [] : [`It is a ${kind} with ${items.length} ${kind === 'page' ? 'article' : 'items'}.`];
  const more = items.length - shown.length;
  return [
    ...head,
    ...(problem === null ? [] : [clean(`It can't be used: ${problem}.`)]),
    ...shown,
    ...(more > 0 ? [`and ${more} more.`] : []),
  ].join('\n\n');
}

function renderItem({ title, url, date, author, text, warnings }: PreviewedItem): string {
  const words = text.replace(/\s+/g, ' ');
  const start = words.length > previewChars ? `${words.slice(0, previewChars)}…` : words;
  return [
    clean(title ?? '(no headline)'),
    indented(`${date ?? 'undated'}${author === null ? '' : ` · ${author}`}${url === null ? '' : ` · ${url}`}`),
    ...(start === '' ? [] : [indented(`${start} (${text.length} characters)`)]),
    ...warnings.map((warning) => indented(`! ${warning}`)),
  ].join('\n');
}
