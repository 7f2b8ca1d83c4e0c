import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as passed } from 'node:timers/promises';
import { benchQuestions } from '../../evaluate/bench/bench-questions.ts';
import { generateCorpus } from '../../evaluate/bench/generate-corpus.ts';
import { msPerDay } from '../../language/dates.ts';
import { type LocalDiscord, startLocalDiscord } from '../../local/discord/local-discord.ts';
import { openState } from '../../store/sqlite/open-state.ts';
import { startBotProcess } from '../load/bot-process.ts';
import { writeCorpusFolder } from '../load/corpus-folder.ts';
import { askTogether, type Crowd } from '../load/crowd.ts';
import type { ProgramPlace } from '../load/program-process.ts';
import { type Fared, faredOf } from '../load/spread.ts';
import { createStopwatch } from '../load/stopwatch.ts';
import { mostMinutes } from './due-at-eight.ts';

const minuteMs = 60_000;
const articles = 5_000;
/** Of these, this many are of today: what digests tell. */
const newArticles = 60;
/** Digests of as many sizes: each is a text of its own. */
const texts = 10;
const startWithinMs = 300_000;
/** People of a round ask within this time. */
const withinMs = 5_000;
const warmUpRounds = 2;
/** Rounds without posting: as many before it as after it, so that a machine that slows down counts on both sides. */
const roundsBefore = 8;
/** What schedules need to be there before they are due. */
const aheadMs = 10_000;

export interface AnswersWhilePosting {
  readonly channels: number;
  readonly posted: number;
  /** Messages of a channel beyond its one. */
  readonly twice: number;
  /** From when they were due to the last message. */
  readonly seconds: number;
  readonly people: number;
  readonly without: Fared;
  readonly posting: Fared;
}

interface AnswersPlan extends ProgramPlace {
  readonly channels: number;
  /** How many ask within five seconds, again and again. */
  readonly people: number;
}

/**
 * Asks the real bot, in a process of its own, before it posts digests to that many channels, which are all due at the same full minute, while it does, and after; answers are quotes, and the local
 * Discord holds its limits.
 * @throws {LoadError} when the bot doesn't start.
 */
export async function answersWhilePosting(plan: AnswersPlan): Promise<AnswersWhilePosting> {
  const { dir, channels: count, people, signal } = plan;
  const questions = writeCoverage(dir);
  const discord = await startLocalDiscord();
  const channels = Array.from({ length: count }, (_, at) => discord.createChannel({ name: `digest-${at}` }).id);
  const dataDir = join(dir, 'data');
  const bot = await startBotProcess({
    ...{ ...plan, discord, dataDir, corpusDir: join(dir, 'corpus'), claudeUrl: null, sourcesFile: null },
    withinMs: startWithinMs,
  }).catch(async (error: unknown) => {
    await discord.close();
    throw error;
  });
  const stopwatches = {
    warmUp: createStopwatch(discord),
    without: createStopwatch(discord),
    posting: createStopwatch(discord),
  };
  const asking = (stopwatch: Crowd['stopwatch'], rounds: number): Promise<void> =>
    askTogether({ discord, stopwatch, questions, signal }, { people, rounds, withinMs });
  try {
    await asking(stopwatches.warmUp, warmUpRounds);
    await asking(stopwatches.without, roundsBefore);
    const due = Math.ceil((Date.now() + aheadMs) / minuteMs) * minuteMs;
    await addSchedules(dataDir, channels, new Date(due));
    await passed(due - Date.now(), undefined, { signal });
    const standing = () => channels.map((channel) => discord.messages(channel));
    while (Date.now() < due + mostMinutes * minuteMs && standing().some(({ length }) => length === 0)) {
      await asking(stopwatches.posting, 1);
    }
    await asking(stopwatches.without, roundsBefore);
    const moments = postedAt(discord, channels);
    const posted = standing().filter(({ length }) => length > 0).length;
    return {
      ...{ channels: count, posted, twice: moments.length - posted, people },
      seconds: (Math.max(due, ...moments) - due) / 1_000,
      without: faredOf(stopwatches.without.timed),
      posting: faredOf(stopwatches.posting.timed),
    };
  } finally {
    for (const stopwatch of Object.values(stopwatches)) stopwatch.close();
    await bot.stop();
    await discord.close();
  }
}

function postedAt(discord: LocalDiscord, channels: readonly string[]): number[] {
  return channels.flatMap((id) => discord.messages(id)).map(({ latest }) => Date.parse(latest.timestamp));
}

/** A folder of articles, some of them of today. @returns questions about them. */
function writeCoverage(dir: string): string[] {
  const made = join(dir, 'made-up');
  generateCorpus(made, articles);
  const corpus = join(made, 'corpus.jsonl');
  const today = `"date":"${new Date().toISOString().slice(0, 10)}"`;
  const lines = readFileSync(corpus, 'utf8').split('\n');
  const dated = lines.map((line, at) => (at < newArticles ? line.replace(/"date":"[\d-]+"/, today) : line));
  writeFileSync(corpus, dated.join('\n'));
  mkdirSync(join(dir, 'corpus'));
  writeCorpusFolder(corpus, join(dir, 'corpus'));
  return benchQuestions(made).map(({ text }) => text);
}

async function addSchedules(dataDir: string, channels: readonly string[], due: Date): Promise<void> {
  const state = openState(dataDir);
  try {
    for (const [at, channel] of channels.entries()) {
      await state.schedules.add(
        `server ${at}`,
        {
          ...{ channel, forum: null, rhythm: { kind: 'daily', at: due.toISOString().slice(11, 16) }, timeZone: 'UTC' },
          ...{ language: 'en', words: '', count: 1 + (at % texts), quiet: null, mention: null, whenEmpty: 'skip' },
          ...{ crosspost: false, missed: 'newest', follow: null },
        },
        new Date(due.getTime() - msPerDay),
        new Date(),
      );
    }
  } finally {
    await state.close();
  }
}
