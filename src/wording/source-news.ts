import type { SourceStatus } from '../coverage/source.ts';

/** Failures in a row from which on somebody should know: one may be a bad minute. */
const failuresThatMatter = 3;

interface PollReport {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  readonly problems: readonly Trouble[];
  readonly warnings: readonly Trouble[];
}

interface Trouble {
  readonly file: string;
  readonly reason: string;
}

/** What a poll brought, in a line. */
export function describeReport(id: string, report: PollReport, isFirst: boolean): string {
  const { added, changed, removed, problems, warnings } = report;
  const brought = isFirst
    ? `read for the first time; ${added} article${added === 1 ? '' : 's'} taken in`
    : `${added} added, ${changed} changed, ${removed} removed`;
  const trouble = [...counted(problems, "couldn't be read"), ...counted(warnings, 'with a warning')];
  return `${[`${id}: ${brought}`, ...trouble].join('; ')}.`;
}

/** How many, and the first of them. */
function counted(troubles: readonly Trouble[], what: string): string[] {
  const [first] = troubles;
  return first === undefined ? [] : [`${troubles.length} ${what} (${first.file}: ${first.reason})`];
}

/** What is wrong with a source, in a sentence; `null` when nothing is. */
export function sourceTrouble({ trouble, readAt, isSilent, changedAt, held }: SourceStatus): string | null {
  const dayOf = (moment: Date): string => moment.toISOString().slice(0, 16).replace('T', ' ');
  if (trouble !== null) {
    return `it can't be read: ${trouble.replace(/\.$/, '')}. ${readAt === null ? 'It has never been read' : `It was last read on ${dayOf(readAt)} UTC`}; it is tried again for ever`;
  }
  if (held !== null) {
    return (
      `${held.changed} changed and ${held.gone} gone at once: more than a third of it, so these changes are held. ` +
      'Look at it, then let them through with npm run sources -- accept ID, or wait until it is as before'
    );
  }
  if (isSilent && changedAt !== null) return `nothing new since ${dayOf(changedAt)} UTC: longer than ever before`;
  return null;
}

/**
 * What of a source is to be said now, and how it is remembered that it was.
 * @param told what was remembered the last time; `null` for nothing.
 */
export function freshnessNews(
  status: SourceStatus,
  told: string | null,
): { readonly told: string | null; readonly lines: readonly string[] } {
  const { id, trouble, failures, readAt, held, isSilent } = status;
  const isFailing = trouble !== null && (failures >= failuresThatMatter || readAt === null);
  const now = isFailing ? 'failing' : trouble !== null ? told : held !== null ? 'held' : isSilent ? 'silent' : null;
  if (now === told) return { told, lines: [] };
  const ended =
    told === 'failing' ? 'it is read again' : told === 'held' && !isFailing ? 'nothing of it is held any more' : null;
  const said = [ended, now === null ? null : sourceTrouble(status)].filter((line) => line !== null);
  return { told: now, lines: said.map((line) => `${id}: ${line}.`) };
}
