import { onTestFinished } from 'vitest';
import { Newsroom } from '../../src/app/newsroom.ts';
import { type Demo, openDemo } from '../../src/commands/demo.ts';
import { readConfig } from '../../src/config.ts';
import { silentLog } from '../../src/log/log.ts';
import { temporaryFolder } from './folder.ts';

export interface PlayedDemo extends Demo {
  readonly newsroom: Newsroom;
  readonly dataDir: string;
  /** Lets time pass for the newsroom that is played. */
  goOn(ms: number): void;
  /** Ends it as Ctrl+C does. */
  end(): Promise<void>;
}

/** An hour ago: time goes on in leaps, and never reaches what is future elsewhere. */
const startsBeforeMs = 60 * 60_000;

/** The demo of the sample articles inside this process, whose played newsroom lives by a clock of the test's own. */
export async function openPlayedDemo(env: Readonly<Record<string, string>> = {}): Promise<PlayedDemo> {
  const dataDir = temporaryFolder();
  const config = readConfig({ DATA_DIR: dataDir, SOURCES_FILE: `${dataDir}/sources.yaml`, ...env });
  const newsroom = await Newsroom.open(config, config, () => {});
  let nowMs = Date.now() - startsBeforeMs;
  const demo = await openDemo(newsroom, { config, tell: () => {}, log: silentLog, now: () => new Date(nowMs) });
  let hasEnded = false;
  const end = async (): Promise<void> => {
    if (hasEnded) return;
    hasEnded = true;
    await demo.bot.close(0);
    await demo.close();
    await newsroom.close();
  };
  onTestFinished(end);
  const goOn = (ms: number): void => {
    nowMs += ms;
  };
  return { ...demo, newsroom, dataDir, goOn, end };
}
