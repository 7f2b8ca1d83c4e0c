import { describe, expect, test } from 'vitest';
import { TurnableClock } from '../../src/commands/turnable-clock.ts';
import type { Article } from '../../src/coverage/article.ts';
import type { BotOptions } from '../../src/discord/bot.ts';
import type { MessageRecord } from '../../src/local/discord/message-store.ts';
import { hiddenArticles } from '../../src/store/sqlite/open-hidden.ts';
import { english } from '../../src/wording/english.ts';
import { archiveOf } from '../building/archive.ts';
import { article } from '../building/article.ts';
import { openFrontDesk } from '../building/front-desk.ts';
import { strictDiscord } from '../conformance/strict-discord.ts';
import { online, textOf } from './harness.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const question = 'What did the captain of the ferry blame?';
const blamed = 'Its captain blamed fog near Bornholm.';

function ferry(fields: Record<string, string> = {}, blame = blamed, ...more: string[]): Article {
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
const ice = 'Its captain blamed ice near Bornholm.';

/** A newsroom that corrects what it wrote, by a clock that the test turns. */
async function newsroom(articles: readonly Article[] = [ferry()]) {
  const clock = new TurnableClock();
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
      schedule: { state, clock },
    });
  const ask = async (how: Record<string, string | boolean> = {}): Promise<MessageRecord> => {
    const asked = discord.invoke({ command: 'ask', options: { question, ...how } });
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
  const turn = (ms: number): void => clock.turnTo(clock.now() + ms);
  return { clock, archive, state, discord, editors, start, ask, write, patches, turn };
}

const idOf = (message: MessageRecord, verb: string): string =>
  message.latest.components
    .flatMap(({ components }) => components.map(({ custom_id }) => custom_id ?? ''))
    .find((id) => id.startsWith(`${verb}:`)) ?? `no ${verb}`;

/** The schedule looks every 20 seconds of its clock; these tests turn that on by themselves. */
const soon = { timeout: 20_000, interval: 300 };

describe('an answer that others can read', () => {
  test('is edited where it stands: what was corrected, since when, with its link; what no longer stands is struck out', async () => {
    const house = await newsroom();
    await house.start();
    const answer = await house.ask();
    expect(textOf(answer.latest)).toContain(blamed);
    const note = 'An earlier version of this article named fog.';
    house.write(ferry({ status: 'corrected', correction: note }, ice));
    await expect
      .poll(() => {
        house.turn(minuteMs);
        return textOf(answer.latest);
      }, soon)
      .toContain('**Corrected');
    const shown = textOf(answer.latest);
    expect(shown).toMatch(
      /\*\*Corrected <t:\d+:R>:\*\* \[Ferry comes in late\]\(<https:\/\/x\.example\/ferry>\): “An earlier version of this article named fog\.”/,
    );
    expect(shown).toContain(`~~${blamed}~~`);
    expect(shown).toContain('The ferry Stena came to Gdynia');
    expect(shown).not.toContain('~~The ferry');
    // The question is asked again for whoever presses, and answered from what stands now.
    const again = house.discord.pressButton(answer, idOf(answer, 'again'));
    expect(textOf(await again.reply(({ components }) => components.length > 0))).toContain('ice near Bornholm');
    expect(house.patches(answer)).toBe(1);
  });

  test('is left alone by slips of layout, other paragraphs, and a restart', async () => {
    const house = await newsroom();
    const { bot } = await house.start();
    const answer = await house.ask();
    const before = textOf(answer.latest);
    house.write(ferry({ author: 'Ewa Lis' }, ` ${blamed}  `, 'The harbour was busy.'));
    house.turn(hourMs);
    await bot.close(0);
    await house.start();
    house.turn(hourMs);
    house.write(ferry({}, ice));
    await expect
      .poll(() => {
        house.turn(minuteMs);
        return house.patches(answer);
      }, soon)
      .toBe(1);
    expect(before).not.toContain('~~');
    expect(textOf(answer.latest)).toContain(`~~${blamed}~~`);
    expect(textOf(answer.latest)).toContain('**Changed');
  });

  test('of a withdrawn article says so where its headline stood', async () => {
    const house = await newsroom();
    await house.start();
    const answer = await house.ask();
    house.write(ferry({ status: 'withdrawn', correction: 'The interview never took place.' }));
    await expect
      .poll(() => {
        house.turn(minuteMs);
        return textOf(answer.latest);
      }, soon)
      .toContain('**Withdrawn');
    const shown = textOf(answer.latest);
    expect(shown).toContain('The interview never took place.');
    expect(shown).not.toContain('Ferry comes in late');
    expect(shown).toContain(`~~${blamed}~~`);
  });

  test('takes its correction back when the article does, and is edited once an hour at most', async () => {
    const house = await newsroom();
    await house.start();
    const answer = await house.ask();
    const before = textOf(answer.latest);
    house.write(ferry({}, ice));
    await expect
      .poll(() => {
        house.turn(minuteMs / 2);
        return house.patches(answer);
      }, soon)
      .toBe(1);
    for (let flip = 0; flip < 10; flip++) {
      house.write(flip % 2 === 0 ? ferry() : ferry({}, ice));
      house.turn(minuteMs / 2);
      await house.ask({ question: `Which ferry was late, number ${flip}?`, private: true });
    }
    expect(house.patches(answer)).toBe(1);
    house.write(ferry());
    await expect
      .poll(() => {
        house.turn(10 * minuteMs);
        return textOf(answer.latest);
      }, soon)
      .toBe(before);
    expect(house.patches(answer)).toBe(2);
  });

  test('that was deleted, or whose channel is gone, is no trouble', async () => {
    const house = await newsroom();
    const { logged } = await house.start();
    const answer = await house.ask();
    const kept = await house.ask();
    house.discord.deleteMessage(answer);
    house.write(ferry({}, ice));
    await expect
      .poll(() => {
        house.turn(minuteMs);
        return house.patches(kept);
      }, soon)
      .toBe(1);
    expect(logged.filter(({ level }) => level === 'error')).toEqual([]);
  });
});

describe('a private answer', () => {
  test('says what was corrected when something below it is pressed, once a version', async () => {
    const house = await newsroom();
    await house.start();
    const answer = await house.ask({ private: true });
    house.write(ferry({}, ice));
    const told = () =>
      house.discord.messages().filter(({ latest }) => textOf(latest).includes(english.corrections.pressed));
    house.discord.pressButton(answer, idOf(answer, 'rate'));
    await expect.poll(told).toHaveLength(1);
    expect(told()[0]?.privateTo).toBe(house.discord.user.user.id);
    house.discord.pressButton(answer, idOf(answer, 'rate'));
    const quotes = house.discord.pressButton(answer, idOf(answer, 'quotes'));
    const shown = textOf(await quotes.reply());
    // Then and now.
    expect(shown).toContain(`~~${blamed}~~`);
    expect(shown).toContain('Its captain blamed **ice** near Bornholm.');
    expect(told()).toHaveLength(1);
    expect(house.patches(answer)).toBe(0);
  });
});
