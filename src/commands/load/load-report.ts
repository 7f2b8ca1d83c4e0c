import { table } from '../../evaluate/text-table.ts';
import type { Fared, Spread } from './spread.ts';

/** Starts of the bot over an index that is there; medians, in milliseconds. */
export interface Starts {
  readonly articles: 'files in the folder' | 'imported';
  /** The very first start with the files, or the import: the index is built. */
  readonly buildMs: number;
  readonly starts: number;
  /** Until the coverage's state was told, until Discord's first request came, and until the bot said that it is online. */
  readonly coverageMs: number;
  readonly connectingMs: number;
  readonly readyMs: number;
  /** The slowest one. */
  readonly slowestMs: number;
}

/** All that was measured. */
export interface LoadReport {
  readonly articles: number;
  /** Cores that the bot shares with what plays Discord and Claude. */
  readonly cores: number;
  readonly people: number;
  readonly rounds: number;
  readonly withinMs: number;
  /** Node with nothing to do, from its start to its end: the floor of every start. */
  readonly nodeMs: number;
  readonly starts: readonly Starts[];
  readonly fared: readonly (Fared & { readonly name: string })[];
}

const seconds = (ms: number): string => `${(ms / 1_000).toFixed(2)} s`;
const milliseconds = (ms: number): string => `${ms.toFixed(0)} ms`;

/** What was measured, as tables and the sentences that they need. */
export function renderLoad(report: LoadReport): string {
  const { articles, cores, people, rounds, withinMs, nodeMs } = report;
  const startRows = report.starts.map((one) => [
    one.articles,
    seconds(one.buildMs),
    seconds(one.coverageMs),
    seconds(one.connectingMs),
    seconds(one.readyMs),
    seconds(one.slowestMs),
  ]);
  const cells = ({ p50, p95, p99, max }: Spread): string[] => [p50, p95, p99, max].map(milliseconds);
  const faredRows = report.fared.flatMap(({ name, questions, acknowledged, answered }) => [
    [`${name}: acknowledged`, questions.toLocaleString('en'), ...cells(acknowledged)],
    [`${name}: answered`, questions.toLocaleString('en'), ...cells(answered)],
  ]);
  const each = rounds === 1 ? 'once' : `${rounds} times`;
  return [
    `${articles.toLocaleString('en')} articles, ${cores} cores for the bot and what plays Discord and Claude.`,
    '',
    `Start to online, the median of ${report.starts[0]?.starts ?? 0} (Node alone: ${seconds(nodeMs)}):`,
    table(['articles', 'index built', 'coverage told', 'connecting', 'online', 'slowest'], startRows),
    '',
    `From the question on the gateway to the first response, and to the whole answer. Together: ${people} people within ${seconds(withinMs)}, ${each}; the articles are files.`,
    table(['', 'questions', 'p50', 'p95', 'p99', 'max'], faredRows),
    ...trouble(report),
  ].join('\n');
}

function trouble({ fared }: LoadReport): string[] {
  const lines = fared.flatMap(({ name, unacknowledged, unanswered, twice }) => [
    ...(unacknowledged > 0 ? [`${name}: ${unacknowledged} without a first response.`] : []),
    ...(unanswered > 0 ? [`${name}: ${unanswered} without a whole answer.`] : []),
    ...(twice > 0 ? [`${name}: ${twice} answered more than once.`] : []),
  ]);
  return lines.length === 0 ? [] : ['', ...lines];
}
