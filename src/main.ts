import { config as loadDotenv } from 'dotenv';
import { runCommandLine } from './commands/command-line.ts';

/** The program: `node src/main.ts COMMAND …`. All that is of the process itself stands here. */

const stopping = new AbortController();
/** Until somebody listens, Ctrl+C ends the program at once; and the second one always does. */
function stopSignal(): AbortSignal {
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => stopping.abort());
  return stopping.signal;
}

loadDotenv({ quiet: true });
const code = await runCommandLine(process.argv.slice(2), {
  env: process.env,
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  now: () => new Date(),
  stopSignal,
});
// What was told to end leaves nothing that is waited for.
if (stopping.signal.aborted) process.exit(code);
process.exitCode = code;
