import { stopOnSignals } from './commands/stop-signals.ts';
import { takeEnvFile } from './config/env-file.ts';

/** The program: `node src/main.ts COMMAND …`. All that is of the process itself stands here. */

const args = process.argv.slice(2);
const tell = (line: string): void => void process.stderr.write(`${line}\n`);
let say = tell;
let stopping: AbortSignal | undefined;
/** Until somebody listens, Ctrl+C ends the program at once; and the second one always does. */
function stopSignal(tellStop = say): AbortSignal {
  say = tellStop;
  stopping ??= stopOnSignals((line) => say(line));
  return stopping;
}
// Before the rest is loaded or anything opened: from the first moment on the bot ends in good order.
if (args.length === 0 || args[0] === 'start') stopSignal();

const trouble = takeEnvFile('.env', process.env);
if (trouble !== null) {
  tell(trouble);
  process.exit(1);
}
const { runCommandLine } = await import('./commands/command-line.ts');
const code = await runCommandLine(args, {
  env: process.env,
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  now: () => new Date(),
  stopSignal,
});
// What was told to end leaves nothing that is waited for.
if (stopping?.aborted) process.exit(code);
process.exitCode = code;
