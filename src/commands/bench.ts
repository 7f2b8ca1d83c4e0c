import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Progress } from '../app/progress.ts';
import { benchQuestions } from '../evaluate/bench/bench-questions.ts';
import { type AtSize, plotScale, renderBench, renderScale } from '../evaluate/bench/bench-report.ts';
import { contestants, oursName } from '../evaluate/bench/contestants.ts';
import { generateCorpus } from '../evaluate/bench/generate-corpus.ts';
import { type Bench, type Measured, measure } from '../evaluate/bench/measure-contestant.ts';
import type { Command, CommandContext } from './command.ts';
import { countOption, parseArguments, UsageError } from './options.ts';
import { inWorkplace } from './workplace.ts';

const usage =
  'npm run bench -- [DIR] [--articles N] [--cap SECONDS] [--only NAME] [--scale [--svg FILE]] [--json], load [DIR] (a folder of that name is ./load) or load --processes N, newsroom, soak, limits, same-evidence DIR, backup [DIR], posting, or second-reading';

const options = {
  articles: { type: 'string' },
  cap: { type: 'string' },
  only: { type: 'string', multiple: true },
  scale: { type: 'boolean' },
  svg: { type: 'string' },
  json: { type: 'boolean' },
} as const;

/** Articles of a corpus that it makes: enough for differences to show, few enough for everybody to finish. */
const defaultArticles = 10_000;
/** How long a contestant may build, and how long it may ask. */
const defaultCapSeconds = 180;
const scaleCapSeconds = 3_600;
const scaleSizes = [1_000, 10_000, 100_000, 1_000_000];
const maxCount = 1_000_000;
const defaultSvg = 'bench.svg';

interface Measurement {
  readonly usage: string;
  /** @returns the exit code. */
  readonly measure: (args: readonly string[], context: CommandContext) => Promise<number>;
}

const measurements: Record<string, () => Promise<Measurement>> = {
  load: async () => {
    const { usage, measureLoad } = await import('./load/load.ts');
    const { usage: ofSeveral, measureSeveral } = await import('./processes/processes.ts');
    return eitherOf({ usage, measure: measureLoad }, { usage: ofSeveral, measure: measureSeveral });
  },
  newsroom: async () => {
    const { usage, measureNewsroom: measure } = await import('./newsroom/newsroom.ts');
    return { usage, measure };
  },
  backup: async () => {
    const { usage, measureBackup: measure } = await import('./load/measure-backup.ts');
    return { usage, measure };
  },
  posting: async () => {
    const { usage, measurePosting: measure } = await import('./posting/posting.ts');
    return { usage, measure };
  },
  limits: async () => {
    const { usage, measureKeptLimits: measure } = await import('./limits/limits.ts');
    return { usage, measure };
  },
  'same-evidence': async () => {
    const { usage, measureSameEvidence: measure } = await import('./same-evidence/same-evidence.ts');
    return { usage, measure };
  },
  soak: async () => {
    const { usage, measureSoak } = await import('./soak/soak.ts');
    const { usage: ofSeveral, soakSeveral } = await import('./processes/soak-processes.ts');
    return eitherOf({ usage, measure: measureSoak }, { usage: ofSeveral, measure: soakSeveral });
  },
  'second-reading': async () => {
    const { usage, measureSecondReading: measure } = await import('./load/second-reading.ts');
    return { usage, measure };
  },
};

/** With `--processes`, of several processes. */
function eitherOf(one: Measurement, several: Measurement): Measurement {
  return {
    usage: `${one.usage}\nOr:    ${several.usage}`,
    measure: (args, context) => {
      const isOfSeveral = args.some((arg) => arg === '--processes' || arg.startsWith('--processes='));
      return (isOfSeveral ? several : one).measure(args, context);
    },
  };
}

export const bench: Command = {
  usage,
  summary: 'measure speed, size and memory next to other searches',
  async run(args, context) {
    // Loaded when it is asked for: the other measurements need no Discord.
    const [name = '', ...rest] = args;
    const load = Object.hasOwn(measurements, name) ? measurements[name] : undefined;
    if (load) {
      const { usage: its, measure: run } = await load();
      if (rest[0] !== '--help' && rest[0] !== '-h') return run(rest, context);
      context.print(`Usage: ${its}`);
      return 0;
    }
    const { print, tell, progress } = context;
    const signal = context.stopSignal();
    const { values, positionals } = parseArguments(args, options, usage);
    const [folder, ...more] = positionals;
    if (more.length > 0) throw new UsageError(`Name one folder at most.\nUsage: ${usage}`);
    if (folder !== undefined && (values.scale || values.articles !== undefined)) {
      throw new UsageError(`--scale and --articles make their own corpus: leave out ${folder}.\nUsage: ${usage}`);
    }
    return inWorkplace('bench', signal, async (dir) => {
      const capSeconds = values.scale ? scaleCapSeconds : defaultCapSeconds;
      const capMs = 1_000 * countOption('cap', values.cap, capSeconds, maxCount);
      if (values.scale) {
        const measured = await overSizes({ dir, capMs, signal }, tell, progress);
        const svg = values.svg ?? defaultSvg;
        writeFileSync(svg, plotScale(measured));
        print(values.json ? JSON.stringify({ sizes: measured }) : renderScale(measured));
        tell(`The plot is drawn in ${svg}.`);
        return 0;
      }
      const corpus = folder ?? join(dir, 'corpus');
      if (folder === undefined) {
        generateCorpus(corpus, countOption('articles', values.articles, defaultArticles, maxCount));
      }
      const names = values.only ?? Object.keys(contestants);
      const measured = await overContestants(corpus, { dir, capMs, signal }, names, tell, progress);
      print(values.json ? JSON.stringify({ contestants: measured }) : renderBench(measured));
      return 0;
    });
  },
};

type Limits = Pick<Bench, 'dir' | 'capMs' | 'signal'>;

async function overContestants(
  corpus: string,
  limits: Limits,
  names: readonly string[],
  tell: (line: string) => void,
  progress: Progress,
): Promise<Measured[]> {
  const unknown = names.find((name) => !Object.hasOwn(contestants, name));
  if (unknown !== undefined) {
    throw new UsageError(`There is no ${unknown}. There are: ${Object.keys(contestants).join('; ')}.`);
  }
  const questions = benchQuestions(corpus);
  const all: Measured[] = [];
  for (const name of names) {
    const ticking = setInterval(() => progress.show(`measuring ${name}`, all.length, names.length), tickMs);
    try {
      all.push(await measure(name, { ...limits, corpus: join(corpus, 'corpus.jsonl'), questions }));
    } finally {
      clearInterval(ticking);
      progress.clear();
    }
    tell(`${name}: measured.`);
  }
  return all;
}

async function overSizes(limits: Limits, tell: (line: string) => void, progress: Progress): Promise<AtSize[]> {
  const all: AtSize[] = [];
  for (const articles of scaleSizes) {
    const corpus = join(limits.dir, 'corpus');
    generateCorpus(corpus, articles);
    tell(`${articles.toLocaleString('en')} articles:`);
    const [ours] = await overContestants(corpus, limits, [oursName], tell, progress);
    if (ours) all.push({ ...ours, articles });
    if (ours?.failure) break;
  }
  return all;
}

/** How often a bar is drawn anew while another process works. */
const tickMs = 200;
