import type { ArchiveWriter } from '../index/archive-writer.ts';
import { Intake } from '../ingest/intake.ts';
import type { IntakeReport } from '../ingest/poll-tally.ts';
import type { Source } from '../ingest/source.ts';
import { corpusSource } from '../store/source-names.ts';
import { listFiles, tryReading } from './folder-files.ts';

/** Rises when files become other articles than before: they are then read anew. */
const readerVersion = 2;

/**
 * A folder of articles as a source: each poll lists all of it, and reads the files whose size or times aren't as they were.
 * @param timeZone that of times which name none.
 */
export function folderSource(folder: string, timeZone: string, id: string = corpusSource): Source {
  return {
    id,
    kind: 'folder',
    identity: 'file',
    *poll() {
      const changes = listFiles(folder).map((file) => ({
        kind: 'here' as const,
        names: [file.path] as const,
        // In another time zone, times that name none are other times.
        stamp: `${file.stamp} ${timeZone} ${readerVersion}`,
        read: () => tryReading(folder, file, timeZone),
      }));
      yield { changes, cursor: null, isWhole: true };
    },
  };
}

/**
 * Brings the archive in line with a folder once.
 * @throws {CorpusError} when the folder can't be listed.
 */
export function syncFolder(writer: ArchiveWriter, folder: string): Promise<IntakeReport> {
  return new Intake(writer).take(folderSource(folder, writer.timeZone));
}
