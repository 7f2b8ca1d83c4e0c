import { randomUUID } from 'node:crypto';
import type { REST } from 'discord.js';
import type { FrontDesk } from '../desk/front-desk.ts';
import type { Log } from '../log/log.ts';
import type { Composer, DigestWindow } from '../schedule/composer.ts';
import { CorrectionRound } from '../schedule/corrections/correction-round.ts';
import type { Courier } from '../schedule/courier.ts';
import type { Warning, Warnings } from '../schedule/editors/warning.ts';
import type { Notice, Notices } from '../schedule/notices.ts';
import { Scheduler } from '../schedule/scheduler.ts';
import type { WaitingClock } from '../schedule/waiting-clock.ts';
import type { Schedules } from '../store/schedules.ts';
import type { State } from '../store/state.ts';
import { scheduleComposer } from './schedule-composer.ts';
import { createChannelCourier } from './wire/channel-courier.ts';
import type { PostBody } from './wire/channel-post.ts';
import type { DiscordObserver } from './wire/discord-observer.ts';
import { observedCourier } from './wire/observed-courier.ts';

/** What digests that come by themselves need. */
export interface ScheduleOptions {
  readonly state: Pick<State, 'schedules' | 'deliveries' | 'leases' | 'holder' | 'shown' | 'settings'>;
  readonly clock: WaitingClock;
  /** A window in the time of the coverage, where that isn't the clock's. */
  readonly inCoverageTime?: <W extends Pick<DigestWindow, 'after' | 'until'>>(window: W) => W;
  /** Cited articles that may be corrected at once before a person has had a look; 100 by default. */
  readonly mostCorrected?: number;
}

interface OnlinePlace {
  readonly rest: REST;
  readonly botId: string;
  readonly desk: Parameters<typeof scheduleComposer>[0] & Pick<FrontDesk, 'corrections' | 'revisedAfter'>;
  readonly log: Log;
  readonly observer: DiscordObserver | null;
  /** Reads what waits in the outbox, where there is no editors' desk. */
  readonly read: (payload: string) => Promise<PostBody | null>;
}

/** The editors' desk, which is told what somebody should look at, and the courier that knows its posts as well. */
interface Editors {
  readonly desk: Warnings;
  readonly courier: Courier;
}

/** What posts all that comes by itself when it is due, for a bot that is online; it isn't started yet. */
export function openSchedule(options: ScheduleOptions, editors: Editors | null, place: OnlinePlace): Scheduler {
  const { state, clock, inCoverageTime, mostCorrected } = options;
  const { rest, botId, desk, log, observer, read } = place;
  const { schedules, deliveries, leases, holder, shown, settings } = state;
  const courier = editors?.courier ?? createChannelCourier({ rest, botId, read });
  const notices = noticesTo(log, editors?.desk ?? null, schedules);
  return new Scheduler({
    ...{ schedules, deliveries, leases, clock, log, leaseHolder: holder },
    // Of two processes on one data folder, each claims under a name of its own.
    holder: randomUUID(),
    composer: composerIn(scheduleComposer(desk), clock, inCoverageTime),
    courier: observer === null ? courier : observedCourier(courier, observer),
    notices,
    corrections: new CorrectionRound({
      ...{ finder: desk, shown, deliveries, settings, notices, clock, log },
      ...(mostCorrected !== undefined && { mostArticles: mostCorrected }),
    }),
  });
}

/** An article is seen when the transaction that wrote it ends: this long after it was dated, it has. */
const writingMs = 3_000;

/** Composes once all that came until the due moment can be read, in the time of the coverage. */
function composerIn(
  composer: Composer,
  clock: WaitingClock,
  inCoverageTime: ScheduleOptions['inCoverageTime'] = (window) => window,
): Composer {
  const written = async ({ until }: Pick<DigestWindow, 'until'>, signal: AbortSignal): Promise<void> => {
    const leftMs = until.getTime() + writingMs - clock.now();
    // A clock that was set back isn't waited for.
    if (leftMs > 0) await clock.wait(Math.min(leftMs, writingMs), signal);
  };
  return {
    ...composer,
    compose: async (schedule, window, signal) => {
      await written(window, signal);
      return composer.compose(schedule, inCoverageTime(window), signal);
    },
    anythingCame: async (window, signal) => {
      await written(window, signal);
      return composer.anythingCame(inCoverageTime(window), signal);
    },
  };
}

/** Whoever runs the bot reads of it in the log, and editors at their desk what a person must look after. */
function noticesTo(
  log: Pick<Log, 'warn'>,
  desk: Warnings | null,
  schedules: Pick<Schedules, 'find' | 'isDirect'>,
): Notices {
  return {
    tell: async (notice) => {
      // Who follows what is nobody's business: where it goes stands in no log, and no editor is told. Whoever follows finds it in their list.
      const isPersons = await isOfAPerson(notice, schedules);
      const { channel, ...about } = aboutOf(notice);
      log.warn(sentences[notice.kind], isPersons || channel === undefined ? about : { channel, ...about });
      const warning = isPersons ? null : await warningOf(notice, schedules);
      if (warning !== null) await desk?.warn(warning);
    },
  };
}

async function isOfAPerson(notice: Notice, schedules: Pick<Schedules, 'find' | 'isDirect'>): Promise<boolean> {
  const of =
    'delivery' in notice ? notice.delivery.tells?.schedule : 'schedule' in notice ? notice.schedule : undefined;
  // What corrects a message belongs to no schedule.
  if (of === undefined) return 'delivery' in notice && schedules.isDirect(notice.delivery.to.channel);
  const schedule = await schedules.find(of);
  // What was unfollowed or removed meanwhile concerns nobody any more.
  return schedule === null || schedule.follower !== null;
}

/** What editors are told of it; `null` for what goes by itself, and for posts of their own desk that can't reach it. */
async function warningOf(notice: Notice, schedules: Pick<Schedules, 'find'>): Promise<Warning | null> {
  if (notice.kind === 'corrections held') {
    const { messages, articles } = notice;
    return { about: 'corrections', messages, articles };
  }
  const { kind, detail } = notice;
  switch (kind) {
    case 'held':
      return { about: 'held', channel: notice.delivery.to.channel, detail };
    case 'failing':
    case 'dropped': {
      const { to, kind: what } = notice.delivery;
      return what === 'digest' ? { about: 'digest', channel: to.channel, isGivenUp: kind === 'dropped', detail } : null;
    }
    case 'paused':
    case 'unwritten': {
      const channel = (await schedules.find(notice.schedule))?.channel;
      if (channel === undefined) return null;
      return kind === 'paused'
        ? { about: 'paused', channel, detail }
        : { about: 'digest', channel, isGivenUp: false, detail };
    }
    default:
      return null;
  }
}

const sentences: Readonly<Record<Notice['kind'], string>> = {
  held: 'A message may stand in its channel or not, and nobody can find out: look there',
  failing: 'A message that is due can’t be posted; it is tried on',
  paused: 'A schedule is paused: nothing comes of it until somebody resumes it with /digest or /follow',
  unwritten: 'A digest that is due can’t be written; it is tried on',
  dropped: 'A message that was due is given up',
  'not crossposted': 'A digest was not passed on to the channel’s followers',
  'corrections held':
    'More answers would be corrected at once than anybody may have meant; they wait until somebody has looked: npm run corrections',
  outage: 'Discord takes no messages at the moment; they are tried on',
};

/** What a log may say of it: nothing of what people typed. */
function aboutOf(notice: Notice): Record<string, string | number> & { readonly channel?: string } {
  if (notice.kind === 'corrections held') return { messages: notice.messages, articles: notice.articles };
  const { detail } = notice;
  if ('delivery' in notice) return { channel: notice.delivery.to.channel, key: notice.delivery.key, detail };
  if ('schedule' in notice) return { schedule: notice.schedule, detail };
  return notice.kind === 'outage' ? { since: notice.since.toISOString(), detail } : { key: notice.key, detail };
}
