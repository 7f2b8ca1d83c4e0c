import { percentile } from '../../evaluate/metrics.ts';
import { type Comparison, compareArchive, type TrueArticle } from '../../evaluate/newsroom/compare-archive.ts';
import { createRandom } from '../../evaluate/seeded-random.ts';
import { type PlayedSite, startPlayedSite } from '../../local/newsroom/played-site.ts';
import { DayClock } from './day-clock.ts';
import { type IntakePlan, IntakeRounds } from './intake-rounds.ts';
import { KilledIntake } from './killed-intake.ts';

interface DayPlan {
  readonly feeds: number;
  readonly hours: number;
  readonly seed: number;
  /** How often the intake is killed on the way. */
  readonly kills: number;
  /** Where the archive is made. */
  readonly dataDir: string;
  readonly signal: AbortSignal;
}

export interface DayReport extends Comparison {
  readonly polls: number;
  readonly seconds: number;
  /** Kills that came in the middle of a round. */
  readonly killedInside: number;
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
/** Any morning. */
const startMs = Date.UTC(2026, 2, 2, 5);
/** After the day all is well and quiet for so long that every feed is read whole once more. */
const quietHours = 30;
/** A kill comes within this share of what a round with polls mostly takes. */
const killWithin = 1.2;

/** Plays a day of a newsroom, takes it in, and holds the archive against the truth. @throws {ForgottenError} */
export async function playDay(plan: DayPlan, tell: (line: string) => void): Promise<DayReport> {
  const { feeds, hours, seed, kills, dataDir, signal } = plan;
  const began = performance.now();
  const clock = new DayClock(startMs);
  const site = await startPlayedSite({ clock, seed, feeds });
  const sources = site.feeds.map(({ url }) => `- feed: ${url}\n`).join('');
  const intakePlan: IntakePlan = { dataDir, sources, startMs, seed };
  const intake = kills === 0 ? new IntakeRounds(intakePlan, tell) : new KilledIntake(intakePlan, tell);
  const random = createRandom(seed + 1);
  const rounds = hours * 60;
  const killedRounds = new Set(
    Array.from({ length: rounds }, (_, at) => at)
      .toSorted(() => random() - 0.5)
      .slice(0, kills),
  );
  let killedInside = 0;
  let killsLeft = 0;
  const lasted: number[] = [];
  let polls = 0;
  try {
    for (let round = 0; round < rounds; round++) {
      signal.throwIfAborted();
      const atMs = startMs + round * minuteMs;
      clock.goTo(atMs);
      if (killedRounds.has(round)) killsLeft++;
      if (intake instanceof KilledIntake && killsLeft > 0) {
        const wasInside = await intake.killIn(atMs, random() * percentile(0.5, lasted) * killWithin);
        if (wasInside !== null) killsLeft--;
        if (wasInside) killedInside++;
      }
      const pollsBefore = polls;
      const roundBegan = performance.now();
      polls = (await intake.round(atMs)).polls;
      if (polls > pollsBefore) lasted.push(performance.now() - roundBegan);
    }
    site.rest();
    for (let hour = 1; hour <= quietHours; hour++) {
      signal.throwIfAborted();
      const atMs = startMs + hours * hourMs + hour * hourMs;
      clock.goTo(atMs);
      polls = (await intake.round(atMs)).polls;
    }
  } finally {
    await intake.close();
    await site.close();
  }
  const seconds = (performance.now() - began) / 1_000;
  return { ...compareArchive(dataDir, truthOf(site)), polls, seconds, killedInside };
}

function truthOf(site: PlayedSite): TrueArticle[] {
  return site.outlets().flatMap(({ articles }) =>
    articles.map(({ file, versions, withdrawn }) => ({
      ...{ file, versions },
      withdrawnMs: withdrawn?.atMs ?? null,
      wasShown: site.shown.has(file),
    })),
  );
}
