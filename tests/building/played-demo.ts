import { expect } from 'vitest';
import { Newsroom } from '../../src/app/newsroom.ts';
import { type Demo, openDemo } from '../../src/commands/demo.ts';
import { type DemoCoverage, openDemoCoverage } from '../../src/commands/demo-coverage.ts';
import { type Config, readConfig } from '../../src/config.ts';
import { Readiness } from '../../src/desk/readiness.ts';
import { silentLog } from '../../src/log/log.ts';
import { faultsOf } from '../conformance/conformance.ts';
import { temporaryFolder } from './folder.ts';
import { onTestFinished } from './running-test.ts';

/** An hour ago: time goes on in leaps, and never reaches what is future elsewhere. */
const startsBeforeMs = 60 * 60_000;
/** What comes in shows soon, and looking for it takes a small share of a core. */
const lookEveryMs = 250;

/** What demos show: a newsroom whose played one, where there is one, lives by a clock of the test's own. */
export interface PlayedCoverage {
  readonly newsroom: Newsroom;
  readonly coverage: DemoCoverage;
  readonly config: Config;
  /** Lets time pass for the newsroom that is played. */
  goOn(ms: number): void;
  close(): Promise<void>;
}

export interface PlayedDemo extends Demo, Pick<PlayedCoverage, 'newsroom' | 'goOn'> {
  readonly dataDir: string;
  /** Ends it as Ctrl+C does. */
  end(): Promise<void>;
}

/** Opens coverage in a data folder inside this process: the sample articles, unless `env` names others. */
export async function openPlayedCoverage(
  dataDir: string,
  env: Readonly<Record<string, string>> = {},
  startMs = Date.now() - startsBeforeMs,
): Promise<PlayedCoverage> {
  const config = readConfig({ DATA_DIR: dataDir, SOURCES_FILE: `${dataDir}/sources.yaml`, ...env });
  const newsroom = await Newsroom.open(config, config, () => {});
  let nowMs = startMs;
  const coverage = await openDemoCoverage(newsroom, { now: () => new Date(nowMs), log: silentLog, lookEveryMs });
  return {
    ...{ newsroom, coverage, config },
    goOn: (ms) => {
      nowMs += ms;
    },
    async close() {
      await coverage.close();
      await newsroom.close();
    },
  };
}

/** Opens a demo of that coverage. @returns with it, what ends it; then its bot must have sent nothing but what Discord knows. */
export async function openDemoOf({ newsroom, coverage, config }: PlayedCoverage) {
  const demo = await openDemo(newsroom, coverage, config, {
    ...{ log: silentLog, stopping: new AbortController().signal, readiness: new Readiness() },
  });
  const end = async (): Promise<void> => {
    await demo.bot.close(0);
    await demo.close();
    expect(demo.discord.requests.length).toBeGreaterThan(0);
    expect(demo.discord.requests.flatMap(faultsOf)).toEqual([]);
  };
  return { ...demo, end };
}

/** A demo of its own coverage; it ends with the test. @param startMs when its newsroom begins */
export async function openPlayedDemo(
  env: Readonly<Record<string, string>> = {},
  startMs?: number,
): Promise<PlayedDemo> {
  const dataDir = temporaryFolder();
  const played = await openPlayedCoverage(dataDir, env, startMs);
  const demo = await openDemoOf(played);
  const { newsroom, goOn } = played;
  let hasEnded = false;
  const end = async (): Promise<void> => {
    if (hasEnded) return;
    hasEnded = true;
    await demo.end();
    await played.close();
  };
  onTestFinished(end);
  return { ...demo, newsroom, dataDir, goOn, end };
}
