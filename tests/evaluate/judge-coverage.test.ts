import { expect, test } from 'vitest';
import { readDataSet } from '../../src/evaluate/beir-set.ts';
import { buildCorpus } from '../../src/evaluate/build-corpus.ts';
import { plotCoverage, renderCoverage } from '../../src/evaluate/coverage-report.ts';
import { judgeCoverage } from '../../src/evaluate/judge-coverage.ts';
import { calendarIn } from '../../src/language/calendar.ts';
import { temporaryFolder } from '../building/folder.ts';

const articles = [
  { _id: 'd1', title: 'Ferry', text: 'The ferry from Karlskrona to Gdynia runs late because of thick ice.' },
  { _id: 'd2', title: 'Budget', text: 'The council of Lublin passed its budget after a long night.' },
  { _id: 'd3', title: 'Bridge', text: 'Engineers closed the old bridge of Torun for repairs.' },
];
const queries = [
  { _id: 'q1', text: 'Why does the ferry from Karlskrona run late?' },
  { _id: 'q2', text: 'What did the council of Lublin pass?' },
  { _id: 'q3', text: 'Nobody judged this one.' },
];
const jsonLines = (rows: readonly object[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join('');

test('each question is asked with its article and without; afterwards the archive is as it was', async () => {
  const set = readDataSet(
    temporaryFolder({
      'corpus.jsonl': jsonLines(articles),
      'queries.jsonl': jsonLines(queries),
      'qrels/test.tsv': 'query-id\tcorpus-id\tscore\nq1\td1\t1\nq2\td2\t1\nq2\tgone\t1\n',
    }),
    null,
  );
  const calendar = calendarIn('UTC', () => new Date('2026-02-03T12:00:00Z'));
  const corpus = await buildCorpus(set.corpus, calendar, () => {});
  try {
    const report = await judgeCoverage(set, corpus, { calendar, show: () => {} });
    expect(report.questions).toBe(2);
    expect(report.inForce.unsureRefused).toEqual({ falseRefusals: 0, refusals: 1 });
    expect(report.readings.map(({ refusals }) => refusals)).toEqual([1, 1, 1]);
    for (const { _id, text } of articles) expect((await corpus.library.article(_id))?.text).toBe(text);

    expect(renderCoverage([report])).toContain('1.000 at 0.0%');
    const svg = plotCoverage([{ ...report, name: 'a & <b>' }]);
    expect(svg).toMatch(/^<svg .*<\/svg>\n$/s);
    expect(svg).toContain('a &amp; &lt;b>');
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
  } finally {
    corpus.close();
  }
});
