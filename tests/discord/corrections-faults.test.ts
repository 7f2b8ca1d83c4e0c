import { expect, test } from 'vitest';
import { TurnableClock } from '../../src/commands/turnable-clock.ts';
import type { Article } from '../../src/coverage/article.ts';
import type { BotOptions } from '../../src/discord/bot.ts';
import type { MessageRecord } from '../../src/local/discord/message-store.ts';
import { inventStory, putRight, type Words } from '../../src/local/newsroom/invented-story.ts';
import { createRandom } from '../../src/local/newsroom/seeded-random.ts';
import { hiddenArticles } from '../../src/store/sqlite/open-hidden.ts';
import { archiveOf } from '../building/archive.ts';
import { article } from '../building/article.ts';
import { openFrontDesk } from '../building/front-desk.ts';
import { strictDiscord } from '../conformance/strict-discord.ts';
import { online, textOf } from './harness.ts';

const minuteMs = 60_000;
const soon = { timeout: 20_000, interval: 300 };

const invented = (number: number): Words => inventStory(createRandom(number), `2026-${number}`, 2);

/** The report of that number, before it is corrected and after. */
function report(number: number, isCorrected: boolean): Article {
  const random = createRandom(number + 1_000);
  const { title, paragraphs } = isCorrected ? putRight(random, invented(number)) : invented(number);
  return article(`report-${number}`, { title, source: 'Baltic Courier' }, ...paragraphs);
}

async function newsroom(articles: number) {
  const clock = new TurnableClock();
  const numbers = Array.from({ length: articles }, (_, at) => at);
  const archive = archiveOf(...numbers.map((number) => report(number, false)));
  const { frontDesk, state } = openFrontDesk({ library: archive.library, dataDir: archive.dataDir });
  const discord = await strictDiscord({ rateLimits: false });
  const editors = discord.createChannel({ name: 'editors' });
  const options: BotOptions['editors'] = {
    ...{ channel: editors.id, state, hidden: hiddenArticles(archive.dataDir), hashId: state.hashId, budget: 2 },
    ...{ sources: () => [], refused: () => ({ count: 0, first: [], stamp: '' }), traceText: () => '' },
  };
  const { logged } = await online(frontDesk, {
    ...{ token: discord.token, apiUrl: discord.url, editors: options },
    schedule: { state, clock },
  });
  const ask = async (number: number, how: Record<string, boolean> = {}): Promise<MessageRecord> => {
    const question = `What do the articles say about “${invented(number).title}”?`;
    const asked = discord.invoke({ command: 'ask', options: { question, ...how } });
    await asked.reply(({ components }) => components.length > 0);
    if (asked.record === null) throw new Error('There is no answer');
    return asked.record;
  };
  const correct = (): void =>
    archive.write((writer) => {
      for (const number of numbers) writer.put(report(number, true));
    });
  const turn = (): void => clock.turnTo(clock.now() + minuteMs);
  return { discord, editors, state, ask, correct, turn, logged };
}

const idOf = (message: MessageRecord, start: string): string =>
  message.latest.components
    .flatMap(({ components }) => components.map(({ custom_id }) => custom_id ?? ''))
    .find((id) => id.startsWith(start)) ?? `no ${start}`;
/** Looks after time has passed. */
const after =
  <T>(turn: () => void, look: () => T) =>
  (): T => {
    turn();
    return look();
  };
const isCorrected = (message: MessageRecord): boolean => textOf(message.latest).includes('~~');

test.each([
  ['the permission to see its channel', 'permission'],
  ['its place in the server', 'server'],
])('an answer is corrected once the bot has %s again', async (_, what) => {
  const { discord, ask, correct, turn } = await newsroom(1);
  const answer = await ask(0);
  if (what === 'server') discord.removeBot();
  else discord.setChannelPermissions(answer.channelId, { bot: [] });
  correct();
  const refused = () =>
    discord.requests.filter(
      ({ method, path, status }) => method === 'PATCH' && path.includes(answer.id) && status !== 200,
    );
  await expect
    .poll(
      after(turn, () => refused().length),
      soon,
    )
    .toBeGreaterThan(0);
  expect(isCorrected(answer)).toBe(false);
  if (what === 'server') discord.inviteBot();
  else discord.setChannelPermissions(answer.channelId, {});
  await expect
    .poll(
      after(turn, () => isCorrected(answer)),
      soon,
    )
    .toBe(true);
});

test.each([
  { kind: 'status', status: 500 } as const,
  { kind: 'rate_limited', retryAfterMs: 100, scope: 'user' } as const,
])('an edit that meets %j is made once it is taken', async (fault) => {
  const { discord, ask, correct, turn, logged } = await newsroom(1);
  const answer = await ask(0);
  discord.faults.add({ method: 'PATCH', times: 2 }, fault);
  correct();
  await expect
    .poll(
      after(turn, () => isCorrected(answer)),
      soon,
    )
    .toBe(true);
  expect(logged.filter(({ level }) => level === 'error')).toEqual([]);
});

test('a shared answer keeps who shared it', async () => {
  const { discord, ask, correct, turn } = await newsroom(1);
  const answer = await ask(0, { private: true });
  discord.pressButton(answer, idOf(answer, 'share:'));
  const shared = () => discord.messages().find(({ latest }) => latest.content.includes('Shared by'));
  await expect.poll(() => shared() !== undefined).toBe(true);
  correct();
  await expect
    .poll(
      after(turn, () => textOf(shared()?.latest ?? answer.latest).includes('~~')),
      soon,
    )
    .toBe(true);
  expect(shared()?.latest.content).toContain('Shared by');
});
