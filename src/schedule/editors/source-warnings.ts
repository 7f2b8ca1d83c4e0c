import type { SourceStatus } from '../../coverage/source.ts';
import type { Warning } from './warning.ts';

type Standing = Extract<Warning, { about: 'source' }>['standing'];

/** One failure may be a bad minute. */
const failuresThatMatter = 3;

/** How sources stood when that was told last; of those that aren't named, all was well. */
type ToldSources = Readonly<Record<string, string>>;

/**
 * Sources of which something else is to be said than was told last: that one fails, fell silent or is held, or that it is well again.
 * @returns the warnings, and what counts as told with them.
 */
export function sourceWarnings(
  sources: readonly SourceStatus[],
  told: ToldSources,
): { readonly warnings: readonly Warning[]; readonly told: ToldSources } {
  const stands = sources.map((source) => ({ source, standing: standingOf(source) }));
  const news = stands.filter(({ source: { id }, standing }) => standing !== (told[id] ?? 'well'));
  return {
    warnings: news.map(({ source, standing }) => ({
      about: 'source',
      id: source.id,
      standing,
      ...detailOf(source, standing),
    })),
    told: Object.fromEntries(
      stands.flatMap(({ source: { id }, standing }) => (standing === 'well' ? [] : [[id, standing]])),
    ),
  };
}

function standingOf({ trouble, failures, readAt, held, isSilent }: SourceStatus): Standing {
  if (trouble !== null && (failures >= failuresThatMatter || readAt === null)) return 'failing';
  if (held !== null) return 'held';
  return isSilent ? 'silent' : 'well';
}

function detailOf({ trouble, readAt, changedAt, held }: SourceStatus, standing: Standing) {
  const since = (standing === 'silent' ? changedAt : readAt)?.toISOString() ?? null;
  if (standing === 'failing') return { detail: trouble, since };
  if (standing === 'held' && held !== null) return { detail: `${held.changed} / ${held.gone}`, since };
  return { detail: null, since };
}
