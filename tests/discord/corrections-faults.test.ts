// @module-tag thorough
import { describe, expect, test } from 'vitest';
import type { Article } from '../../src/coverage/article.ts';
import type { Fault } from '../../src/local/discord/faults.ts';
import type { MessageRecord } from '../../src/local/discord/message-store.ts';
import { silentLog } from '../../src/log/log.ts';
import { CorrectionRound } from '../../src/schedule/corrections/correction-round.ts';
import { heldCorrections } from '../../src/schedule/corrections/held-corrections.ts';
import { openState } from '../../src/store/sqlite/open-state.ts';
import { english } from '../../src/wording/english.ts';
import { article } from '../building/article.ts';
import { scheduleForm } from '../building/schedule.ts';
import { blamed, ferry, hourMs, ice, idOf, minuteMs, newsroom, soon } from './correcting.ts';
import { textOf } from './harness.ts';

type Newsroom = Awaited<ReturnType<typeof newsroom>>;

const struck = `~~${blamed}~~`;

/** Turns the clock on until a message says it. */
async function untilSaid({ turn }: Newsroom, message: MessageRecord, words: string, stepMs = minuteMs): Promise<void> {
  await expect
    .poll(async () => {
      await turn(stepMs);
      return textOf(message.latest);
    }, soon)
    .toContain(words);
}

/** Edits of a message that Discord refused so. */
const refusals = ({ discord }: Newsroom, { id }: MessageRecord): (number | null)[] =>
  discord.requests
    .filter(({ method, path, status }) => method === 'PATCH' && path.includes(id) && status !== 200)
    .map(({ status }) => status);

/** Turns the clock on until Discord has refused an edit once more. */
async function untilRefused(house: Newsroom, message: MessageRecord, stepMs = minuteMs): Promise<void> {
  const before = refusals(house, message).length;
  await expect
    .poll(async () => {
      await house.turn(stepMs);
      return refusals(house, message).length;
    }, soon)
    .toBeGreaterThan(before);
}

describe.concurrent('where an answer can’t be edited at the moment', () => {
  test('because the bot may not see its channel, it is edited once that was given back', async () => {
    const house = await newsroom();
    await house.start();
    const channel = house.discord.createChannel({ name: 'readers' });
    const answer = await house.ask({}, channel.id);
    house.discord.setChannelPermissions(channel.id, { bot: [] });
    house.write(ferry({}, ice));
    await untilRefused(house, answer);
    expect(textOf(answer.latest)).not.toContain('~~');
    await house.turn(20 * hourMs);
    house.discord.setChannelPermissions(channel.id, {});
    await untilSaid(house, answer, struck);
    expect(house.patches(answer)).toBe(1);
  });

  test('because the bot was thrown out, it is edited once the bot is back', async () => {
    const house = await newsroom();
    await house.start();
    const answer = await house.ask();
    house.discord.removeBot();
    house.write(ferry({}, ice));
    await untilRefused(house, answer);
    house.discord.inviteBot();
    await untilSaid(house, answer, struck, 10 * minuteMs);
    expect(house.patches(answer)).toBe(1);
  });

  const faults: readonly [string, Fault][] = [
    ['Discord takes no more for a moment', { kind: 'rate_limited', retryAfterMs: 300 }],
    ['Discord has troubles of its own', { kind: 'status', status: 500 }],
    ['the connection ends before it is made', { kind: 'drop', by: 'close' }],
  ];
  test.each(faults)('because %s, it is edited soon, and once', async (_, fault) => {
    const house = await newsroom();
    const { logged } = await house.start();
    const answer = await house.ask();
    house.discord.faults.add({ method: 'PATCH', path: answer.id, times: 2 }, fault);
    house.write(ferry({}, ice));
    await untilSaid(house, answer, struck);
    expect(house.patches(answer)).toBe(1);
    expect(house.discord.faults.strike('PATCH', answer.id)).toBeNull();
    expect(logged.filter(({ level }) => level === 'error')).toEqual([]);
  });

  test('because its channel is gone, it is left after a day, and holds up no other', async () => {
    const house = await newsroom();
    const { logged } = await house.start();
    const channel = house.discord.createChannel({ name: 'soon gone' });
    const gone = await house.ask({}, channel.id);
    const kept = await house.ask();
    house.discord.deleteChannel(channel.id);
    house.write(ferry({}, ice));
    await untilSaid(house, kept, struck);
    await untilRefused(house, gone);
    await expect
      .poll(async () => {
        await house.turn(6 * hourMs);
        const [change] = (await house.state.deliveries.changes(2)).filter(
          ({ delivery }) => delivery.edits?.message === gone.id,
        );
        return change?.delivery.state;
      }, soon)
      .toBe('dropped');
    expect(logged.filter(({ level }) => level === 'error')).toEqual([]);
  });
});

describe.concurrent('an answer', () => {
  test('in a thread of the bot’s that was archived is edited, and the thread stays closed', async () => {
    const house = await newsroom();
    await house.start();
    const thread = house.discord.createThread(house.discord.channelId, 'The ferry', house.discord.world.bot.id);
    const answer = await house.ask({}, thread.id);
    house.discord.closeThread(thread.id);
    house.write(ferry({}, ice));
    await untilSaid(house, answer, struck);
    await expect.poll(() => thread.thread?.isArchived).toBe(true);
    expect(house.patches(answer)).toBe(1);
  });

  test('that somebody shared still says who', async () => {
    const house = await newsroom();
    await house.start();
    const answer = await house.ask({ private: true });
    house.discord.pressButton(answer, idOf(answer, 'share'));
    const shared = () => house.discord.messages().find(({ latest }) => latest.content.includes('Shared by'));
    await expect.poll(shared).toBeDefined();
    const post = shared();
    if (post === undefined) throw new Error('Nothing was shared');
    const by = post.latest.content;
    house.write(ferry({}, ice));
    await untilSaid(house, post, struck);
    expect(post.latest.content).toBe(by);
    expect(textOf(answer.latest)).not.toContain('~~');
  });

  test('that a process was to edit when it was killed is edited by the next one, once', async () => {
    const house = await newsroom();
    const { clock, frontDesk, archive } = house;
    const { bot } = await house.start();
    const answer = await house.ask();
    await bot.close(0);
    house.write(ferry({}, ice));
    const killed = openState(archive.dataDir);
    const { shown, deliveries, settings } = killed;
    const notices = { tell: async () => {} };
    const round = new CorrectionRound({
      ...{ finder: frontDesk, shown, deliveries, settings, notices, clock, log: silentLog },
    });
    await round.look(new AbortController().signal);
    const now = () => new Date(clock.now());
    const [claimed] = await deliveries.claim('killed', minuteMs, now(), 1);
    expect(claimed?.edits?.message).toBe(answer.id);
    expect(await deliveries.sending(claimed?.key ?? '', 'killed', minuteMs, now(), true)).toBe(true);
    await killed.close();
    expect(house.patches(answer)).toBe(0);
    await house.start();
    await untilSaid(house, answer, struck);
    await house.turn(hourMs);
    await house.ask();
    expect(house.patches(answer)).toBe(1);
  });
});

test.concurrent('a digest is corrected where it was posted, and keeps its buttons', async () => {
  const house = await newsroom([]);
  const { state, discord, clock } = house;
  await house.start();
  const channel = discord.createChannel({ name: 'news' });
  const now = new Date(clock.now());
  await state.schedules.add(
    discord.guildId,
    scheduleForm({ channel: channel.id, rhythm: { kind: 'hourly' } }),
    now,
    now,
  );
  const today = now.toISOString().slice(0, 10);
  house.write(ferry({ date: today }));
  const posts = () => discord.messages(channel.id);
  await expect
    .poll(async () => {
      await house.turn(10 * minuteMs);
      return posts().length;
    }, soon)
    .toBe(1);
  const [digest] = posts();
  if (digest === undefined) throw new Error('There is no digest');
  const buttons = digest.latest.components;
  expect(buttons).not.toEqual([]);
  const note = 'An earlier version of this article named fog.';
  house.write(ferry({ date: today, status: 'corrected', correction: note }, ice));
  await untilSaid(house, digest, note);
  expect(digest.latest.components).toEqual(buttons);
  expect(posts()).toHaveLength(1);
  expect(house.patches(digest)).toBe(1);
});

describe.concurrent('where many articles are corrected at once', () => {
  const said = english.editors;
  const lateOnes = [
    { what: 'ferry', who: 'captain', where: 'Gdynia' },
    { what: 'tram', who: 'driver', where: 'Torun' },
    { what: 'glider', who: 'pilot', where: 'Leszno' },
  ];
  const late = (why: string): Article[] =>
    lateOnes.map(({ what, who, where }) =>
      article(
        what,
        { title: `A ${what} comes in late`, source: 'Baltic Courier', date: '2026-03-01' },
        `The ${what} came to ${where} nine hours late. The ${who} of the ${what} blamed ${why}.`,
      ),
    );

  /** Three answers of which nobody has decided yet whether they are corrected. */
  async function held() {
    const house = await newsroom(late('fog'), { mostCorrected: 2 });
    await house.start();
    const answers: MessageRecord[] = [];
    for (const { what, who } of lateOnes)
      answers.push(await house.ask({ question: `What did the ${who} of the ${what} blame?` }));
    // What is noted only later is looked at by itself.
    const noted = () => Promise.all(late('fog').map(({ id }) => house.state.shown.citing(id)));
    await expect.poll(async () => (await noted()).flat().length).toBe(3);
    house.write(...late('ice'));
    const posts = () => house.discord.messages(house.editors.id);
    const withButtons = () => posts().find((post) => !idOf(post, 'editors-corrections').startsWith('no '));
    await expect
      .poll(async () => {
        await house.turn(minuteMs);
        return withButtons();
      }, soon)
      .toBeDefined();
    const post = withButtons();
    if (post === undefined) throw new Error('Editors were not told');
    const press = async (label: string, user: typeof house.discord.user): Promise<string> => {
      const buttons = post.latest.components.flatMap(({ components }) => components);
      const button = buttons.find((each) => 'label' in each && each.label === label);
      return textOf(await house.discord.pressButton(post, button?.custom_id ?? label, { user }).reply());
    };
    const editor = house.discord.createUser({ username: 'editor', globalName: 'Editor', permissions: 0x20n });
    const edited = () => answers.map((answer) => house.patches(answer));
    expect(textOf(post.latest)).toContain(said.corrections(3, 3));
    expect(edited()).toEqual([0, 0, 0]);
    return { house, answers, press, editor, edited };
  }

  test('nothing is edited until an editor says so, and then all', async () => {
    const { house, answers, press, editor, edited } = await held();
    expect(await press(said.tellCorrections, house.discord.user)).toBe(said.notYours);
    await house.turn(hourMs);
    expect(edited()).toEqual([0, 0, 0]);
    expect(await press(said.tellCorrections, editor)).toBe(said.correctionsTold);
    for (const answer of answers) await untilSaid(house, answer, '~~');
    expect(edited()).toEqual([1, 1, 1]);
    expect(await press(said.tellCorrections, editor)).toBe(said.noCorrections);
  });

  test('that comes in lots, a few seconds apart, is held all the same, with what waits still to be edited', async () => {
    const house = await newsroom(late('fog'), { mostCorrected: 2 });
    await house.start();
    const readers = house.discord.createChannel({ name: 'readers' });
    const places = [house.discord.channelId, readers.id, readers.id];
    const answers: MessageRecord[] = [];
    for (const [at, { what, who }] of lateOnes.entries())
      answers.push(await house.ask({ question: `What did the ${who} of the ${what} blame?` }, places[at]));
    const noted = () => Promise.all(late('fog').map(({ id }) => house.state.shown.citing(id)));
    await expect.poll(async () => (await noted()).flat().length).toBe(3);
    const [first, second, third] = answers;
    if (first === undefined || second === undefined || third === undefined) throw new Error('There are no answers');
    house.discord.setChannelPermissions(readers.id, { bot: [] });
    house.write(...late('ice').slice(0, 2));
    // It waits for some minutes before it is tried again.
    for (const _ of Array.from({ length: 6 })) await untilRefused(house, second, 10_000);
    await untilSaid(house, first, '~~', 1_000);
    house.write(...late('ice').slice(2));
    const told = () => house.discord.messages(house.editors.id).map((post) => textOf(post.latest));
    await expect
      .poll(async () => {
        await house.turn(5_000);
        return told().join('\n');
      }, soon)
      .toContain(said.corrections(2, 3));
    house.discord.setChannelPermissions(readers.id, {});
    await house.turn(hourMs);
    expect(answers.map((answer) => house.patches(answer))).toEqual([1, 0, 0]);
    await heldCorrections(house.state.settings).release();
    for (const answer of answers) await untilSaid(house, answer, '~~');
    expect(answers.map((answer) => house.patches(answer))).toEqual([1, 1, 1]);
    house.write(...late('snow').slice(2));
    await untilSaid(house, third, 'snow', 10 * minuteMs);
  });

  test('an editor may leave the answers as they are; the next correction is told', async () => {
    const { house, answers, press, editor, edited } = await held();
    expect(await press(said.dropCorrections, editor)).toBe(said.correctionsDropped);
    await house.turn(hourMs);
    const [ferryAnswer] = answers;
    if (ferryAnswer === undefined) throw new Error('There is no answer');
    house.write(...late('snow').slice(0, 1));
    await untilSaid(house, ferryAnswer, 'snow');
    expect(edited()).toEqual([1, 0, 0]);
  });
});
