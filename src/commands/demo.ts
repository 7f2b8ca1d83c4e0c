import type { Newsroom } from '../app/newsroom.ts';
import type { Config } from '../config.ts';
import type { Bot } from '../discord/bot.ts';
import type { RegistrationStore } from '../discord/wire/register-commands.ts';
import { type Calendar, calendarIn } from '../language/calendar.ts';
import { type LocalDiscord, startLocalDiscord } from '../local/discord/local-discord.ts';
import { administrator } from '../local/discord/permissions.ts';
import { startPage } from '../local/page/page-server.ts';
import { nextDue } from '../schedule/due-times.ts';
import { systemClock } from '../schedule/waiting-clock.ts';
import type { State } from '../store/state.ts';
import { describeModel, goOnline, type OnlineRun, untilStopped } from './bot-online.ts';
import type { CommandContext } from './command.ts';
import { type DemoCoverage, openDemoCoverage } from './demo-coverage.ts';
import { TurnableClock } from './turnable-clock.ts';

/** Requests and frames of the wire log that a demo keeps: enough for a long look around. */
const demoWireEntries = 1_000;
/** Digests are due on the minute; the next look of the schedule is as soon after it. */
const justAfterMs = 1_000;
const inFlightLookMs = 50;
/** Editors are told what readers missed a little before. */
const editorsMorning = '09:05';

/** The real bot in a Discord of its own, with a page to see it in. */
export interface Demo {
  /** Of the page. */
  readonly url: string;
  readonly bot: Bot;
  readonly discord: LocalDiscord;
  /** Ends what is played; the bot is closed before. */
  close(): Promise<void>;
}

/** Starts a demo over a newsroom. Several may look at the same coverage, each in a Discord of its own. */
export async function openDemo(
  newsroom: Newsroom,
  coverage: DemoCoverage,
  config: Config,
  run: OnlineRun,
): Promise<Demo> {
  await using opened = new AsyncDisposableStack();
  let bot: Bot | null = null;
  const clock = new TurnableClock();
  // What runs out in Discord runs out in the machine's time: nobody's answer is lost because somebody turns the clock.
  const after = (ms: number, run: () => void): (() => void) => {
    const timer = setTimeout(run, ms).unref();
    return () => clearTimeout(timer);
  };
  const discord = await startLocalDiscord({ kept: demoWireEntries, clock: { now: () => clock.now(), after } });
  opened.defer(() => discord.close());
  const editorsChannelId = furnish(discord);
  await removeDigests(newsroom.state);
  const { examples, isPlayed, corrections } = coverage;
  const next = (): Promise<Next> =>
    nextOf(
      newsroom.state,
      calendarIn(config.timeZone, () => new Date(clock.now())),
    );
  const turn = async (): Promise<void> => {
    // An answer that is on its way arrives in the time in which it was asked for.
    while (bot !== null && bot.inFlight > 0) await systemClock.wait(inFlightLookMs);
    clock.turnTo((await next()).at.getTime() + justAfterMs);
  };
  const page = await startPage({
    ...{ discord, port: config.port, examples, isNewsroomPlayed: isPlayed, corrections },
    clock: { aheadMs: () => clock.aheadMs, next, turn },
  });
  opened.defer(() => page.close());
  const newest = coverage.newest();
  if (newest !== null) page.showArrival(newest);
  opened.defer(coverage.onArrival((arrival) => page.showArrival(arrival)));
  const place = {
    token: discord.token,
    apiUrl: discord.url,
    guildId: null,
    allowedGuildIds: null,
    editorsChannelId,
    shardIds: null,
    shardCount: null,
    store: forgetful,
  };
  bot = await goOnline(newsroom, config, place, { ...run, turnable: clock });
  const ending = opened.move();
  return { url: page.url, bot, discord, close: () => ending.disposeAsync() };
}

/** What a newsroom's server has: a channel for digests, a forum, and one that only editors see. @returns the id of that one */
function furnish(discord: LocalDiscord): string {
  discord.createUser({ username: 'editor', globalName: 'Editor', permissions: administrator });
  discord.createChannel({ kind: 'announcement', name: 'news-digest' });
  discord.createChannel({ kind: 'forum', name: 'stories', tags: ['World', 'City', 'Sport'] });
  discord.createRole({ name: 'Night desk', isMentionable: true });
  const { id } = discord.createChannel({
    name: 'editors-desk',
    permissions: {
      everyone: [],
      bot: ['ViewChannel', 'SendMessages', 'EmbedLinks', 'AttachFiles', 'ReadMessageHistory'],
    },
  });
  return id;
}

/** A demo's digests go with its Discord: in the next one their channels don't exist. */
async function removeDigests({ schedules }: Pick<State, 'schedules'>): Promise<void> {
  for (const { server, id } of await schedules.active()) await schedules.remove(server, id);
}

interface Next {
  readonly at: Date;
  readonly awaited: 'digest' | 'news' | 'morning';
}

/** When the next digest of all comes; where none is set up, when it is looked next at what is followed; else the next morning, when editors are told what readers missed. */
async function nextOf({ schedules }: Pick<State, 'schedules'>, calendar: Calendar): Promise<Next> {
  const now = calendar.now();
  const active = await schedules.active();
  const digests = active.filter(({ follow }) => follow === null);
  const awaited = digests.length > 0 ? digests : active;
  const due = awaited.flatMap((schedule) => nextDue(schedule, now) ?? []);
  const [soonest] = due.toSorted((a, b) => a.getTime() - b.getTime());
  if (soonest !== undefined) return { at: soonest, awaited: digests.length > 0 ? 'digest' : 'news' };
  const morning = { rhythm: { kind: 'daily', at: editorsMorning }, timeZone: calendar.timeZone, quiet: null } as const;
  return { at: nextDue(morning, now) ?? now, awaited: 'morning' };
}

/** Shows a demo until it is told to stop. @returns the exit code. */
export async function runDemo(newsroom: Newsroom, context: CommandContext, run: OnlineRun): Promise<number> {
  const { config, tell, now } = context;
  const coverage = await openDemoCoverage(newsroom, { now, log: run.log });
  try {
    const demo = await openDemo(newsroom, coverage, config, run);
    try {
      tell('There is no DISCORD_TOKEN, so Discord is played on this machine. Open the page, and ask:');
      tell(demo.url);
      tell(`${describeModel(config)} Stop it with Ctrl+C.`);
      tell('To go live, put DISCORD_TOKEN into .env (see "Going live" in README.md) and start again.');
      return await untilStopped(demo.bot, tell, run.stopping);
    } finally {
      await demo.close();
    }
  } finally {
    await coverage.close();
  }
}

/** Each demo is a new Discord: what was registered in an earlier one says nothing. */
const forgetful: RegistrationStore = { get: async () => null, set: async () => {} };
