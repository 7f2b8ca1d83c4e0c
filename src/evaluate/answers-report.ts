import type { Percentiles, PrecisionAndRecall } from './answers-scores.ts';
import type { Estimate } from './bootstrap.ts';
import type { AnswersReport } from './evaluate-answers.ts';
import { share, table } from './text-table.ts';

/** Questions that went wrong and are shown. */
const maxShown = 10;

/** What the answers came to, as tables. */
export function renderAnswers(report: AnswersReport): string {
  const { name, writer, questions, uncovered, corpusArticles, misses } = report;
  return [
    `${name}: ${questions} questions, ${uncovered} of them not covered, over ${corpusArticles} articles. Written by: ${writer}.`,
    table(['Share, with its 95% interval', 'precision', 'recall'], [row('refusals', report.refusal)]),
    table(
      ['Over covered questions', ''],
      [
        ['facts held', interval(report.facts)],
        ['a right article cited', interval(report.rightArticle)],
      ],
    ),
    renderSentences(report),
    renderPrice(report),
    ...renderFailures(report),
    ...(misses.length === 0
      ? []
      : [
          misses
            .slice(0, maxShown)
            .map(({ id, question, fault }) => `${id}: ${fault} (${question})`)
            .join('\n'),
        ]),
    ...(misses.length > maxShown ? [`${misses.length - maxShown} more went wrong; --json has them all.`] : []),
  ].join('\n\n');
}

function row(what: string, { precision, recall }: PrecisionAndRecall): string[] {
  return [what, interval(precision), interval(recall)];
}

function interval(found: Estimate | null): string {
  if (found === null) return '–';
  return `${share(found.mean)} [${share(found.low)}, ${share(found.high)}] of ${found.questions}`;
}

function renderSentences({ sentences, answersBy, questions, waiting }: AnswersReport): string {
  const { written, ...counts } = sentences;
  const labels: Readonly<Record<keyof typeof counts, string>> = {
    kept: 'kept as written',
    partly: 'marked: supported in part',
    unread: 'of these, not read a second time',
    takenOut: 'taken out',
    unsupported: 'not supported',
    contradicted: 'contradicted',
    byCode: 'by code alone',
    uncited: 'citing nothing',
  };
  const rows = Object.entries(labels).map(([key, label]) => {
    const count = Object.entries(counts).find(([name]) => name === key)?.[1] ?? 0;
    return [label, String(count), written === 0 ? '–' : share(count / written)];
  });
  const { secondTries, whole, refusedUnasked, answerableRefusedUnasked } = answersBy;
  return [
    table([`Sentences written: ${written}`, '', 'share'], rows),
    table(
      [`Answers: ${questions}`, ''],
      [
        ['whole: nothing taken out, and said to answer', String(whole)],
        ['written once more', String(secondTries)],
        ['refused without asking Claude', String(refusedUnasked)],
        ['of these, answerable', String(answerableRefusedUnasked)],
      ],
    ),
    ...(waiting === 0 ? [] : [`${waiting} exchanges wait for a response: fill in their "response" and run again.`]),
  ].join('\n\n');
}

function renderPrice({ firstSentenceMs, totalMs, dollars }: AnswersReport): string {
  const cost =
    dollars === null
      ? "The cost isn't known: the model has no price in our table."
      : `Cost: $${dollars.each?.mean.toFixed(5) ?? '–'} a question, $${dollars.all.toFixed(4)} in all.`;
  return [
    table(
      ['Milliseconds', 'p50', 'p95'],
      [
        ['to the first checked sentence', ...milliseconds(firstSentenceMs)],
        ['in all, refusals too', ...milliseconds(totalMs)],
      ],
    ),
    cost,
  ].join('\n');
}

function milliseconds(found: Percentiles | null): string[] {
  return found === null ? ['–', '–'] : [found.p50.toFixed(1), found.p95.toFixed(1)];
}

function renderFailures({ failures, answeredBy, writer }: AnswersReport): string[] {
  const told = Object.entries(failures).map(([failure, count]) => `${failure} ${count}`);
  if (told.length === 0) return [];
  return [`${writer} failed: ${told.join(', ')}. Answers made of quotes: ${answeredBy.quotes}.`];
}
