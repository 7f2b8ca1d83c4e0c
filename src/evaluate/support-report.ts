import { type SupportReport, verdictLabels } from './evaluate-support.ts';
import type { AlteredCount, AlteredReport } from './support-altered.ts';
import { supportLabels } from './support-files.ts';
import { share, table } from './text-table.ts';

/** Missed sentences that are shown. */
const maxShown = 8;

/** What was made of the claims of a folder, as tables. */
export function renderSupport(report: SupportReport): string {
  const { claims, judge, confusion, clean, takenOut, unmarked, kinds, altered } = report;
  const parts: string[] = [];
  if (claims > 0) {
    parts.push(
      `${claims} claims, judged ${judge}.`,
      table(
        ['Label, and verdicts', ...verdictLabels],
        supportLabels.map((label) => [label, ...verdictLabels.map((verdict) => String(confusion[label][verdict]))]),
      ),
      table(
        ['Share', ''],
        [
          ['supported ones kept clean', clean === null ? '–' : share(clean)],
          ['supported ones taken out', takenOut === null ? '–' : share(takenOut)],
          ['not supported ones unmarked', unmarked === null ? '–' : share(unmarked)],
        ],
      ),
    );
    if (kinds.length > 0) {
      const rows = kinds.map(({ kind, label, of, marked }) => [kind, label, `${marked} of ${of}`]);
      parts.push(table(['Kind', 'label', 'marked or taken out'], rows));
    }
  }
  if (altered) parts.push(renderAltered(altered));
  return parts.join('\n\n');
}

function part({ of, found }: AlteredCount): string {
  return of === 0 ? '–' : `${share(found / of)} of ${of}`;
}

function renderAltered({ sentences, caught, falseAlarms, paraphraseAlarms, missed }: AlteredReport): string {
  const sum = (pick: (one: (typeof caught)['number']) => AlteredCount): AlteredCount => {
    const counts = Object.values(caught).map(pick);
    return {
      of: counts.reduce((all, { of }) => all + of, 0),
      found: counts.reduce((all, { found }) => all + found, 0),
    };
  };
  const rows = Object.entries(caught).map(([kind, { alone, near }]) => [kind, part(alone), part(near)]);
  return [
    table(
      [`Altered by code and caught by code alone, from ${sentences}`, 'next to the original', 'among its neighbours'],
      [
        ...rows,
        ['all of these', part(sum(({ alone }) => alone)), part(sum(({ near }) => near))],
        ['false alarms, unaltered', part(falseAlarms.alone), part(falseAlarms.near)],
        ['false alarms, reworded', '', part(paraphraseAlarms)],
      ],
    ),
    ...missed.slice(0, maxShown).map(({ kind, text }) => `Missed (${kind}): ${text}`),
  ].join('\n');
}
