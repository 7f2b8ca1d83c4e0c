import { DataFolderInUseError } from '../store/data-folder-error.ts';
import { refuseNewer } from '../store/sqlite/known-versions.ts';
import { lockDataFolder } from '../store/sqlite/lock.ts';
import { openState } from '../store/sqlite/open-state.ts';
import type { State } from '../store/state.ts';
import { IntakeLease, takenInElsewhere } from './intake-lease.ts';

/**
 * Takes a data folder for this process alone, and the intake of coverage with it: for a command that takes something in.
 * @param onLost told when another process may take coverage in: what writes must stop.
 * @returns a function that gives both back.
 * @throws {DataFolderInUseError} while another process has either.
 * @throws {DataFolderError} when the folder can't be used.
 */
export async function takeIntake(dataDir: string, onLost: () => void): Promise<() => Promise<void>> {
  const unlock = lockDataFolder(dataDir);
  let state: State;
  try {
    refuseNewer(dataDir);
    state = openState(dataDir);
  } catch (error) {
    unlock();
    throw error;
  }
  const lease = new IntakeLease(state.folder);
  const giveBack = async (): Promise<void> => {
    // What can't be given back runs out: the end isn't stopped by a full disk.
    await lease.release().catch(() => {});
    await state.close();
    unlock();
  };
  try {
    if (!(await lease.take())) throw new DataFolderInUseError(takenInElsewhere);
  } catch (error) {
    await giveBack();
    throw error;
  }
  lease.keep(async (isHeld) => {
    if (!isHeld) onLost();
  });
  return giveBack;
}
