import type { Config } from '../config.ts';
import type { ArchiveWriter } from '../index/archive-writer.ts';
import { Intake } from '../ingest/intake.ts';
import { openWeb } from '../sources/open-sources.ts';
import { Poller } from '../sources/poller.ts';
import { DataFolderInUseError } from '../store/data-folder-error.ts';
import type { ErrandForm } from '../store/errands.ts';
import { errandWords } from '../wording/errand-words.ts';
import { type HandingIn, handIn, isTakenElsewhere } from './hand-in.ts';
import { interruptedCode } from './interrupted-code.ts';
import { runErrand } from './run-errand.ts';
import { takeIntake } from './take-intake.ts';

/** What a command that asks something of the coverage has around it. */
interface ErrandSurroundings extends Omit<HandingIn, 'databaseUrl' | 'stopping'> {
  readonly config: Config;
  readonly stopSignal: () => AbortSignal;
}

/**
 * Does an errand: as the process that takes the coverage in, where none does; else that one does it.
 * @returns the exit code.
 */
export function takeErrand(form: ErrandForm, around: ErrandSurroundings): Promise<number> {
  return hereOrHandedIn(
    (stopping) => doHere(form, around, stopping),
    (handing) => handIn(form, null, handing),
    around,
  );
}

/**
 * Does something here, where no other process takes the coverage in; else hands it in.
 * @param here throws a `DataFolderInUseError` while one does.
 * @param handed gives `null` once none does any more.
 */
export async function hereOrHandedIn(
  here: (stopping: () => AbortSignal) => Promise<number>,
  handed: (around: HandingIn) => Promise<number | null>,
  { config, stopSignal, ...around }: ErrandSurroundings,
): Promise<number> {
  let signal: AbortSignal | null = null;
  const stopping = (): AbortSignal => {
    signal ??= stopSignal();
    return signal;
  };
  const handing = { ...around, databaseUrl: config.databaseUrl };
  for (;;) {
    if (!(await isTakenElsewhere(handing))) {
      try {
        return await here(stopping);
      } catch (error) {
        if (!(error instanceof DataFolderInUseError)) throw error;
      }
    }
    const code = await handed({ ...handing, stopping: stopping() });
    if (code !== null) return code;
  }
}

async function doHere(form: ErrandForm, around: ErrandSurroundings, stopping: () => AbortSignal): Promise<number> {
  const { config, dataDir, tell } = around;
  const lost = new AbortController();
  const { writer, giveBack } = await takeIntake(dataDir, config, tell, () => lost.abort());
  try {
    return await writeHere(form, around, writer, AbortSignal.any([lost.signal, stopping()]));
  } finally {
    await giveBack();
  }
}

async function writeHere(
  form: ErrandForm,
  { config, now, tell, progress }: ErrandSurroundings,
  writer: ArchiveWriter,
  signal: AbortSignal,
): Promise<number> {
  const poller = new Poller({ intake: new Intake(writer), writer, random: Math.random, tell });
  const close = (): void => void poller.close();
  signal.addEventListener('abort', close, { once: true });
  const web = openWeb(config, now);
  try {
    const { code, lines } = await runErrand(form, null, {
      ...{ writer, poller, signal, web: () => web, sourcesFile: config.sourcesFile },
      progress: ({ what }) => progress.note(what),
    });
    progress.clear();
    for (const line of lines) tell(line);
    return code;
  } catch (error) {
    progress.clear();
    if (!signal.aborted) throw error;
    tell(errandWords.cutOff);
    return interruptedCode;
  } finally {
    await poller.close();
    await web.close();
  }
}
