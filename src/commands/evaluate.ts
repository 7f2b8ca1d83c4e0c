import { closeSync, writeSync } from 'node:fs';
import type { Progress } from '../app/progress.ts';
import type { Config } from '../config.ts';
import { type EvaluatedModels, type ExchangeOptions, modelsFor } from '../evaluate/answers-models.ts';
import { renderAnswers } from '../evaluate/answers-report.ts';
import { type DataSet, readDataSet } from '../evaluate/beir-set.ts';
import { plotCoverage, renderCoverage } from '../evaluate/coverage-report.ts';
import { evaluateAnswers } from '../evaluate/evaluate-answers.ts';
import { evaluateEvidence } from '../evaluate/evaluate-evidence.ts';
import { evaluateFeeds } from '../evaluate/evaluate-feeds.ts';
import { evaluateSet } from '../evaluate/evaluate-set.ts';
import { evaluateStories } from '../evaluate/evaluate-stories.ts';
import { byCode, evaluateSupport, type SupportJudge, supportRun } from '../evaluate/evaluate-support.ts';
import { renderEvidence } from '../evaluate/evidence-report.ts';
import { renderFeeds } from '../evaluate/feeds-report.ts';
import { judgeCoverage } from '../evaluate/judge-coverage.ts';
import { knownItems } from '../evaluate/known-items.ts';
import { fallen, readLanded } from '../evaluate/landed-figures.ts';
import { renderReport } from '../evaluate/set-report.ts';
import { renderStories } from '../evaluate/stories-report.ts';
import { readSupportSet } from '../evaluate/support-files.ts';
import { byPlayback, byReader } from '../evaluate/support-judges.ts';
import { renderSupport } from '../evaluate/support-report.ts';
import { type Calendar, calendarIn } from '../language/calendar.ts';
import { loadPrompts } from '../writing/prompts.ts';
import type { Command } from './command.ts';
import { follows } from './evaluate-follows.ts';
import { pages } from './evaluate-pages.ts';
import { revisions } from './evaluate-revisions.ts';
import { overSets, tellProblems } from './evaluate-sets.ts';
import { timelines } from './evaluate-timelines.ts';
import { parseArguments, UsageError } from './options.ts';
import { openForWriting, openRun } from './run-file.ts';

const usage =
  'npm run evaluate -- DIR… [--corpus DIR] [--json] [--run FILE] [--landed FILE] [--coverage [--svg FILE]], evidence DIR… [--corpus DIR] [--json], known-items DIR… [--json] [--run FILE], support DIR [--record DIR | --replay DIR] [--json] [--run FILE], stories DIR --labels FILE [--json], revisions [FILE] [--json], feeds DIR [--misses] [--json], timelines DIR… [--json], follows DIR [--labels FILE] [--json], pages DIR [--json], or answers FILE [--corpus DIR] [--record DIR | --replay DIR] [--json]';

const options = {
  corpus: { type: 'string' },
  json: { type: 'boolean' },
  run: { type: 'string' },
  coverage: { type: 'boolean' },
  svg: { type: 'string' },
  landed: { type: 'string' },
  labels: { type: 'string' },
  misses: { type: 'boolean' },
  record: { type: 'string' },
  replay: { type: 'string' },
} as const;

/** Where the plot goes unless it is said. */
const defaultSvg = 'coverage.svg';

export const evaluate: Command = {
  usage,
  summary:
    'measure retrieval on data sets in BEIR form, what Claude is sent, the support check, stories, revisions, feeds, pages, timelines, follows, and whole answers',
  async run(args, { config, now, print, tell, progress }) {
    const { timeZone } = config;
    const startedAt = now();
    // What asks "now" asks at one moment, however long a run takes.
    const calendar = calendarIn(timeZone, () => startedAt);
    const { values, positionals } = parseArguments(args, options, usage);
    if (positionals[0] === 'support') return support(positionals.slice(1), values, config, print, tell);
    if (positionals[0] === 'stories') {
      print(stories(positionals.slice(1), values, timeZone, tell));
      return 0;
    }
    if (positionals[0] === 'revisions') {
      print(revisions(positionals.slice(1), values.json === true, usage, tell));
      return 0;
    }
    if (positionals[0] === 'pages') {
      print(await pages(positionals.slice(1), values.json === true, timeZone, usage, progress));
      return 0;
    }
    if (positionals[0] === 'feeds') {
      print(feeds(positionals.slice(1), values));
      return 0;
    }
    if (positionals[0] === 'timelines') {
      print(await timelines(positionals.slice(1), values.json === true, usage, { calendar, tell, progress }));
      return 0;
    }
    if (positionals[0] === 'follows') {
      print(await follows(positionals.slice(1), values, usage, { calendar, tell, progress }));
      return 0;
    }
    if (positionals[0] === 'answers') {
      print(await answers(positionals.slice(1), values, { config, calendar, tell, progress }));
      return 0;
    }
    const isEvidence = positionals[0] === 'evidence';
    const sets = setsOf(isEvidence ? positionals.slice(1) : positionals, values.corpus ?? null);
    if (isEvidence) {
      const reports = await overSets(sets, calendar, { tell, progress }, (set, corpus, show) =>
        evaluateEvidence(set, corpus, { calendar, show }),
      );
      print(values.json ? JSON.stringify({ sets: reports }) : renderEvidence(reports));
      return 0;
    }
    if (!values.coverage) {
      const run = values.run === undefined ? null : openRun(values.run);
      try {
        const reports = await overSets(sets, calendar, { tell, progress }, (set, corpus, show) =>
          evaluateSet(set, corpus, { calendar, show, ranked: run?.add ?? (() => {}) }),
        );
        print(values.json ? JSON.stringify({ sets: reports }) : renderReport(reports));
        const falls = values.landed === undefined ? [] : fallen(reports, readLanded(values.landed));
        for (const line of falls) tell(line);
        return falls.length === 0 ? 0 : 1;
      } finally {
        run?.close();
      }
    }
    if (values.run !== undefined) throw new UsageError('--coverage writes no run file: leave out --run.');
    const svg = values.svg ?? defaultSvg;
    // Opened before the work, so that a path that can't be written is told at once.
    const file = openForWriting(svg);
    try {
      const reports = await overSets(sets, calendar, { tell, progress }, (set, corpus, show) =>
        judgeCoverage(set, corpus, { calendar, show }),
      );
      writeSync(file, plotCoverage(reports));
      print(values.json ? JSON.stringify({ sets: reports }) : renderCoverage(reports));
      tell(`The curve is drawn in ${svg}.`);
    } finally {
      closeSync(file);
    }
    return 0;
  },
};

/** The sets that folders hold, or the questions that are made of their articles. */
function setsOf(positionals: readonly string[], corpus: string | null): DataSet[] {
  const [first, ...folders] = positionals;
  if (first === undefined) throw new UsageError(`Name at least one folder in BEIR form.\nUsage: ${usage}`);
  if (first !== 'known-items') return positionals.map((folder) => readDataSet(folder, corpus));
  if (folders.length === 0) throw new UsageError(`Name at least one folder with corpus.jsonl.\nUsage: ${usage}`);
  return folders.flatMap(knownItems);
}

/** Measures the check of sentences against what they cite, on labelled claims. */
async function support(
  folders: readonly string[],
  { json, run, record, replay }: { readonly json?: boolean; readonly run?: string } & ExchangeOptions,
  config: Config,
  print: (line: string) => void,
  tell: (line: string) => void,
): Promise<number> {
  const [folder] = folders;
  if (folder === undefined || folders.length > 1) throw new UsageError(`Name one folder of claims.\nUsage: ${usage}`);
  const file = run === undefined ? null : openForWriting(run);
  try {
    const models = modelsFor(config, { record, replay });
    const { report, checked, problems } = await evaluateSupport(folder, judgeFor(folder, models));
    tellProblems(problems, tell);
    if (file !== null) writeSync(file, supportRun(checked));
    print(json ? JSON.stringify(report) : renderSupport(report));
    const waiting = models.waiting();
    if (waiting > 0) tell(`${waiting} exchanges wait for a response: fill in their "response" and run again.`);
  } finally {
    if (file !== null) closeSync(file);
  }
  return 0;
}

/** Judges labelled pairs of articles: one story, or two? */
function stories(
  folders: readonly string[],
  { json, labels }: { readonly json?: boolean; readonly labels?: string },
  timeZone: string,
  tell: (line: string) => void,
): string {
  const [folder] = folders;
  if (folder === undefined || folders.length > 1 || labels === undefined)
    throw new UsageError(`Name one folder with corpus.jsonl, and labelled pairs with --labels.\nUsage: ${usage}`);
  const report = evaluateStories(folder, labels, timeZone);
  tellProblems(report.problems, tell);
  return json ? JSON.stringify(report) : renderStories(report);
}

/** Reads feeds of which something is known. */
function feeds(
  folders: readonly string[],
  { json, misses }: { readonly json?: boolean; readonly misses?: boolean },
): string {
  const [folder] = folders;
  if (folder === undefined || folders.length > 1)
    throw new UsageError(`Name one folder of feeds with index.jsonl.\nUsage: ${usage}`);
  const report = evaluateFeeds(folder);
  return json ? JSON.stringify(report) : renderFeeds(report, misses ?? false);
}

/** Claude where there is a key or a recording; else the verdicts that stand in the file, where they do; else code alone. */
function judgeFor(folder: string, { verifier }: EvaluatedModels): SupportJudge {
  if (verifier !== null) return byReader(verifier, loadPrompts().verify.render({}));
  return readSupportSet(folder).claims.some(({ secondReader }) => secondReader !== undefined) ? byPlayback : byCode;
}

/** Asks the questions of a file and measures the answers. */
async function answers(
  files: readonly string[],
  { json, corpus, record, replay }: { readonly json?: boolean; readonly corpus?: string } & ExchangeOptions,
  {
    config,
    calendar,
    tell,
    progress,
  }: {
    readonly config: Config;
    readonly calendar: Calendar;
    readonly tell: (line: string) => void;
    readonly progress: Progress;
  },
): Promise<string> {
  const [file] = files;
  if (file === undefined || files.length > 1) throw new UsageError(`Name one file of questions.\nUsage: ${usage}`);
  try {
    const report = await evaluateAnswers(file, {
      corpus: corpus ?? config.corpusDir,
      record,
      replay,
      config,
      calendar,
      show: progress.show,
      tellProblems: (problems) => tellProblems(problems, tell),
    });
    return json ? JSON.stringify(report) : renderAnswers(report);
  } finally {
    progress.clear();
  }
}
