import type { Article } from '../../src/coverage/article.ts';
import type { BotOptions } from '../../src/discord/bot.ts';
import type { ScheduleOptions } from '../../src/discord/keep-schedule.ts';
import type { MessageRecord } from '../../src/local/discord/message-store.ts';
import { hiddenArticles } from '../../src/store/sqlite/open-hidden.ts';
import { archiveOf } from '../building/archive.ts';
import { article } from '../building/article.ts';
import { openFrontDesk } from '../building/front-desk.ts';
import { SteppedClock } from '../building/stepped-clock.ts';
import { strictDiscord } from '../conformance/strict-discord.ts';
import { online } from './harness.ts';

export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;
export const question = 'What did the captain of the ferry blame?';
export const blamed = 'Its captain blamed fog near Bornholm.';

/** An article that says whom the captain blamed. */
export function ferry(fields: Record<string, string> = {}, blame = blamed, ...more: string[]): Article {
  return article(
    'ferry',
    {
      title: 'Ferry comes in late',
      source: 'Baltic Courier',
      date: '2026-03-01',
      url: 'https://x.example/ferry',
      ...fields,
    },
    `The ferry Stena came to Gdynia nine hours late. ${blame}`,
    ...more,
  );
}
export const ice = 'Its captain blamed ice near Bornholm.';

/** A newsroom that corrects what it wrote, by a clock that the test turns. */
export async function newsroom(
  articles: readonly Article[] = [ferry()],
  limits: Pick<ScheduleOptions, 'mostCorrected'> = {},
) {
  const clock = new SteppedClock();
  const archive = archiveOf(...articles);
  const { frontDesk, state } = openFrontDesk({ library: archive.library, dataDir: archive.dataDir });
  const discord = await strictDiscord({ rateLimits: false });
  const editors = discord.createChannel({ name: 'editors' });
  const options: BotOptions['editors'] = {
    ...{ channel: editors.id, state, hidden: hiddenArticles(archive.dataDir), hashId: state.hashId, budget: 2 },
    ...{ sources: () => [], refused: () => ({ count: 0, first: [], stamp: '' }), traceText: () => '' },
  };
  const start = () =>
    online(frontDesk, {
      ...{ token: discord.token, apiUrl: discord.url, editors: options },
      schedule: { state, clock, ...limits },
    });
  const ask = async (
    how: Record<string, string | boolean> = {},
    channel = discord.channelId,
  ): Promise<MessageRecord> => {
    const asked = discord.invoke({ command: 'ask', options: { question, ...how }, channel });
    await asked.reply(({ components }) => components.length > 0);
    if (asked.record === null) throw new Error('There is no answer');
    return asked.record;
  };
  const write = (...changed: readonly Article[]): void =>
    archive.write((writer) => {
      for (const one of changed) writer.put(one);
    });
  /** Edits since the answer was given. */
  const patches = ({ id }: MessageRecord) =>
    discord.requests.filter(
      ({ method, path, status }) =>
        method === 'PATCH' && path.includes(`/channels/`) && path.includes(id) && status === 200,
    ).length;
  const turn = (ms: number): Promise<void> => clock.step(ms);
  return { clock, archive, frontDesk, state, discord, editors, start, ask, write, patches, turn };
}

/** The id of the button of a message that does this. */
export const idOf = (message: MessageRecord, verb: string): string =>
  message.latest.components
    .flatMap(({ components }) => components.map(({ custom_id }) => custom_id ?? ''))
    .find((id) => id.startsWith(`${verb}:`)) ?? `no ${verb}`;

/** The schedule looks every 20 seconds of its clock; these tests turn that on by themselves. */
export const soon = { timeout: 20_000, interval: 1 };
