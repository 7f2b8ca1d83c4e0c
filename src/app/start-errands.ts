import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { State } from '../store/state.ts';
import type { CoverageSharing } from './coverage-sharing.ts';
import { ErrandRunner, type RunnerParts } from './errand-runner.ts';

/** How often to look for what commands ask: in the folder, and in a database, which tells of it as well. */
const errandsEveryMs = 1_000;
const sharedErrandsEveryMs = 5_000;

interface ErrandsParts extends Pick<RunnerParts, 'isIngesting' | 'run' | 'tell'> {
  readonly dataDir: string;
  readonly state: State;
  /** `null` where this process has the coverage alone. */
  readonly sharing: CoverageSharing | null;
}

/**
 * From now on what commands ask is done, too, while this process takes the coverage in. Where that is shared, `errands` in the data folder, with what was fetched for them before, is
 * deleted first.
 */
export function startErrands({ dataDir, state, sharing, ...parts }: ErrandsParts): ErrandRunner {
  const folder = join(dataDir, 'errands');
  // Files that were fetched for errands which another process went on with.
  if (sharing !== null) rmSync(folder, { recursive: true, force: true });
  return new ErrandRunner({
    ...{ ...parts, errands: state.errands, folder },
    imports: sharing === null ? state.folder.imports : null,
    lookEveryMs: sharing === null ? errandsEveryMs : sharedErrandsEveryMs,
    handOn: async () => sharing?.handOn() ?? true,
  });
}
