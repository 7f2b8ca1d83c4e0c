import type { Config } from '../config.ts';
import type { ArchiveWriter } from '../index/archive-writer.ts';
import { openArchive } from '../index/open-archive.ts';
import { DataFolderInUseError } from '../store/data-folder-error.ts';
import { type HeldFolder, holdFolder } from './held-folder.ts';
import { takenInElsewhere } from './intake-lease.ts';

type Tell = (line: string) => void;

/** The coverage of a data folder, for a command that takes something in. */
interface TakenIntake {
  readonly writer: ArchiveWriter;
  /** Hands on what was taken in, where other processes share it, and gives all of it back. */
  giveBack(): Promise<void>;
}

/**
 * Takes a data folder for this process alone, and the intake of coverage with it.
 * @param onLost told when another process may take coverage in: what writes must stop.
 * @throws {DataFolderInUseError} while another process has either.
 * @throws {DataFolderError | DatabaseError} when the folder or the database can't be used.
 */
export async function takeIntake(
  dataDir: string,
  { databaseUrl, timeZone }: Pick<Config, 'databaseUrl' | 'timeZone'>,
  tell: Tell,
  onLost: () => void,
): Promise<TakenIntake> {
  const { lease, sharing, giveBack } = await holdFolder(dataDir, { databaseUrl, timeZone }, tell);
  let writer: ArchiveWriter;
  try {
    writer = await openWriter(dataDir, timeZone, lease, sharing);
  } catch (error) {
    await giveBack().catch(() => {});
    throw error;
  }
  const stopWriting = async (isHeld: boolean): Promise<void> => {
    if (!isHeld) onLost();
  };
  lease.keep(stopWriting, tell);
  return {
    writer,
    giveBack: async () => {
      try {
        writer.close();
        await sharing?.stop(lease.isHeld);
      } finally {
        await giveBack();
      }
    },
  };
}

async function openWriter(
  dataDir: string,
  timeZone: string,
  lease: HeldFolder['lease'],
  sharing: HeldFolder['sharing'],
): Promise<ArchiveWriter> {
  if (!(await lease.take())) throw new DataFolderInUseError(takenInElsewhere);
  await sharing?.bringUp(true, new AbortController().signal);
  return openArchive(dataDir, timeZone, { isShared: sharing !== null }).writer;
}
