import type { LocalDiscord } from '../../local/discord/local-discord.ts';
import type { Delivery } from '../../store/deliveries.ts';
import type { State } from '../../store/state.ts';

const hourMs = 3_600_000;
/** What is followed is looked at so often. */
const quarterMs = 15 * 60_000;

export interface PostedNews {
  readonly posted: number;
  /** News that no message tells, and no held one may: `SCHEDULE UNTIL`. */
  readonly lost: readonly string[];
  /** News that more than one message tells. */
  readonly double: readonly string[];
  /** Keys of messages of which nobody can find out whether they stand there. */
  readonly held: readonly string[];
  /** Keys of messages that aren't finished. */
  readonly unfinished: readonly string[];
  /** How many aren't finished, those that should be written among them, … */
  readonly open: number;
  /** … and of how many of these it isn't known whether they stand there. */
  readonly sending: number;
}

/**
 * Compares what stands in the channels with what hourly schedules, and follows, owed them until now: the windows of the messages must follow upon each other without a gap and without
 * overlap. A digest that gave way to a newer one leaves none: the newer one tells its news.
 * @param ids of the schedules, by their channels.
 */
export async function postedNews(
  discord: LocalDiscord,
  state: Pick<State, 'schedules' | 'deliveries'>,
  ids: ReadonlyMap<string, string>,
  now: number,
): Promise<PostedNews> {
  const keys = { lost: [] as string[], double: [] as string[], held: [] as string[], unfinished: [] as string[] };
  const news = { ...keys, posted: 0, open: 0, sending: 0 };
  for (const [channel, id] of ids) {
    const schedule = await state.schedules.find(id);
    if (schedule === null) continue;
    const rows: Delivery[] = [];
    const periodMs = schedule.follow === null ? hourMs : quarterMs;
    const newestDue = Math.floor(now / periodMs) * periodMs;
    for (let due = Math.ceil(schedule.createdAt.getTime() / periodMs) * periodMs; due <= newestDue; due += periodMs) {
      const row = await state.deliveries.find(`digest/${id}/${new Date(due).toISOString()}`);
      if (row !== null) rows.push(row);
    }
    const standing = windowsIn(discord, channel);
    const open = rows.filter((row) => row.state === 'waiting' || row.state === 'sending');
    news.open += open.length + (schedule.settledUntil.getTime() < newestDue ? 1 : 0);
    news.unfinished.push(...open.map(({ key }) => key));
    news.sending += open.filter((row) => row.state === 'sending').length;
    let told = schedule.createdAt.getTime();
    for (const row of rows) {
      const { until } = row.tells ?? { until: row.dueAt };
      const name = `${id} ${until.toISOString()}`;
      const found = standing.filter((window) => window.until === until.getTime());
      if (found.length > 1) news.double.push(name);
      if (row.state === 'held') news.held.push(row.key);
      // What stands there and isn't finished will be found; what was dropped may not stand there.
      if (row.state === 'posted' && found.length === 0) news.lost.push(name);
      if (row.state === 'dropped' && found.length > 0) news.double.push(name);
      if (row.state !== 'posted' && row.state !== 'held') continue;
      for (const window of found) {
        if (window.after > told) news.lost.push(name);
        if (window.after < told) news.double.push(name);
      }
      told = until.getTime();
    }
    news.posted += standing.length;
  }
  return news;
}

interface Window {
  readonly after: number;
  readonly until: number;
}

/** The windows that the messages of a channel, or of the posts in a forum, say they tell. */
function windowsIn(discord: LocalDiscord, channel: string): Window[] {
  const posts = [...discord.world.channels.values()].filter(({ parentId }) => parentId === channel).map(({ id }) => id);
  return [channel, ...posts].flatMap((id) =>
    discord.messages(id).flatMap(({ latest }) => {
      const [after, until] = latest.embeds[0]?.description?.split(' ') ?? [];
      return after === undefined || until === undefined ? [] : [{ after: Date.parse(after), until: Date.parse(until) }];
    }),
  );
}
