import type { ArchiveWriter } from '../index/archive-writer.ts';
import { Intake } from '../ingest/intake.ts';
import type { IntakeReport } from '../ingest/poll-tally.ts';
import { type Source, SourceError } from '../ingest/source.ts';
import { corpusSource } from '../store/source-names.ts';
import { CorpusError, type FolderListing, listedFiles, listFolder } from './folder-files.ts';

/** Rises when files become other articles than before, or when files that were refused can be read: all are then read anew. */
const readerVersion = 3;

/**
 * A folder of articles as a source: each poll lists all of it, and reads the files whose size or times aren't as they were. Its cursor says how
 * all of it stood.
 * @param timeZone that of times which name none.
 * @param listed where it was listed a moment ago: what changed since comes with the next poll. For one poll alone.
 */
export function folderSource(
  folder: string,
  timeZone: string,
  id: string = corpusSource,
  listed: FolderListing | null = null,
): Source {
  return {
    id,
    kind: 'folder',
    identity: 'file',
    *poll(cursor) {
      const listing = listed ?? listingOf(folder, id);
      // In another time zone, times that name none are other times.
      const reading = `${timeZone} ${readerVersion}`;
      const standing = JSON.stringify({ digest: listing.digest, reading });
      if (standing === cursor) {
        yield { changes: [], cursor, isAsBefore: true };
        return;
      }
      const changes = listedFiles(listing).map((file) => ({
        kind: 'here' as const,
        names: [file.path] as const,
        stamp: `${file.stamp} ${reading}`,
        // What reads articles is loaded with the first that has changed: most starts find none.
        read: async () => (await import('./article-file.ts')).tryReading(folder, file, timeZone),
      }));
      yield { changes, cursor: standing, isWhole: true };
    },
  };
}

/** @throws {CorpusError | SourceError} with what to do where the folder was named. */
function listingOf(folder: string, id: string): FolderListing {
  try {
    return listFolder(folder);
  } catch (error) {
    if (!(error instanceof CorpusError) || id === corpusSource) throw error;
    throw new SourceError(
      `the folder ${folder} isn't there or can't be read; make it, or correct it in the file of sources`,
    );
  }
}

/**
 * Brings the archive in line with a folder once.
 * @param listed where it was listed a moment ago.
 * @throws {CorpusError} when the folder can't be listed.
 * @throws the signal's reason when it is aborted first; what was written by then stays.
 */
export function syncFolder(
  writer: ArchiveWriter,
  folder: string,
  signal?: AbortSignal,
  listed: FolderListing | null = null,
): Promise<IntakeReport> {
  return new Intake(writer).take(folderSource(folder, writer.timeZone, corpusSource, listed), signal);
}
