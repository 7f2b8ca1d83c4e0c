import { createProgress } from '../app/progress.ts';
import { configFrom, readSettings } from '../config.ts';
import { InputError } from '../desk/check-input.ts';
import type { Command, Surroundings } from './command.ts';
import { UsageError } from './options.ts';
import { isForPeople } from './plain-errors.ts';

/** A command is loaded when it is called, so that a question needn't wait for Discord. */
const commands: Record<string, () => Promise<Command>> = {
  start: async () => (await import('./start.ts')).start,
  console: async () => (await import('./console.ts')).consoleCommand,
  ask: async () => (await import('./ask.ts')).ask,
  claims: async () => (await import('./claims.ts')).claims,
  timeline: async () => (await import('./timeline.ts')).timeline,
  summary: async () => (await import('./summary.ts')).summary,
  register: async () => (await import('./register.ts')).register,
  doctor: async () => (await import('./doctor.ts')).doctor,
  trace: async () => (await import('./trace.ts')).trace,
  read: async () => (await import('./read.ts')).read,
  sources: async () => (await import('./sources.ts')).sources,
  backfill: async () => (await import('./backfill.ts')).backfill,
  import: async () => (await import('./import.ts')).importCommand,
  backup: async () => (await import('./backup.ts')).backup,
  corrections: async () => (await import('./corrections.ts')).corrections,
  storage: async () => (await import('./storage.ts')).storage,
  restore: async () => (await import('./restore.ts')).restore,
  move: async () => (await import('./move.ts')).move,
  evaluate: async () => (await import('./evaluate.ts')).evaluate,
  bench: async () => (await import('./bench.ts')).bench,
};

/**
 * Runs one command from its arguments to its end: what a process does is done by `main`, so that a test runs the same without one.
 * @param args the command's name and its arguments; without any, `start`. `--help` right after the name tells what it does, whatever the settings.
 * @returns the exit code: 0 done, 1 failed, 2 wrong use. Nothing is thrown: what went wrong is told on standard error.
 */
export async function runCommandLine(args: readonly string[], surroundings: Surroundings): Promise<number> {
  const { env, stdin, stdout, stderr, now, stopSignal } = surroundings;
  const tell = (line: string): void => void stderr.write(`${line}\n`);
  const [name = 'start', ...rest] = args;
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!load) {
    tell(`There is no command ${name}. There are: ${Object.keys(commands).join(', ')}.`);
    return 2;
  }
  try {
    const command = await load();
    if (rest[0] === '--help' || rest[0] === '-h') {
      stdout.write(`${name}: ${command.summary}.\nUsage: ${command.usage}\n`);
      return 0;
    }
    const settings = readSettings(env);
    return await command.run(rest, {
      config: command.runsOnBadSettings ? settings.config : configFrom(settings),
      settings,
      env,
      now,
      stdin,
      stderr,
      print: (text) => void stdout.write(`${text}\n`),
      tell,
      progress: createProgress(stderr),
      stopSignal,
    });
  } catch (error) {
    if (error instanceof UsageError || error instanceof InputError) {
      tell(error.message);
      return 2;
    }
    if (isForPeople(error)) tell(error.message);
    else tell(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return 1;
  }
}
