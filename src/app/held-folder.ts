import type { Config } from '../config.ts';
import { openStateIn } from '../store/open-state-in.ts';
import { refuseNewer } from '../store/sqlite/known-versions.ts';
import { lockDataFolder } from '../store/sqlite/lock.ts';
import type { State } from '../store/state.ts';
import { type CoverageSharing, sharingOf } from './coverage-sharing.ts';
import { IntakeLease } from './intake-lease.ts';

/** A data folder that this process alone has, with the state that goes with it. */
export interface HeldFolder {
  readonly state: State;
  /** Of all processes that share the coverage, who takes it in. */
  readonly lease: IntakeLease;
  /** With other processes; `null` where this one is alone. */
  readonly sharing: CoverageSharing | null;
  /** Gives all of it back. Never rejects for a lease: one that can't be given back runs out. */
  giveBack(): Promise<void>;
}

/**
 * Takes a data folder for this process alone, and opens its state.
 * @param claim throws where the state is somebody else's.
 * @throws {DataFolderInUseError} while another process has it.
 * @throws {DataFolderError | DatabaseError} when the folder or the database can't be used.
 */
export async function holdFolder(
  dataDir: string,
  { databaseUrl, timeZone }: Pick<Config, 'databaseUrl' | 'timeZone'>,
  tell: (line: string) => void,
  claim: (state: State) => Promise<void> = async () => {},
): Promise<HeldFolder> {
  const unlock = lockDataFolder(dataDir);
  let opened: State | null = null;
  try {
    refuseNewer(dataDir);
    opened = await openStateIn(dataDir, databaseUrl);
    await claim(opened);
  } catch (error) {
    await opened?.close().catch(() => {});
    unlock();
    throw error;
  }
  const state = opened;
  const lease = new IntakeLease(state.coverage === null ? state.folder : state);
  return {
    state,
    lease,
    sharing: sharingOf(state, dataDir, timeZone, tell),
    giveBack: async () => {
      await lease.release().catch(() => {});
      try {
        await state.close();
      } finally {
        unlock();
      }
    },
  };
}
