import { interruptedCode } from '../app/interrupted-code.ts';

/** However the end goes, the process is gone after this time: answers under way have 13 s of it, what is written the rest. */

const longestEndMs = 20_000;

const endings = ['SIGTERM', 'SIGINT'] as const;

/**
 * From now on the first SIGTERM or SIGINT asks the program to end, and it has 20 s for that; the second one ends it at once. Either way a
 * restart finds all that was acknowledged.
 * @param tell says a line to the person who runs it.
 * @returns a signal that aborts when the program is asked to end.
 */
export function stopOnSignals(tell: (line: string) => void): AbortSignal {
  const stopping = new AbortController();
  const told = (): void => {
    if (stopping.signal.aborted) process.exit(interruptedCode);
    tell('Stopping. A second signal ends it at once.');
    const timer = setTimeout(() => {
      tell(
        `The end took more than ${longestEndMs / 1_000} s, so the process ends as it is. Nothing that was acknowledged is lost.`,
      );
      process.exit(1);
    }, longestEndMs);
    timer.unref();
    stopping.abort();
  };
  for (const signal of endings) process.on(signal, told);
  return stopping.signal;
}
