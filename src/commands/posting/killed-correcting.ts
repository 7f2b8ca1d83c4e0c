import { join } from 'node:path';
import { setTimeout as passed } from 'node:timers/promises';
import type { Article } from '../../coverage/article.ts';
import { createRandom } from '../../evaluate/seeded-random.ts';
import { openArchive } from '../../index/open-archive.ts';
import { readMarkdown } from '../../ingest/make-article.ts';
import { type LocalDiscord, startLocalDiscord } from '../../local/discord/local-discord.ts';
import { openState } from '../../store/sqlite/open-state.ts';
import type { State } from '../../store/state.ts';
import { KilledProcesses } from './killed-processes.ts';
import { digestPayload, openCourier } from './open-courier.ts';
import { ShiftedClock } from './shifted-clock.ts';
import { standingAnswer } from './standing-answer.ts';

const hourMs = 3_600_000;
/** Answers that stand in one channel. */
const perChannel = 10;
/** A process may live so long after its first edit went out: it edits ten a second. */
const longestLifeMs = 500;
const longestWaitMs = 8_000;
/** Discord takes so long for an edit: a process may be killed while it waits. */
const discordTakesMs = 30;
const longestEndMs = 600_000;

export interface KilledCorrecting {
  readonly answers: number;
  readonly kills: number;
  /** How often the article was corrected: anew when all answers say so. */
  readonly corrections: number;
  /** Edits that were to be made, and answers that say in the end what the article says. */
  readonly due: number;
  readonly right: number;
  /** Edits of which, at a kill, nobody knew whether they had been made; made again, they change nothing. */
  readonly repeated: number;
  /** Edits made twice although the first was known to be made. */
  readonly twice: number;
  /** Requests that Discord's limits refused. */
  readonly refused: number;
  readonly seconds: number;
}

interface CorrectingPlan {
  readonly dataDir: string;
  readonly answers: number;
  readonly kills: number;
  readonly seed: number;
  readonly signal: AbortSignal;
}

/**
 * Lets many answers stand in a local Discord that cite one article, and corrects the article; processes that are killed (SIGKILL) at random moments edit the answers. Where all of them are edited
 * before the last kill, the article is corrected once more.
 */
export async function killCorrecting({
  dataDir,
  answers,
  kills,
  seed,
  signal,
}: CorrectingPlan): Promise<KilledCorrecting> {
  const random = createRandom(seed);
  const clock = new ShiftedClock(0);
  const discord = await startLocalDiscord({ clock });
  const state = openState(dataDir);
  const processes = new KilledProcesses(join(dataDir, 'compile-cache'));
  const edits = new Map<string, number>();
  let [refused, corrections, repeated, twice, kill] = [0, 0, 0, 0, 0];
  discord.on((event) => {
    if (event.kind !== 'request' || event.method !== 'PATCH') return;
    if (event.status === 429) refused++;
    if (event.status === 200) edits.set(event.path, (edits.get(event.path) ?? 0) + 1);
  });
  const correct = (): void => {
    write(dataDir, revision(++corrections));
    // A message is changed once an hour at most.
    clock.set(clock.now() + hourMs);
  };
  try {
    write(dataDir, revision(0));
    const channels = await stand(discord, state, answers, clock);
    const open = async (): Promise<number> => (await unfinished(state, discord, channels, corrections)).open;
    const began = performance.now();
    correct();
    discord.faults.add({ method: 'PATCH', times: Number.POSITIVE_INFINITY }, { kind: 'delay', ms: discordTakesMs });
    /** An edit that was under way at a kill may be made again. */
    const unsure = new Set<string>();
    const count = async (): Promise<void> => {
      for (const [path, times] of edits) {
        const extra = times - 1;
        if (extra > 0 && unsure.has(path)) repeated += extra;
        else if (extra > 0) twice += extra;
      }
      edits.clear();
      unsure.clear();
    };
    for (; kill < kills && !signal.aborted; kill++) {
      if ((await open()) === 0) {
        await count();
        correct();
      }
      const child = processes.next();
      await child.ready;
      clock.set(clock.now() + 61_000);
      child.start({
        dataDir,
        databaseUrl: null,
        discord,
        holder: `process ${kill}`,
        byMs: clock.byMs,
        isCorrecting: true,
      });
      await Promise.race([firstEdit(discord), passed(longestWaitMs)]);
      await passed(random() * longestLifeMs);
      await child.kill();
      for (const path of (await unfinished(state, discord, channels, corrections)).sending) unsure.add(path);
    }
    const last = processes.next();
    await last.ready;
    clock.set(clock.now() + 61_000);
    last.start({ dataDir, databaseUrl: null, discord, holder: 'the last one', byMs: clock.byMs, isCorrecting: true });
    const end = performance.now() + longestEndMs;
    while (!signal.aborted && performance.now() < end && (await open()) > 0) await passed(500);
    const right = answers - (await open());
    await last.kill();
    await count();
    const seconds = (performance.now() - began) / 1_000;
    return { answers, kills: kill, corrections, due: answers * corrections, right, repeated, twice, refused, seconds };
  } finally {
    await processes.close();
    await state.close();
    await discord.close();
  }
}

const employs = 'The yard employs 640 people and was closed for the day, its owner said.';

function revision(number: number): Article {
  const hurt = `A fire at the Lundvik shipyard hurt ${12 + number} workers on Tuesday, the harbour police said.`;
  return readMarkdown(
    'fire.md',
    `---\ntitle: Fire at the Lundvik shipyard\nsource: Example Wire\n---\n\n${hurt} ${employs}\n`,
  );
}

function write(dataDir: string, article: Article): void {
  const { writer } = openArchive(dataDir, 'UTC');
  writer.transaction(() => writer.put(article));
  writer.publish();
  writer.close();
}

/** Lets answers stand that cite the article's first version. @returns their channels. */
async function stand(
  discord: LocalDiscord,
  state: State,
  answers: number,
  clock: ShiftedClock,
): Promise<readonly string[]> {
  const { url, token, applicationId: botId } = discord;
  const reached = openCourier({ url, token, botId });
  const never = new AbortController().signal;
  const channels = Array.from({ length: Math.ceil(answers / perChannel) }, (_, at) =>
    discord.createChannel({ name: `answers-${at}` }),
  );
  const places = Array.from({ length: answers }, (_, at) => channels[at % channels.length]?.id ?? '');
  const post = async (channel: string, at: number): Promise<void> => {
    const mark = `answer-${at}`;
    const to = { channel, forum: null, crosspost: false };
    const result = await reached.courier.post(to, digestPayload('An answer', mark), mark, never);
    if (result.kind !== 'posted') throw new Error(`an answer could not be posted: ${JSON.stringify(result)}`);
    const trace = standingAnswer(at, revision(0), new Date(clock.now()));
    await state.traces.keep(trace);
    await state.shown.keep({ trace: trace.id, channel, messages: [result.posted.message], language: 'en' });
  };
  for (let from = 0; from < answers; from += channels.length) {
    // Each channel once at a time.
    await Promise.all(places.slice(from, from + channels.length).map((channel, at) => post(channel, from + at)));
  }
  await reached.close();
  return channels.map(({ id }) => id);
}

/** How many answers don't say yet what the article says, and the paths of messages that may be edited or not. */
async function unfinished(
  state: State,
  discord: LocalDiscord,
  channels: readonly string[],
  corrections: number,
): Promise<{ readonly open: number; readonly sending: readonly string[] }> {
  const said = `hurt ${12 + corrections} workers`;
  const standing = channels.flatMap((channel) => discord.messages(channel));
  const own = standing.filter(({ latest }) => latest.author.bot);
  const open = own.filter(({ latest }) => !(latest.embeds[0]?.description ?? '').includes(said)).length;
  const sending: string[] = [];
  for (const { id, channelId } of own) {
    const change = await state.deliveries.lastChange(id);
    if (change?.state === 'sending') sending.push(`/channels/${channelId}/messages/${id}`);
  }
  return { open, sending };
}

/** Resolves when an edit has arrived, and changes nothing yet. */
function firstEdit(discord: LocalDiscord): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const stop = discord.on((event) => {
    if (event.kind !== 'fault') return;
    stop();
    resolve();
  });
  return promise;
}
