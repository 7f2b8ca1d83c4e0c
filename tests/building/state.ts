import { inject } from 'vitest';
import { openStateIn } from '../../src/store/open-state-in.ts';
import type { State } from '../../src/store/state.ts';
import { temporaryFolder } from './folder.ts';
import { onTestFinished } from './running-test.ts';
import { stateBytes } from './state-bytes.ts';

/** A place for a state: a folder, or a schema of the PostgreSQL that these tests run on. */
export interface StateHome {
  readonly folder: string;
  /** Of the database; `null` for the folder. */
  readonly url: string | null;
  /** Opens it, as one more process does. It is closed when the test ends. */
  open(): Promise<State>;
  /** All that is kept: every byte of the file, or every row of the database. */
  everything(): Promise<string>;
}

/** A new one. */
export async function newStateHome(): Promise<StateHome> {
  const folder = temporaryFolder();
  // Loaded where it is used alone: most tests need no PostgreSQL.
  const schema =
    inject('postgres') == null ? null : await import('../postgres/schema.ts').then(({ newSchema }) => newSchema());
  return {
    folder,
    url: schema?.url ?? null,
    open: async () => {
      // Processes that share a database have a folder each.
      const state = await openStateIn(schema === null ? folder : temporaryFolder(), schema?.url ?? null);
      onTestFinished(() => state.close());
      return state;
    },
    everything: async () => schema?.rows() ?? stateBytes(folder),
  };
}

/** Two processes that share a new state. */
export async function twoStates(): Promise<readonly [State, State]> {
  const home = await newStateHome();
  return [await home.open(), await home.open()];
}
