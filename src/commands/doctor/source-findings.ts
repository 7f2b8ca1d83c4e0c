import type { Config } from '../../config.ts';
import { isOfWeb, statusOf } from '../../sources/source-status.ts';
import { readSourcesFile, SourcesFileError } from '../../sources/sources-file.ts';
import { readSourceRows } from '../../store/sqlite/source-rows.ts';
import { sourcesFindings as say } from '../../wording/doctor/sources.ts';
import { sourceTrouble } from '../../wording/source-news.ts';
import { type DoctorFinding, ok, problem, warning } from './finding.ts';

/** What is wrong with the sources that the file names; nothing where it names none. */
export function sourceFindings({ sourcesFile, contact }: Config, dataDir: string, now: Date): DoctorFinding[] {
  try {
    const named = readSourcesFile(sourcesFile);
    if (named.length === 0) return [];
    const rows = new Map(readSourceRows(dataDir).map(({ record, articles }) => [record.id, { record, articles }]));
    const statuses = named.flatMap(({ id }) => {
      const row = rows.get(id);
      return row ? [statusOf(row.record, row.articles, now)] : [];
    });
    const articles = statuses.reduce((sum, status) => sum + status.articles, 0);
    const troubles = statuses.flatMap((status) => {
      const trouble = sourceTrouble(status);
      return trouble === null ? [] : [`${status.id}: ${trouble.replaceAll('ID', status.id)}`];
    });
    return [
      ok('sources', say.sources(named.length, articles, sourcesFile)),
      ...(troubles.length > 0 ? [warning('sources', say.sourcesInTrouble(troubles.length), troubles)] : []),
      ...(contact === null && named.some(({ kind }) => isOfWeb(kind)) ? [warning('sources', say.noContact)] : []),
    ];
  } catch (error) {
    if (!(error instanceof SourcesFileError)) throw error;
    return [problem('sources', say.badSources(error.message))];
  }
}
