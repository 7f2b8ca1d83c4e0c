import type { UnansweredGroup } from '../desk/unanswered-questions.ts';
import { type Calendar, minuteOf } from '../language/calendar.ts';
import { clean } from '../language/visible-text.ts';
import type { RatedTrace } from '../store/ratings.ts';
import type { TraceSummary } from '../store/trace.ts';
import { english } from '../wording/english.ts';
import { dollars, statusWords } from './trace-figures.ts';
import { wrap } from './wrap.ts';

/** Wide enough for "not covered". */
const statusCells = 11;
/** Wide enough for a cost under ten dollars. */
const costCells = 9;

/** A line a question, newest first, without a line feed at its end. */
export function renderTraceList(traces: readonly TraceSummary[], calendar: Calendar): string {
  if (traces.length === 0) return 'There are no traces yet: nothing was asked.';
  return traces
    .flatMap(({ id, askedAt, kind, question, status, cost }) => {
      const figures = [
        minuteOf(calendar, askedAt),
        id,
        statusWords[status].padEnd(statusCells),
        (cost === null ? '?' : dollars(cost)).padStart(costCells),
      ];
      const words = clean(question);
      const asked = kind === 'ask' ? words : `(${kind}) ${words}`.trim();
      return wrap(asked, `${figures.join('  ')}  `);
    })
    .join('\n');
}

/** What readers asked and the coverage didn't answer, the most asked first, without a line feed at its end. */
export function renderUnanswered(groups: readonly UnansweredGroup[], days: number, calendar: Calendar): string {
  const when = days === 1 ? 'in the last day' : `in the last ${days} days`;
  if (groups.length === 0) return `Every question ${when} was answered from the coverage.`;
  const questions = groups.reduce((sum, { count }) => sum + count, 0);
  const lines = wrap(
    `Asked ${when} and not covered: ${questions} ${questions === 1 ? 'question' : 'questions'}, ${groups.length} ${groups.length === 1 ? 'subject' : 'subjects'}.`,
    '',
  );
  for (const { label, count, lastAsked, examples } of groups) {
    const mark = `${String(count).padStart(4)} × `;
    lines.push('', ...wrap(`${clean(label)} (last asked ${minuteOf(calendar, lastAsked)})`, mark));
    for (const example of examples) lines.push(...wrap(`“${clean(example)}”`, `${' '.repeat(mark.length)}· `));
  }
  return lines.join('\n');
}

/** What readers said of the answers: how many were rated, and those that were no good, newest first, without a line feed at its end. */
export function renderRated(
  down: readonly RatedTrace[],
  counts: { readonly up: number; readonly down: number },
  days: number,
  calendar: Calendar,
): string {
  const when = days === 1 ? 'in the last day' : `in the last ${days} days`;
  if (counts.up + counts.down === 0) return `Nobody rated an answer ${when}.`;
  const lines = wrap(`Rated ${when}: ${counts.up} good (👍), ${counts.down} no good (👎).`, '');
  for (const { trace, question, ratedAt, reason, comment } of down) {
    const mark = `${minuteOf(calendar, ratedAt)}  ${trace}  `;
    lines.push('', ...wrap(clean(question), mark));
    const said = [
      ...(reason === null ? ['no reason given'] : [english.rating.reasons[reason]]),
      ...(comment === null ? [] : [`“${clean(comment)}”`]),
    ];
    lines.push(...wrap(said.join(': '), `${' '.repeat(mark.length)}· `));
  }
  return lines.join('\n');
}
