import type { Estimate } from './bootstrap.ts';
import type { AnswerFigures, RankingFigures, SetReport } from './evaluate-set.ts';
import { share, table } from './text-table.ts';

const rankingColumns: readonly (readonly [string, keyof RankingFigures<unknown>])[] = [
  ['Hit@1', 'hit1'],
  ['Hit@4', 'hit4'],
  ['Hit@10', 'hit10'],
  ['Recall@10', 'recall10'],
  ['MRR@10', 'mrr10'],
  ['MAP', 'map'],
  ['nDCG@10', 'ndcg10'],
];
const answerColumns: readonly (readonly [string, keyof AnswerFigures<unknown>])[] = [
  ['1 passage', 'passage1'],
  ['4', 'passage4'],
  ['10', 'passage10'],
  ['1 sentence', 'sentence1'],
  ['3', 'sentence3'],
  ['shown', 'shown'],
];

/** The report as tables for people: ranking, answers, judgement and cost, a row a set each. */
export function renderReport(reports: readonly SetReport[]): string {
  const mebibytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(1)} MiB`;
  const judged = table(
    ['Judged', 'covered', 'unsure', 'not covered', 'as expected'],
    reports.map(({ name, judged: { covered, unsure, not_covered: not }, judgedAsExpected }) => [
      name,
      ...[covered, unsure, not].map(share),
      cell(judgedAsExpected),
    ]),
  );
  const cost = table(
    ['Cost', 'articles', 'indexing', 'database', 'retrieve p50', 'p95', 'max', 'peak memory'],
    reports.map(({ name, corpus, indexingMs, databaseBytes, retrieveMs: { p50, p95, max }, peakMemoryBytes }) => [
      name,
      String(corpus.articles),
      `${(indexingMs / 1000).toFixed(1)} s`,
      mebibytes(databaseBytes),
      ...[p50, p95, max].map((ms) => `${ms.toFixed(1)} ms`),
      mebibytes(peakMemoryBytes),
    ]),
  );
  const ranking = table(
    ['Right articles', 'questions', ...rankingColumns.map(([title]) => title)],
    reports.map(({ name, ranking: figures }) => [
      name,
      String(figures.hit1?.questions ?? 0),
      ...rankingColumns.map(([, key]) => cell(figures[key])),
    ]),
  );
  const answers = table(
    ['Answer inside', 'questions', ...answerColumns.map(([title]) => title)],
    reports.map(({ name, answers: figures }) => [
      name,
      String(figures.passage1?.questions ?? 0),
      ...answerColumns.map(([, key]) => cell(figures[key])),
    ]),
  );
  return [ranking, answers, judged, cost, ...notes(reports)].join('\n\n');
}

/** The mean and its 95% interval. */
function cell(estimate: Estimate | null): string {
  return estimate === null ? '–' : `${share(estimate.mean)} (${share(estimate.low)}–${share(estimate.high)})`;
}

function notes(reports: readonly SetReport[]): string[] {
  const lines = reports.flatMap(({ name, withoutJudgements, leftOut, misjudged, corpus }) => {
    const counted: [string, number][] = [
      ['questions without judgements, left out of the ranking figures', withoutJudgements],
      ...Object.entries(leftOut).map(([reason, count]): [string, number] => [`questions left out: ${reason}`, count]),
      ['articles that could not be read', corpus.refused],
      ['articles whose id stood in the corpus before', corpus.duplicates],
      ...Object.entries(corpus.leftOut).map(([field, count]): [string, number] => [
        `articles without their ${field}, which could not be used`,
        count,
      ]),
    ];
    return [
      ...counted.filter(([, count]) => count > 0).map(([what, count]) => `${name}: ${what}: ${count}`),
      ...misjudged.map(
        ({ query, text, judgement, expected }) =>
          `${name}: ${query} was judged ${judgement}; expected: ${expected.join(' or ')}: ${text}`,
      ),
    ];
  });
  return lines.length === 0 ? [] : [lines.join('\n')];
}
