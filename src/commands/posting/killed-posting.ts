import { join } from 'node:path';
import { setTimeout as passed } from 'node:timers/promises';
import { createRandom } from '../../evaluate/seeded-random.ts';
import { type LocalDiscord, startLocalDiscord } from '../../local/discord/local-discord.ts';
import { followForm, mostADay } from '../../schedule/follows.ts';
import { openStateIn } from '../../store/open-state-in.ts';
import type { State } from '../../store/state.ts';
import { Crew } from './killed-crew.ts';
import { KilledProcesses } from './killed-processes.ts';
import { patiently } from './patiently.ts';
import { type PostedNews, postedNews } from './posted-news.ts';
import { ShiftedClock } from './shifted-clock.ts';

const hourMs = 3_600_000;
/** A process may live so long after its first message went out, or was looked for: it posts ten a second. */
const longestLifeMs = 500;
/** One that has nothing to post is killed, too. */
const longestWaitMs = 5_000;
/** Discord takes so long for a message: a process may be killed while it waits. */
const discordTakesMs = 30;
/** How much later the next process starts: while a nonce is known, when it isn't any more, and when the next digest is due. */
const laterMs = [61_000, 600_000] as const;
const longestEndMs = 120_000;
/** Of several processes, another goes on at once after this share of the kills; after the others all rest until it is later. */
const atOnceShare = 0.4;

export interface KilledPosting extends PostedNews {
  readonly kills: number;
  /** Messages of which, at a kill, nobody knew whether they stood in their channel. */
  readonly uncertain: number;
  /** Held messages of which nobody was told. */
  readonly untold: readonly string[];
  readonly seconds: number;
}

interface KillPlan {
  readonly dataDir: string;
  /** Of the PostgreSQL that several processes share; `null` for one at a time on the folder. */
  readonly databaseUrl?: string | null;
  /** That many at a time; 1 unless said. */
  readonly processes?: number;
  readonly kills: number;
  readonly seed: number;
  readonly signal: AbortSignal;
}

/**
 * Posts hourly digests, and what somebody follows, to a local Discord by processes of which one at random is killed (SIGKILL) at a random moment, again and again, and compares what stands there with what
 * was due.
 */
export async function killPosting(plan: KillPlan): Promise<KilledPosting> {
  const { dataDir, databaseUrl = null, kills, signal } = plan;
  const began = performance.now();
  const random = createRandom(plan.seed);
  const clock = new ShiftedClock(0);
  clock.set(Math.ceil(clock.now() / hourMs) * hourMs - 1_000);
  const discord = await startLocalDiscord({ clock, rateLimits: false });
  const state = await openStateIn(dataDir, databaseUrl);
  const processes = new KilledProcesses(join(dataDir, 'compile-cache'));
  const crew = new Crew({ processes, clock, start: { dataDir, databaseUrl, discord, isCorrecting: false } });
  let [uncertain, kill] = [0, 0];
  try {
    discord.faults.add({ method: 'POST', times: Number.POSITIVE_INFINITY }, { kind: 'delay', ms: discordTakesMs });
    const ids = await addSchedules(discord, state, clock);
    const news = () => patiently(() => postedNews(discord, state, ids, clock.now()));
    let dead: string | null = null;
    for (; kill < kills && !signal.aborted; kill++) {
      const { open, unfinished } = await news();
      const later = random();
      if (dead !== null && crew.size > 0 && open > 0 && random() < atOnceShare) await letGo(state, dead, unfinished);
      else if (open === 0 || later > 0.8) await crew.setTo(Math.ceil(clock.now() / hourMs) * hourMs);
      else await crew.setTo(clock.now() + (later < 0.5 ? laterMs[0] : laterMs[1]));
      await crew.fill(plan.processes ?? 1);
      // The one place where time itself is what is measured.
      await Promise.race([firstSign(discord), passed(longestWaitMs)]);
      await passed(random() * longestLifeMs);
      dead = await crew.killOne(random);
      uncertain += (await news()).sending;
    }
    await crew.setTo(clock.now() + laterMs[1]);
    await crew.fill(plan.processes ?? 1);
    const end = performance.now() + longestEndMs;
    while (!signal.aborted && performance.now() < end && (await news()).open > 0) await passed(200);
    const last = await news();
    const untold = last.held.filter((key) => !processes.told.has(key));
    return { ...last, kills: kill, uncertain, untold, seconds: (performance.now() - began) / 1_000 };
  } finally {
    await crew.kill();
    await processes.close();
    await state.close();
    await discord.close();
  }
}

/** The lease and the claims of a process that was killed have run out: another goes on while Discord may know its nonces. */
async function letGo(state: State, dead: string, unfinished: readonly string[]): Promise<void> {
  // What it had sent has arrived by then.
  await passed(10 * discordTakesMs);
  await patiently(() => state.leases.release('schedule', dead));
  for (const key of unfinished) await patiently(() => state.deliveries.release(key, dead));
}

/** Resolves when a message has arrived, and stands nowhere yet; or when one was looked for. */
function firstSign(discord: LocalDiscord): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const stop = discord.on((event) => {
    const isLook = event.kind === 'request' && event.method === 'GET';
    if (event.kind !== 'fault' && !isLook) return;
    stop();
    resolve();
  });
  return promise;
}

/** Hourly digests: four in channels, one in a forum, one in a channel whose messages can't be read; and what somebody follows in their direct messages. @returns by their channels. */
async function addSchedules(
  discord: LocalDiscord,
  { schedules }: State,
  clock: ShiftedClock,
): Promise<ReadonlyMap<string, string>> {
  const forum = discord.createChannel({ kind: 'forum', name: 'digests' });
  const unreadable = discord.createChannel({ name: 'unreadable' });
  discord.setChannelPermissions(unreadable.id, { bot: ['ViewChannel', 'SendMessages', 'EmbedLinks'] });
  const channels = [1, 2, 3, 4].map((count) => discord.createChannel({ name: `digests-${count}` }).id);
  const ids = new Map<string, string>();
  for (const channel of [...channels, forum.id, unreadable.id]) {
    const at = new Date(clock.now());
    const { id } = await schedules.add(
      'server',
      {
        ...{ channel, forum: channel === forum.id ? { name: 'Digest', tags: [] } : null, rhythm: { kind: 'hourly' } },
        ...{ timeZone: 'UTC', language: 'en', words: '', count: 5, quiet: null, mention: null, whenEmpty: 'skip' },
        ...{ crosspost: false, missed: 'newest', follow: null },
      },
      at,
      at,
    );
    ids.set(channel, id);
  }
  const { id: direct } = discord.world.directMessages(discord.user);
  const follow = { kind: 'topic', label: 'news', articles: [], mostADay: mostADay.limit } as const;
  const form = followForm(follow, { channel: direct, timeZone: 'UTC', language: 'en', quiet: null });
  const at = new Date(clock.now());
  const followed = await schedules.admit('person', form, at, at, { most: 1, follower: discord.user.user.id });
  if (followed.kind === 'added') ids.set(direct, followed.schedule.id);
  return ids;
}
