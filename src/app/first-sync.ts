import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { sampleCorpusDir } from '../config/settings.ts';
import type { Config } from '../config.ts';
import { Intake } from '../ingest/intake.ts';
import type { Problem } from '../ingest/problem.ts';
import { syncFolder } from '../sources/folder.ts';
import type { FolderListing } from '../sources/folder-files.ts';
import { isOfWeb } from '../sources/source-status.ts';
import { corpusSource, playedPrefix } from '../store/source-names.ts';
import type { Store } from '../store/sqlite/store.ts';
import { inOneGo, trouble } from '../wording/trouble.ts';
import { finishImports, type ImportParts } from './run-imports.ts';
import { tellIntake } from './tell-intake.ts';

/** Whether a folder is that of the articles which come with the program. */
export function isSample(corpusDir: string): boolean {
  return resolve(corpusDir) === resolve(sampleCorpusDir);
}

/** The folder that is read; `null` for none: what comes with the program is for those who have no coverage of their own yet. */
export function folderRead(corpusDir: string, hasOwn: boolean): string | null {
  return isSample(corpusDir) && hasOwn ? null : corpusDir;
}

/** Whether sources of the web have brought something of their own: what is played doesn't count, nor does a name that was never reached. */
export function hasOwnCoverage({ sources, items }: Store): boolean {
  return sources
    .all()
    .some(
      ({ id, kind, number, succeededAt }) =>
        isOfWeb(kind) && !id.startsWith(playedPrefix) && (succeededAt !== null || items.count(number) > 0),
    );
}

/** Whether the file of sources names any. What reads YAML is loaded only where there is such a file. @throws {SourcesFileError} with what to do. */
export async function hasNamedSources({ sourcesFile }: Config): Promise<boolean> {
  if (!existsSync(sourcesFile)) return false;
  const { readSourcesFile } = await import('../sources/sources-file.ts');
  return readSourcesFile(sourcesFile).length > 0;
}

/**
 * Brings an archive in line with its coverage when it was just opened: folder, imports, and what a demo left behind.
 * @param folder the one that is read, with how it stood where it was listed already; `null` for none: what was read of it goes.
 * @returns what can't be read, each told.
 */
export async function firstSync(
  parts: ImportParts,
  folder: { readonly path: string; readonly listed: FolderListing | null } | null,
): Promise<readonly Problem[]> {
  const { writer, state, tell, signal } = parts;
  takeOutPlayed(parts);
  if (folder === null) {
    const intake = new Intake(writer);
    intake.release();
    const gone = intake.remove(corpusSource);
    if (gone !== null && gone > 0) tell(`Articles of a folder that isn't read any more: ${gone} removed.`);
    await finishImports(parts);
    return [];
  }
  const synced = await syncFolder(writer, folder.path, signal, folder.listed);
  await finishImports(parts);
  tellIntake(synced, tell);
  const { added, changed, unchanged, problems } = synced;
  const isEmpty = added + changed + unchanged === 0 && (await state.folder.imports.all()).length === 0;
  if (isEmpty) tell(inOneGo(trouble.noArticles(folder.path)));
  return problems;
}

/** What was played is no coverage: where a demo was killed, the next start takes it out, whoever starts. */
function takeOutPlayed({ writer }: ImportParts): void {
  const played = writer.store.sources.all().filter(({ id }) => id.startsWith(playedPrefix));
  const intake = new Intake(writer);
  for (const { id } of played) intake.remove(id);
}
