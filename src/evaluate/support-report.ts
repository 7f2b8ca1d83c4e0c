import { type SupportReport, verdictLabels } from './support.ts';
import type { AlteredReport, Count } from './support-altered.ts';
import type { Auc } from './support-curve.ts';
import { supportLabels } from './support-files.ts';
import { share, table } from './table.ts';

/** Missed sentences that are shown. */
const maxShown = 8;

/** What the check made of a folder, as tables. */
export function renderSupport({ claims, curves, confusion, altered }: SupportReport): string {
  const parts: string[] = [];
  if (claims > 0) {
    parts.push(
      table(
        ['Area under the curve (AUC)', 'against not supported', 'against partly or not'],
        curves.map(({ part, againstNot, againstLess }) => [part, interval(againstNot), interval(againstLess)]),
      ),
      'The weights were fitted on the even rows and are told on the odd ones; in brackets 95% bootstrap intervals.',
      table(
        ['Label, and verdicts', ...verdictLabels],
        supportLabels.map((label) => [label, ...verdictLabels.map((verdict) => String(confusion[label][verdict]))]),
      ),
    );
  }
  if (altered) parts.push(renderAltered(altered));
  return parts.join('\n\n');
}

function interval(auc: Auc | null): string {
  return auc === null ? '–' : `${share(auc.value)} [${share(auc.low)}, ${share(auc.high)}] of ${auc.negatives}`;
}

function part({ of, found }: Count): string {
  return of === 0 ? '–' : `${share(found / of)} of ${of}`;
}

function renderAltered({ sentences, caught, falseAlarms, paraphraseAlarms, missed }: AlteredReport): string {
  const { swap, ...changed } = caught;
  const sum = (pick: (one: (typeof changed)['number']) => Count): Count => {
    const counts = Object.values(changed).map(pick);
    return {
      of: counts.reduce((all, { of }) => all + of, 0),
      found: counts.reduce((all, { found }) => all + found, 0),
    };
  };
  const rows = Object.entries(changed).map(([kind, { alone, near }]) => [kind, part(alone), part(near)]);
  return [
    table(
      [`Altered sentences caught, from ${sentences}`, 'beside the original', 'among its neighbours'],
      [
        ...rows,
        ['all of these', part(sum(({ alone }) => alone)), part(sum(({ near }) => near))],
        ['two names swapped', part(swap.alone), part(swap.near)],
        ['false alarms, unaltered', part(falseAlarms.alone), part(falseAlarms.near)],
        ['false alarms, reworded', '', part(paraphraseAlarms)],
      ],
    ),
    ...missed.slice(0, maxShown).map(({ kind, label, text }) => `Missed (${kind}, ${label}): ${text}`),
  ].join('\n');
}
