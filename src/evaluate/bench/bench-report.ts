import { type Axis, plot } from '../svg-plot.ts';
import { share, table } from '../text-table.ts';
import { oursName } from './contestants.ts';
import type { Measured } from './measure-contestant.ts';

/** A contestant at a size of the corpus. */
export interface AtSize extends Measured {
  readonly articles: number;
}

const mebibytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(0)} MiB`;
const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`;
const milliseconds = (ms: number): string => `${ms.toFixed(1)} ms`;

/** What was measured, a row each; in brackets how many times ours. */
export function renderBench(all: readonly Measured[]): string {
  const ours = all.find(({ name }) => name === oursName);
  const rows = all.map((one) => {
    const cell = (of: (measured: Measured) => number | null | undefined, shown: (value: number) => string): string => {
      const value = of(one);
      const mine = ours && one !== ours ? of(ours) : null;
      if (value === null || value === undefined) return '–';
      return mine ? `${shown(value)} (×${(value / mine).toPrecision(2)})` : shown(value);
    };
    return [
      one.name,
      cell(({ build }) => build?.ms, seconds),
      cell(({ diskBytes }) => diskBytes, mebibytes),
      cell(({ peakBytes }) => peakBytes, mebibytes),
      cell(({ open }) => open?.ms, seconds),
      cell(({ ask }) => ask?.p50, milliseconds),
      cell(({ ask }) => ask?.p95, milliseconds),
      ...[one.hit1, one.hit10].map((hit) => (hit === null ? '–' : share(hit))),
    ];
  });
  const header = ['', 'build', 'on disk', 'peak memory', 'open', 'question p50', 'p95', 'Hit@1', 'Hit@10'];
  return [table(header, rows), ...failures(all)].join('\n');
}

/** The bench at several sizes as a table in Markdown, a row a size. */
export function renderScale(all: readonly AtSize[]): string {
  const rows = all.map(({ articles, build, diskBytes, peakBytes, open, ask }) => [
    articles.toLocaleString('en'),
    build ? seconds(build.ms) : '–',
    diskBytes === null ? '–' : mebibytes(diskBytes),
    peakBytes === null ? '–' : mebibytes(peakBytes),
    open ? seconds(open.ms) : '–',
    ...[ask?.p50, ask?.p95].map((ms) => (ms === undefined ? '–' : milliseconds(ms))),
  ]);
  const header = ['articles', 'build', 'on disk', 'peak memory', 'open', 'question p50', 'p95'];
  return [table(header, rows), ...failures(all)].join('\n');
}

function failures(all: readonly Measured[]): string[] {
  const lines = all.flatMap(({ name, failure }) => (failure === null ? [] : [`${name}: ${failure}.`]));
  return lines.length === 0 ? [] : ['', ...lines];
}

/** Time a question against the corpus' size, both axes logarithmic. */
export function plotScale(all: readonly AtSize[]): string {
  const sizes = all.map(({ articles }) => articles);
  const times = all.flatMap(({ ask }) => (ask ? [ask.p50, ask.p95] : []));
  const points = (of: 'p50' | 'p95') => all.flatMap(({ articles, ask }) => (ask ? [[articles, ask[of]] as const] : []));
  return plot(
    'Time a question takes, by the size of the archive',
    logarithmic('articles', sizes, (value) => value.toLocaleString('en')),
    logarithmic('milliseconds', times, (value) => `${value} ms`),
    (['p50', 'p95'] as const).map((name) => ({ name, points: points(name), dots: points(name) })),
  );
}

/** Powers of ten around the values. */
function logarithmic(title: string, values: readonly number[], label: (value: number) => string): Axis {
  const low = Math.floor(Math.log10(Math.min(1e6, ...values)));
  const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(1e-3, ...values))));
  const ticks = Array.from({ length: high - low + 1 }, (_, index) => Number(`1e${low + index}`));
  return { title, ticks, label, isLogarithmic: true };
}
