import type { OpenedErrands } from './errands.ts';
import { openState, openTraces } from './sqlite/open-state.ts';
import type { State } from './state.ts';
import type { OpenedTraces } from './traces.ts';

/**
 * Opens the state where it is kept: in the data folder, or in PostgreSQL; then the folder keeps what is its own.
 * @param databaseUrl `null` for the folder.
 * @throws {DataFolderError | DatabaseError} when it can't be used.
 */
export async function openStateIn(dataDir: string, databaseUrl: string | null): Promise<State> {
  const inFolder = openState(dataDir);
  if (databaseUrl === null) return inFolder;
  try {
    // Loaded where it is used alone: one process on one machine needs no PostgreSQL.
    const { connectState } = await import('./postgres/connect-state.ts');
    return await connectState(databaseUrl, inFolder.folder);
  } catch (error) {
    await inFolder.close();
    throw error;
  }
}

/**
 * Opens the traces for reading, next to running bots.
 * @throws {DataFolderError | DatabaseError} when there are none, or they can't be read.
 */
export async function openTracesIn(dataDir: string, databaseUrl: string | null): Promise<OpenedTraces> {
  if (databaseUrl === null) return openTraces(dataDir);
  const { connectTraces } = await import('./postgres/connect-traces.ts');
  return connectTraces(databaseUrl);
}

/**
 * Opens the errands to hand one in, next to running bots.
 * @throws {DataFolderError | DatabaseError} when they can't be used.
 */
export async function openErrandsIn(dataDir: string, databaseUrl: string | null): Promise<OpenedErrands> {
  if (databaseUrl === null) {
    const { errands, close } = openState(dataDir);
    return { errands, isHeld: async () => false, close };
  }
  const { connectErrands } = await import('./postgres/connect-errands.ts');
  return connectErrands(databaseUrl);
}
