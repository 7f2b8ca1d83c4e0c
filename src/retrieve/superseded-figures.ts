import { quantitiesIn } from '../language/quantities.ts';
import { isOfTime } from '../language/units.ts';
import { alignedStatements } from '../stories/aligned-statements.ts';
import { leastLikeness } from '../stories/differences.ts';
import { differingNumbers } from '../stories/number-differences.ts';
import type { DayLine } from './choose-lines.ts';

/** A figure of a line, and the latest other one that is given for the same thing. */
export interface NewerFigure {
  readonly figure: string;
  readonly later: string;
  readonly line: DayLine;
}

/**
 * Figures of a line for which a sentence that was published later, and tells the same, gives another number. What was published on the same day may as
 * well be the older one, and two ages are two people's.
 */
export function supersededIn(line: DayLine, others: readonly DayLine[]): NewerFigure[] {
  const { source, statement } = line;
  const { published } = source;
  if (published === null || !/\p{N}/u.test(statement.text)) return [];
  const newer = others
    .filter(
      (other) =>
        (other.source.published ?? '') > published && other.source.article.language === source.article.language,
    )
    .toSorted((a, b) => ((a.source.published ?? '') < (b.source.published ?? '') ? 1 : -1));
  const found = new Map<string, NewerFigure>();
  for (const other of newer) {
    if (alignedStatements([statement], [other.statement], leastLikeness.number).length === 0) continue;
    for (const [ours, theirs] of differingNumbers(statement, other.statement, source.article.language)) {
      const figure = statement.text.slice(ours.start, ours.end);
      const later = other.statement.text.slice(theirs.start, theirs.end);
      const isTime = quantitiesIn(figure, source.article.language).some(({ unit }) => isOfTime(unit));
      if (!isTime && !found.has(figure)) found.set(figure, { figure, later, line: other });
    }
  }
  return [...found.values()];
}
