import type { SoakReport } from './run-soak.ts';
import { type Growth, growthOf, type VitalSigns } from './vital-signs.ts';

/** What may grow by this share in the time after the warm-up. */
const mostGrowth = 0.05;
/** Open files and other resources come and go by a few: connections that are kept for the next request. */
const mostMoreFiles = 4;

const measures = {
  'memory (RSS)': ({ rss }: VitalSigns) => rss,
  'heaps after collection': ({ heap }: VitalSigns) => heap,
  'files and sockets': ({ files }: VitalSigns) => files,
  'other resources': ({ resources }: VitalSigns) => resources,
} as const;
const bytes = new Set<string>(['memory (RSS)', 'heaps after collection']);

/** Whether nothing grew more than it may; what was measured too shortly didn't. */
export function isFlat(vitals: readonly VitalSigns[]): boolean {
  return Object.entries(measures).every(([name, of]) => {
    const growth = growthOf(vitals, of);
    if (growth === null) return true;
    return bytes.has(name) ? growth.share < mostGrowth : growth.last - growth.first <= mostMoreFiles;
  });
}

/** The report in lines. */
export function renderSoak(report: SoakReport): string {
  const { interactions, excused, faults, stalls, mishaps, kills, articles, traces, dollars, wasBudgetSpent } = report;
  const { vitals } = report;
  const lost = Object.values(excused).reduce((sum, each) => sum + each, 0);
  const share = ((100 * lost) / Math.max(1, interactions)).toFixed(1);
  const reasons = Object.entries(excused)
    .map(([why, many]) => `${why} ${many}`)
    .join(', ');
  const broken = Object.entries(Object.groupBy(report.broken, ({ what }) => what));
  return [
    `interactions             ${interactions}, of which nobody could answer ${lost} (${share}%): ${reasons}`,
    `went wrong               ${mishaps} mishaps, ${faults} requests struck, ${kills} kills; the machine stood still ${stalls} times`,
    `articles, traces         ${articles}, ${traces}`,
    `Claude cost              $${dollars.toFixed(4)}; the small budget was ${wasBudgetSpent ? '' : 'not '}used up`,
    ...Object.entries(measures).map(([name, of]) => `${name.padEnd(24)} ${grown(vitals, of, bytes.has(name))}`),
    `broken promises          ${report.broken.length}`,
    ...broken.map(([what, all]) => {
      const moments = (all ?? []).slice(0, 5).map(({ atMs }) => `${(atMs / 1_000).toFixed(1)} s`);
      return `  ${what}\n    ${all?.length} times, at ${moments.join(', ')}`;
    }),
  ].join('\n');
}

function grown(vitals: readonly VitalSigns[], of: (signs: VitalSigns) => number | null, areBytes: boolean): string {
  const shown = (value: number): string => (areBytes ? `${(value / 2 ** 20).toFixed(1)} MB` : value.toFixed(0));
  const growth = growthOf(vitals, of);
  if (growth !== null) return said(growth, shown);
  const values = vitals.flatMap((signs) => of(signs) ?? []);
  return values.length === 0
    ? 'not measured'
    : `${shown(values[0] ?? 0)} to ${shown(values.at(-1) ?? 0)} at ${values.length} rests; too short to judge`;
}

function said({ first, last, share, fitted }: Growth, shown: (value: number) => string): string {
  const percent = (part: number): string => `${part < 0 ? '' : '+'}${(100 * part).toFixed(1)}%`;
  return `${shown(first)} to ${shown(last)}: ${percent(share)} (medians of the first and last third), ${percent(fitted)} by a fitted line`;
}
