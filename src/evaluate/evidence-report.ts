import type { Estimate } from './bootstrap.ts';
import type { EvidenceReport, Sizes } from './evaluate-evidence.ts';
import { share, table } from './text-table.ts';

/** What the evidence holds and how long it is, as tables for people: a row a set each. */
export function renderEvidence(reports: readonly EvidenceReport[]): string {
  return [
    table(
      ['Inside the evidence', 'questions', 'facts', 'all of a question’s facts', 'an answer', 'refused without asking'],
      reports.map(({ name, questions, facts, allFacts, answers, refused }) => [
        name,
        String(questions),
        ...[facts, allFacts, answers].map(cell),
        share(refused),
      ]),
    ),
    table(
      ['Sent', 'articles', 'words', 'median', 'p95', 'characters of the request', 'median', 'p95'],
      reports.map(({ name, sources, words, characters }) => [
        name,
        sources.mean.toFixed(1),
        ...inWhole(words),
        ...inWhole(characters),
      ]),
    ),
    'The request is counted as JSON, with its system prompt, its tool and the question.',
  ].join('\n\n');
}

function cell(estimate: Estimate | null): string {
  return estimate === null ? '–' : `${share(estimate.mean)} (${share(estimate.low)}–${share(estimate.high)})`;
}

function inWhole({ mean, median, p95 }: Sizes): string[] {
  return [mean, median, p95].map((size) => String(Math.round(size)));
}
