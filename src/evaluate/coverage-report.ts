import type { CoverageReport } from './judge-coverage.ts';
import { type Axis, plot } from './svg-plot.ts';
import { share, table } from './text-table.ts';

/** The readings of the curve and what is in force, a row a set. */
export function renderCoverage(reports: readonly CoverageReport[]): string {
  const rows = reports.map(({ name, questions, readings, inForce: { unsureRefused, unsureAnswered } }) => [
    name,
    String(questions),
    ...readings.map(({ refusals }) => share(refusals)),
    ...[unsureRefused, unsureAnswered].map(
      ({ refusals, falseRefusals }) => `${share(refusals)} at ${(falseRefusals * 100).toFixed(1)}%`,
    ),
  ]);
  return [
    table(
      [
        'Refused when not answered',
        'questions',
        ...(reports[0]?.readings ?? []).map(({ maxFalseRefusals }) => `at ${maxFalseRefusals * 100}%`),
        'now, unsure refused',
        'now, unsure answered',
      ],
      rows,
    ),
    'Each question is asked with the articles that answer it and once more without them. The percentages are questions',
    'refused though they are answered.',
  ].join('\n');
}

/** The end of the horizontal axis: nobody would refuse more than half of what is covered. */
const shownFalseRefusals = 0.5;

/** The curves as an SVG plot; dots mark what the thresholds in force do. */
export function plotCoverage(reports: readonly CoverageReport[]): string {
  const percent = (value: number): string => `${Math.round(value * 100)}%`;
  const axis = (title: string, end: number, step: number): Axis => ({
    title,
    ticks: Array.from({ length: Math.round(end / step) + 1 }, (_, index) => index * step),
    label: percent,
  });
  return plot(
    'Saying “not covered” when it is right, and when it is wrong',
    axis('refused though an article answers (false refusals)', shownFalseRefusals, 0.05),
    axis('refused when no article answers', 1, 0.1),
    reports.map(({ name, curve, inForce: { unsureRefused, unsureAnswered } }) => ({
      name,
      points: curve.map(({ falseRefusals, refusals }) => [falseRefusals, refusals] as const),
      dots: [unsureRefused, unsureAnswered].map(({ falseRefusals, refusals }) => [falseRefusals, refusals] as const),
    })),
    'thresholds in force',
  );
}
