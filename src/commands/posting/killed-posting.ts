import { join } from 'node:path';
import { setTimeout as passed } from 'node:timers/promises';
import { createRandom } from '../../evaluate/seeded-random.ts';
import { type LocalDiscord, startLocalDiscord } from '../../local/discord/local-discord.ts';
import { followForm, mostADay } from '../../schedule/follows.ts';
import { openState } from '../../store/sqlite/open-state.ts';
import type { State } from '../../store/state.ts';
import { KilledProcesses } from './killed-processes.ts';
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
  readonly kills: number;
  readonly seed: number;
  readonly signal: AbortSignal;
}

/** Posts hourly digests, and what somebody follows, to a local Discord by processes that are killed (SIGKILL) at random moments, and compares what stands there with what was due. */
export async function killPosting({ dataDir, kills, seed, signal }: KillPlan): Promise<KilledPosting> {
  const began = performance.now();
  const random = createRandom(seed);
  const clock = new ShiftedClock(0);
  clock.set(Math.ceil(clock.now() / hourMs) * hourMs - 1_000);
  const discord = await startLocalDiscord({ clock, rateLimits: false });
  const state = openState(dataDir);
  const processes = new KilledProcesses(join(dataDir, 'compile-cache'));
  let [uncertain, kill] = [0, 0];
  try {
    discord.faults.add({ method: 'POST', times: Number.POSITIVE_INFINITY }, { kind: 'delay', ms: discordTakesMs });
    const ids = await addSchedules(discord, state, clock);
    for (; kill < kills && !signal.aborted; kill++) {
      const isOpen = (await postedNews(discord, state, ids, clock.now())).open > 0;
      const later = random();
      if (!isOpen || later > 0.8) clock.set(Math.ceil(clock.now() / hourMs) * hourMs);
      else clock.set(clock.now() + (later < 0.5 ? laterMs[0] : laterMs[1]));
      const child = processes.next();
      await child.ready;
      child.start({ dataDir, discord, holder: `process ${kill}`, byMs: clock.byMs, isCorrecting: false });
      // The one place where time itself is what is measured.
      await Promise.race([firstSign(discord), passed(longestWaitMs)]);
      await passed(random() * longestLifeMs);
      await child.kill();
      uncertain += (await postedNews(discord, state, ids, clock.now())).sending;
    }
    const last = processes.next();
    await last.ready;
    clock.set(clock.now() + laterMs[1]);
    last.start({ dataDir, discord, holder: 'the last one', byMs: clock.byMs, isCorrecting: false });
    const end = performance.now() + longestEndMs;
    while (!signal.aborted && performance.now() < end) {
      if ((await postedNews(discord, state, ids, clock.now())).open === 0) break;
      await passed(200);
    }
    const news = await postedNews(discord, state, ids, clock.now());
    const untold = news.held.filter((key) => !processes.told.has(key));
    await last.kill();
    return { ...news, kills: kill, uncertain, untold, seconds: (performance.now() - began) / 1_000 };
  } finally {
    await processes.close();
    await state.close();
    await discord.close();
  }
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
