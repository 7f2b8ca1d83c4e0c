import { setTimeout as passed } from 'node:timers/promises';
import { createRandom } from '../../evaluate/seeded-random.ts';
import { startLocalDiscord } from '../../local/discord/local-discord.ts';
import { silentLog } from '../../log/log.ts';
import { newestDue } from '../../schedule/due-times.ts';
import { Scheduler } from '../../schedule/scheduler.ts';
import { openState } from '../../store/sqlite/open-state.ts';
import { digestPayload, openCourier } from './open-courier.ts';
import { ShiftedClock } from './shifted-clock.ts';

const hourMs = 3_600_000;
const eight = Date.parse('2026-03-06T08:00:00Z');
const beforeEightMs = 3_000;
const filters = 10;
/** Discord's time by which the last one has to be there. */
export const mostMinutes = 10;

export interface DueAtEight {
  readonly channels: number;
  readonly posted: number;
  /** Messages of a channel beyond its one. */
  readonly twice: number;
  /** How many different texts were asked for. */
  readonly texts: number;
  /** From eight o'clock to the last message. */
  readonly seconds: number;
  /** The most messages within a second. */
  readonly mostPerSecond: number;
  /** Requests that Discord refused because there were too many. */
  readonly refused: number;
}

/** This many channels get a digest at eight o'clock, by ten filters, from a local Discord that holds its limits. */
export async function dueAtEight(plan: {
  readonly dataDir: string;
  readonly channels: number;
  readonly seed: number;
  readonly signal: AbortSignal;
}): Promise<DueAtEight> {
  const random = createRandom(plan.seed);
  const clock = new ShiftedClock(0);
  clock.set(eight - beforeEightMs);
  const discord = await startLocalDiscord({ clock });
  const state = openState(plan.dataDir);
  const reached = openCourier({ url: discord.url, token: discord.token, botId: discord.applicationId });
  const channels = Array.from({ length: plan.channels }, (_, at) => discord.createChannel({ name: `digest-${at}` }).id);
  for (const [at, channel] of channels.entries()) {
    const timetable = { rhythm: { kind: 'daily', at: '08:00' }, timeZone: 'UTC', quiet: null } as const;
    // Added at some moment of the day before.
    const addedAt = new Date(eight - beforeEightMs - random() * 23 * hourMs);
    await state.schedules.add(
      `server ${at}`,
      {
        ...{ ...timetable, channel, forum: null, language: 'en', words: `filter ${at % filters}`, count: 5 },
        ...{ mention: null, whenEmpty: 'skip', crosspost: false, missed: 'newest', follow: null },
      },
      newestDue(timetable, addedAt) ?? addedAt,
      addedAt,
    );
  }
  const texts = new Set<string>();
  let refused = 0;
  discord.on((event) => {
    if (event.kind === 'request' && event.status === 429) refused++;
  });
  const scheduler = new Scheduler({
    ...{ schedules: state.schedules, deliveries: state.deliveries, leases: state.leases, leaseHolder: state.holder },
    ...{ clock, log: silentLog, courier: reached.courier, holder: 'bench' },
    composer: {
      stands: async () => true,
      anythingCame: async () => true,
      compose: async ({ words, language, count }, { after, until, mark }) => {
        texts.add(JSON.stringify([words, language, count, after, until]));
        return { payload: digestPayload(words, mark), traces: [] };
      },
    },
    notices: { tell: async () => {} },
    corrections: null,
  });
  const posted = () => channels.map((channel) => discord.messages(channel));
  scheduler.start();
  try {
    while (!plan.signal.aborted && clock.now() < eight + mostMinutes * 60_000) {
      if (posted().every((messages) => messages.length > 0)) break;
      await passed(500);
    }
    const moments = posted()
      .flat()
      .map(({ latest }) => Date.parse(latest.timestamp))
      .toSorted((one, other) => one - other);
    return {
      ...{ channels: plan.channels, posted: posted().filter((messages) => messages.length > 0).length },
      ...{
        twice: moments.length - posted().filter((messages) => messages.length > 0).length,
        texts: texts.size,
        refused,
      },
      seconds: ((moments.at(-1) ?? eight) - eight) / 1_000,
      mostPerSecond: mostWithin(1_000, moments),
    };
  } finally {
    await scheduler.stop();
    await reached.close();
    await state.close();
    await discord.close();
  }
}

function mostWithin(ms: number, sorted: readonly number[]): number {
  let [most, first] = [0, 0];
  for (const [last, moment] of sorted.entries()) {
    while (moment - (sorted[first] ?? moment) >= ms) first++;
    most = Math.max(most, last - first + 1);
  }
  return most;
}
