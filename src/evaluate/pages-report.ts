import type { PagesReport } from './evaluate-pages.ts';
import { share, table } from './text-table.ts';

/** What was read of labelled pages, as a table, and each miss on a line. */
export function renderPages(report: PagesReport): string {
  const { text, snippets, days, ms } = report;
  const said = days.right + days.wrong + days.invented;
  const known = days.right + days.wrong + days.none;
  const ratio = (part: number, all: number): string => (all === 0 ? '–' : share(part / all));
  const rows = [
    ['read as articles', `${report.pages - report.refused} of ${report.pages}`],
    [`whole texts (${text.pages}): mean 4-gram F1`, ratio(text.f1, text.pages === 0 ? 0 : 1)],
    ['  precision / recall', `${share(text.precision)} / ${share(text.recall)}`],
    ['snippets right', ratio(snippets.in + snippets.out, snippets.with + snippets.without)],
    [
      '  in that must be / out that must not',
      `${ratio(snippets.in, snippets.with)} / ${ratio(snippets.out, snippets.without)}`,
    ],
    ['day of publication: precision / recall', `${ratio(days.right, said)} / ${ratio(days.right, known)}`],
    ['  right / wrong / not found / invented', `${days.right} / ${days.wrong} / ${days.none} / ${days.invented}`],
    ['ms a page: p50 / p95', `${quantile(ms, 0.5)} / ${quantile(ms, 0.95)}`],
    ["the thread's memory at most", `${Math.round(report.heapBytes / 1024 / 1024)} MiB`],
  ];
  const misses = report.misses.map(({ kind, file, what }) => `${kind}: ${file}: ${what}`).toSorted();
  return [table(['Pages', ''], rows), misses.join('\n')].filter((part) => part !== '').join('\n\n');
}

function quantile(sorted: readonly number[], share: number): string {
  return (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0).toFixed(0);
}
