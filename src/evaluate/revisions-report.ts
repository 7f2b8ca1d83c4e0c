import type { RevisionMiss, RevisionsFigures, RevisionsReport } from './evaluate-revisions.ts';
import { share, table } from './text-table.ts';

/** What became of labelled pairs of versions, as tables, and each pair that was judged wrongly. */
export function renderRevisions({ all, parts, languages, kinds, misses }: RevisionsReport): string {
  const header = ['Pairs', 'corrections', 'told', 'others', 'told wrongly'];
  const rows = [all, ...(parts.length > 1 ? parts : []), ...languages, ...kinds].map(row);
  const silent = misses.filter(({ told }) => told);
  const wrong = misses.filter(({ told }) => !told);
  return [table(header, rows), named('not told', silent), named('told wrongly', wrong)]
    .filter((text) => text !== '')
    .join('\n\n');
}

function row({ name, corrections, told, harmless, toldWrongly }: RevisionsFigures): string[] {
  const part = (some: number, of: number): string => (of === 0 ? '–' : `${some} (${share(some / of)})`);
  return [name, String(corrections), part(told, corrections), String(harmless), part(toldWrongly, harmless)];
}

function named(what: string, misses: readonly RevisionMiss[]): string {
  return misses
    .map(({ line, part, kind, language, cited, said }) => {
      const instead = said.length === 0 ? '' : ` [${said.join('; ')}]`;
      return `${what}: line ${line}, ${[part, language, kind].join(' ')}: ${cited}${instead}`;
    })
    .join('\n');
}
