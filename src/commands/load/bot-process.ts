import { join } from 'node:path';
import type { LocalDiscord } from '../../local/discord/local-discord.ts';
import { LoadError, type Program, type ProgramPlace, startProgram, stopProgram } from './program-process.ts';

/** When what happened at a start, in milliseconds after the process was started. */
export interface StartMarks {
  /** It said what stands in its coverage; `null` when it was online before. */
  readonly coverage: number | null;
  /** Its first request came to Discord. */
  readonly connecting: number;
  /** It said that it is online. */
  readonly ready: number;
}

export interface BotProcess {
  readonly marks: StartMarks;
  readonly program: Program;
  stop(): Promise<void>;
}

export interface BotSettings extends ProgramPlace {
  readonly discord: LocalDiscord;
  readonly corpusDir: string;
  readonly dataDir: string;
  /** Where Claude is; `null` for answers in quotes. */
  readonly claudeUrl: string | null;
  /** The file of its sources; `null` for none. */
  readonly sourcesFile: string | null;
  /** How long it may take until it is online. */
  readonly withinMs: number;
  /** Settings of its own: limits and budgets, say. */
  readonly moreSettings?: Readonly<Record<string, string>>;
}

/** Nobody is to be refused: what is measured is speed. */
const unlimited = {
  PERSON_DAILY_LIMIT: 'none',
  PERSON_BURST_LIMIT: 'none',
  SERVER_DAILY_LIMIT: 'none',
  SERVER_BURST_LIMIT: 'none',
};

/**
 * Starts the real bot in a process of its own, in the Discord that is played here, and waits until it is online.
 * @throws {LoadError} when it ends before, or takes too long.
 */
export async function startBotProcess(settings: BotSettings): Promise<BotProcess> {
  const { discord, corpusDir, dataDir, claudeUrl, sourcesFile, withinMs } = settings;
  const env = {
    ...unlimited,
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.url,
    CORPUS_DIR: corpusDir,
    DATA_DIR: dataDir,
    SOURCES_FILE: sourcesFile ?? join(dataDir, 'no-sources.yaml'),
    ...(sourcesFile !== null && { ALLOW_PRIVATE_ADDRESSES: 'true' }),
    ...(claudeUrl !== null && { ANTHROPIC_API_KEY: 'key-for-the-bench', ANTHROPIC_BASE_URL: claudeUrl }),
    ...settings.moreSettings,
  };
  const program = (settings.start ?? startProgram)(['start'], env, settings);
  try {
    return { marks: await online(program, discord, withinMs), program, stop: () => stopProgram(program) };
  } catch (error) {
    await stopProgram(program);
    throw error;
  }
}

async function online(program: Program, discord: LocalDiscord, withinMs: number): Promise<StartMarks> {
  const { promise, resolve, reject } = Promise.withResolvers<StartMarks>();
  const elapsedMs = (): number => performance.now() - program.startedAt;
  let coverage: number | null = null;
  let connecting: number | null = null;
  const stopListening = discord.on(({ kind }) => {
    if (kind === 'request') connecting ??= elapsedMs();
  });
  let said = program.said();
  const stopReading = program.onSaid((piece) => {
    said += piece;
    if (said.includes('Coverage: ')) coverage ??= elapsedMs();
    if (said.includes(' is online.')) resolve({ coverage, connecting: connecting ?? 0, ready: elapsedMs() });
  });
  const why = (what: string) => new LoadError(`The bot ${what} before it was online:\n${program.said()}`);
  program.exit.then(() => reject(why('ended')), reject);
  const timer = setTimeout(() => reject(why(`took ${withinMs / 1_000} s`)), withinMs);
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    stopListening();
    stopReading();
  }
}
