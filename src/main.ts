import { config as loadDotenv } from 'dotenv';
import type { Command, CommandContext } from './commands/command.ts';
import { UsageError } from './commands/options.ts';
import { ConfigError, configFrom, readSettings } from './config.ts';
import { InputError } from './desk/check-input.ts';

/** The command line: `node src/main.ts COMMAND …`. A command is loaded when it is called, so that a question needn't wait for Discord. */
const commands: Record<string, () => Promise<Command>> = {
  start: async () => (await import('./commands/start.ts')).start,
  console: async () => (await import('./commands/console.ts')).consoleCommand,
  ask: async () => (await import('./commands/ask.ts')).ask,
  claims: async () => (await import('./commands/claims.ts')).claims,
  summary: async () => (await import('./commands/summary.ts')).summary,
  register: async () => (await import('./commands/register.ts')).register,
  doctor: async () => (await import('./commands/doctor.ts')).doctor,
  trace: async () => (await import('./commands/trace.ts')).trace,
  read: async () => (await import('./commands/read.ts')).read,
  sources: async () => (await import('./commands/sources.ts')).sources,
  backfill: async () => (await import('./commands/backfill.ts')).backfill,
  import: async () => (await import('./commands/import.ts')).importCommand,
  evaluate: async () => (await import('./commands/evaluate.ts')).evaluate,
  bench: async () => (await import('./commands/bench.ts')).bench,
};

/** Errors that are for the person who called: their message says all, a stack would say nothing. */
const plainErrors = new Set([
  'ConfigError',
  'CorpusError',
  'ImportError',
  'SourcesFileError',
  'DataSetError',
  'DataFolderError',
  'ArchiveError',
  'DiscordError',
  'PageError',
]);

function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}

async function main(args: readonly string[]): Promise<number> {
  const [name = 'start', ...rest] = args;
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!load) {
    tell(`There is no command ${name}. There are: ${Object.keys(commands).join(', ')}.`);
    return 2;
  }
  try {
    loadDotenv({ quiet: true });
    const command = await load();
    const settings = readSettings(process.env);
    const context: CommandContext = {
      config: command.runsOnBadSettings ? settings.config : configFrom(settings),
      settings,
      now: () => new Date(),
      stdin: process.stdin,
      print: (text) => process.stdout.write(`${text}\n`),
      tell,
    };
    return await command.run(rest, context);
  } catch (error) {
    if (error instanceof UsageError || error instanceof InputError) {
      tell(error.message);
      return 2;
    }
    if (error instanceof ConfigError || (error instanceof Error && plainErrors.has(error.name))) tell(error.message);
    else tell(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return 1;
  }
}

process.exitCode = await main(process.argv.slice(2));
