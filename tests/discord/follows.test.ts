import { describe, expect, test } from 'vitest';
import { english } from '../../src/wording/english.ts';
import { article } from '../building/article.ts';
import { stateBytes } from '../building/state-bytes.ts';
import {
  end,
  followAnswer,
  followedNewsroom,
  hourMs,
  idOf,
  minuteMs,
  said,
  talks,
  tanks,
} from './followed-newsroom.ts';
import { textOf } from './harness.ts';

const wording = english.follows;

describe.concurrent('a story that is followed by the button below an answer', () => {
  test('comes as one direct message when it moves, says why, and can be unfollowed there', async () => {
    const room = await followedNewsroom();
    const { discord, direct, person } = room;
    const begun = await followAnswer(discord);
    expect(begun.isEphemeral).toBe(true);
    const promise = await said(begun);
    expect(promise).toContain(
      'You will get a direct message when “Welders strike at the Gdynia shipyard” moves, at most 5 messages a day, never between 22:00 and 07:00 (UTC).',
    );
    expect(promise).toContain(wording.keptInClear);
    await room.pass(20 * minuteMs);
    expect(direct()).toEqual([]);

    room.comes(talks, tanks);
    await room.until(() => direct().length > 0);
    const [message] = direct();
    if (message === undefined) throw new Error('there is no message');
    const text = textOf(message.latest);
    expect(text).toContain('**You follow Welders strike at the Gdynia shipyard**');
    expect(text).toContain('six percent');
    expect(text).toMatch(/\*because: .*(Nordhamn|Kordek|Spoina|Gdynia)/);
    expect(text).not.toContain('28 K2 tanks');
    expect(text).toContain('At most 5 messages a day, never between 22:00 and 07:00 (UTC). More: /follow list');
    await room.pass(hourMs);
    expect(direct()).toHaveLength(1);

    const quotes = discord.pressButton(message, idOf(message, 'quotes'));
    expect(await said(quotes)).toContain('six percent');
    const unfollowed = discord.pressButton(message, idOf(message, 'unfollow'));
    expect(await said(unfollowed)).toBe(
      '“Welders strike at the Gdynia shipyard” is no longer followed. Where to reach you is erased with it.',
    );
    expect(await room.follows.list(person)).toEqual([]);
    const again = discord.pressButton(message, idOf(message, 'unfollow'));
    expect(await said(again)).toBe(wording.gone);
    room.comes(end);
    await room.pass(hourMs);
    expect(direct()).toHaveLength(1);
  });

  test('can be undone, and is followed once only', async () => {
    const { discord, follows, person } = await followedNewsroom();
    const first = await followAnswer(discord);
    const second = await followAnswer(discord);
    expect(await said(second)).toContain(wording.there);
    expect(await follows.list(person)).toHaveLength(1);
    if (first.record === null) throw new Error('there is no reply');
    const undone = discord.pressButton(first.record, idOf(first.record, 'unfollow'));
    await undone.acknowledged;
    await expect.poll(() => first.message?.content).toContain('is no longer followed');
    expect(first.message?.components).toEqual([]);
    expect(await follows.list(person)).toEqual([]);
  });

  test('is nobody else’s to end, whatever is pressed', async () => {
    const room = await followedNewsroom();
    const { discord, direct, follows, person } = room;
    await followAnswer(discord);
    room.comes(talks);
    await room.until(() => direct().length > 0);
    const [message] = direct();
    if (message === undefined) throw new Error('there is no message');
    const stranger = discord.createUser({ username: 'stranger', permissions: 0x420n });
    const tried = discord.pressButton(message, idOf(message, 'unfollow'), { user: stranger });
    expect(await said(tried)).toBe(wording.gone);
    expect(await follows.list(person)).toHaveLength(1);
  });
});

describe.concurrent('what comes', { tags: 'thorough' }, () => {
  test('is bundled, at most so often a day; what is beyond waits for the next, and nothing is told twice', async () => {
    const room = await followedNewsroom();
    const { discord, direct } = room;
    const begun = discord.invoke({
      command: 'follow topic',
      guild: null,
      options: { topic: 'Gdynia', most: 1, quiet: 'none' },
    });
    expect(await said(begun)).toContain('matches “Gdynia”, at most 1 message a day.');
    room.comes(talks, tanks);
    await room.until(() => direct().length > 0);
    const first = textOf(direct()[0]?.latest ?? { content: '', embeds: [] });
    expect(first).toContain('six percent');
    expect(first).toContain('28 K2 tanks');
    expect(first).toMatch(/\*because: Gdynia\*/);
    room.comes(end);
    await room.pass(2 * hourMs);
    expect(direct()).toHaveLength(1);
    await room.pass(23 * hourMs);
    expect(direct()).toHaveLength(2);
    const second = textOf(direct()[1]?.latest ?? { content: '', embeds: [] });
    expect(second).toContain('eight percent');
    expect(second).not.toContain('six percent');
  });

  test('keeps still in quiet hours, and comes when they end', async () => {
    const room = await followedNewsroom('2026-03-06T21:50:00Z');
    const { discord, direct } = room;
    await said(discord.invoke({ command: 'follow topic', options: { topic: 'K2 tanks' } }));
    room.clock.turnTo(Date.parse('2026-03-06T22:05:00Z'));
    room.comes(tanks);
    const sevenAt = Date.parse('2026-03-07T07:00:00Z');
    await room.until(() => room.clock.now() >= sevenAt - 15 * minuteMs, 10 * minuteMs);
    expect(direct()).toEqual([]);
    await room.until(() => direct().length > 0);
    expect(room.clock.now()).toBeGreaterThanOrEqual(sevenAt);
    expect(direct()).toHaveLength(1);
  });

  test.each([
    ['a moment before', '2026-03-06T21:40:00Z'],
    ['hours before', '2026-03-06T19:40:00Z'],
  ])('that could not be posted %s quiet hours, waits for their end', async (_, start) => {
    const room = await followedNewsroom(start);
    const { discord, direct, follows, person } = room;
    await said(discord.invoke({ command: 'follow outlet', options: { outlet: 'Example Wire' } }));
    discord.setDirectMessages(person.id, 'closed');
    room.comes(tanks);
    const tenAt = Date.parse('2026-03-06T22:00:00Z');
    await room.until(() => room.clock.now() >= tenAt + 5_000);
    expect((await follows.list(person)).map(({ id }) => id)).toHaveLength(1);
    discord.setDirectMessages(person.id, 'open');
    const sevenAt = Date.parse('2026-03-07T07:00:00Z');
    await room.until(() => room.clock.now() >= sevenAt - 15 * minuteMs, 5 * minuteMs);
    expect(direct()).toEqual([]);
    await room.until(() => direct().length > 0);
    expect(room.clock.now()).toBeGreaterThanOrEqual(sevenAt);
    await room.pass(hourMs);
    expect(direct()).toHaveLength(1);
    expect(textOf(direct()[0]?.latest ?? { content: '', embeds: [] })).toContain('28 K2 tanks');
  });

  test('pings nobody, whatever an article says, and leaves out what was hidden or withdrawn before it was told', async () => {
    const room = await followedNewsroom();
    const { discord, direct } = room;
    await said(discord.invoke({ command: 'follow outlet', options: { outlet: 'example wire' } }));
    room.comes(
      article(
        'bait',
        { title: '@everyone <@&1> **look** <@2>', source: 'Example Wire', date: '2026-03-06' },
        '@everyone and @here must read this: <@&99> won the regatta of Sopot by three lengths.',
      ),
      article(
        'withdrawn',
        { title: 'Bridge of Brzeg closes', source: 'Example Wire', date: '2026-03-06', status: 'withdrawn' },
        'The bridge of Brzeg closes for good, the council said.',
      ),
    );
    await room.until(() => direct().length > 0);
    await room.pass(20 * minuteMs);
    expect(direct()).toHaveLength(1);
    const [message] = direct();
    expect(message?.versions.map(({ pings }) => pings)).toEqual([{ everyone: false, users: [], roles: [] }]);
    expect(textOf(message?.latest ?? { content: '', embeds: [] })).toContain('\\@everyone');
    expect(textOf(message?.latest ?? { content: '', embeds: [] })).toContain('because: Example Wire');
    expect(textOf(message?.latest ?? { content: '', embeds: [] })).not.toContain('Brzeg');
  });
});

test.concurrent('a message is corrected where it stands, and is told from a digest still; who unfollows is erased with what corrects it', async () => {
  const room = await followedNewsroom();
  const { discord, direct, follows, person, dataDir } = room;
  await said(discord.invoke({ command: 'follow outlet', options: { outlet: 'Example Wire' } }));
  room.comes(tanks);
  await room.until(() => direct().length > 0);
  const shown = () => textOf(direct()[0]?.latest ?? { content: '', embeds: [] });
  const fields = { title: tanks.title, source: 'Example Wire', date: '2026-03-06', status: 'corrected' };
  const paragraphs = tanks.text.replace('28 K2', '24 K2').split('\n\n');
  room.comes(article('tanks', { ...fields, correction: 'There were 24 tanks.' }, ...paragraphs));
  await room.until(() => shown().includes('**Corrected'));
  expect(shown()).toContain('There were 24 tanks.');
  expect(shown()).toContain('**You follow Example Wire**');
  const [message] = direct();
  if (message === undefined) throw new Error('there is no message');
  const channel = message.channelId;
  expect(stateBytes(dataDir)).toContain(channel);
  await said(discord.pressButton(message, idOf(message, 'unfollow')));
  expect(await follows.list(person)).toEqual([]);
  expect(stateBytes(dataDir)).not.toContain(person.id);
  expect(stateBytes(dataDir)).not.toContain(channel);
});

describe.concurrent('direct messages that are closed', { tags: 'thorough' }, () => {
  test('are tried for a day; then it is paused, says what to do, and no editor hears of it', async () => {
    const room = await followedNewsroom();
    const { discord, direct, follows, person } = room;
    discord.setDirectMessages(person.id, 'closed');
    const begun = discord.invoke({ command: 'follow story', options: { topic: 'Gdynia', quiet: 'none' } });
    expect(await said(begun)).toContain('“Welders strike at the Gdynia shipyard” moves');
    room.comes(talks);
    await room.until(async () => (await follows.list(person))[0]?.paused?.why === 'permission', hourMs);
    expect(direct()).toEqual([]);
    const channel = discord.world.directMessages(discord.user).id;
    expect(JSON.stringify(room.logged)).not.toContain(channel);
    const list = discord.invoke({ command: 'follow list' });
    expect(await said(list)).toContain('the bot may not write there');
    if (list.record === null) throw new Error('there is no list');
    const [one] = await follows.list(person);
    const picked = discord.select(list.record, idOf(list.record, 'follows:pick'), [one?.id ?? '']);
    await picked.acknowledged;
    await expect.poll(() => textOf(list.message ?? { content: '', embeds: [] })).toContain(wording.closed);
    discord.setDirectMessages(person.id, 'open');
    discord.pressButton(list.record, idOf(list.record, 'follows:resume'));
    await expect.poll(() => textOf(list.message ?? { content: '', embeds: [] })).toContain(wording.resumedNow);
    await room.until(() => direct().length > 0);
    expect(textOf(direct()[0]?.latest ?? { content: '', embeds: [] })).toContain('six percent');
  });
});

describe.concurrent('a channel', () => {
  test('follows something where who may manage the server wants it, and ends it likewise', async () => {
    const room = await followedNewsroom();
    const { discord } = room;
    const channel = discord.createChannel({ name: 'tanks' });
    const options = { topic: 'K2 tanks', channel: channel.id };
    const refused = discord.invoke({ command: 'follow topic', options });
    expect(await said(refused)).toBe(wording.notYours);
    const manager = discord.createUser({ username: 'manager', permissions: 0x20n });
    const begun = discord.invoke({ command: 'follow topic', user: manager, options });
    expect(await said(begun)).toContain(`A message comes in <#${channel.id}> when something new matches “K2 tanks”`);
    room.comes(tanks);
    await room.until(() => discord.messages(channel.id).length > 0);
    const [message] = discord.messages(channel.id);
    if (message === undefined) throw new Error('there is no message');
    expect(textOf(message.latest)).toContain('**Followed here: K2 tanks**');
    expect(textOf(message.latest)).toContain('*because: K2 tanks*');
    expect(await said(discord.pressButton(message, idOf(message, 'unfollow')))).toBe(wording.notTheirs);
    expect(await said(discord.pressButton(message, idOf(message, 'unfollow'), { user: manager }))).toBe(
      '“K2 tanks” is no longer followed.',
    );
    expect(await room.state.schedules.active()).toEqual([]);
  });
});

describe.concurrent('what can’t be followed', () => {
  test('is a 26th thing, told in a sentence', { tags: 'thorough' }, async () => {
    const { discord, follows, person } = await followedNewsroom();
    for (let at = 0; at < 25; at++) {
      await said(discord.invoke({ command: 'follow topic', options: { topic: `Gdynia and thing ${at}` } }));
    }
    const refused = discord.invoke({ command: 'follow topic', options: { topic: 'Sopot' } });
    expect(await said(refused)).toBe(wording.full(25, false));
    expect(await follows.list(person)).toHaveLength(25);
  });

  test('is an outlet that the coverage lacks, a story that it lacks, and words without a topic', async () => {
    const { discord, follows, person } = await followedNewsroom();
    const outlet = await said(discord.invoke({ command: 'follow outlet', options: { outlet: 'Example' } }));
    expect(outlet).toContain('The coverage has no outlet called “Example”. It has: Example Wire.');
    expect(await said(discord.invoke({ command: 'follow story', options: { topic: 'Zanzibar' } }))).toContain(
      'The coverage has no story on “Zanzibar”.',
    );
    expect(await said(discord.invoke({ command: 'follow topic', options: { topic: 'all news' } }))).toBe(
      wording.unread,
    );
    const hours = discord.invoke({ command: 'follow topic', options: { topic: 'Gdynia', quiet: '25-26' } });
    expect(await said(hours)).toContain('are no quiet hours');
    expect(await follows.list(person)).toEqual([]);
  });

  test('is said where words are in a language that the coverage isn’t in, with what was understood', async () => {
    const { discord, follows, person } = await followedNewsroom();
    const begun = discord.invoke({ command: 'follow topic', locale: 'en-US', options: { topic: '화산 폭발' } });
    const text = await said(begun);
    expect(text).toContain('The coverage is in English: words in that language find more.');
    expect(text).toContain('Understood as: news on 화산 폭발.');
    expect(await follows.list(person)).toHaveLength(1);
  });

  test('is anything where Discord opens no direct messages', async () => {
    const { discord, follows, person } = await followedNewsroom();
    discord.faults.add({ method: 'POST', path: '/users/@me/channels' }, { kind: 'forbidden', code: 50007 });
    expect(await said(await followAnswer(discord))).toBe(wording.noMessages);
    expect(await follows.list(person)).toEqual([]);
  });
});

test.concurrent('who wants to be forgotten follows nothing any more, and is told of how much', async () => {
  const room = await followedNewsroom();
  const { discord, follows, person, dataDir } = room;
  await followAnswer(discord);
  await said(discord.invoke({ command: 'follow topic', options: { topic: 'K2 tanks' } }));
  expect(await said(discord.invoke({ command: 'privacy' }))).toContain(english.privacy.follows);
  const asking = discord.invoke({ command: 'forget-me' });
  await asking.reply();
  if (asking.record === null) throw new Error('there is no question');
  expect(stateBytes(dataDir)).toContain(person.id);
  discord.pressButton(asking.record, 'forget');
  await expect.poll(() => asking.message?.content).toBe(english.forget.done(1, 0, 2));
  expect(await follows.list(person)).toEqual([]);
  expect(stateBytes(dataDir)).not.toContain(person.id);
  room.comes(talks, tanks);
  await room.pass(20 * minuteMs);
  expect(room.direct()).toEqual([]);
});

test.concurrent(
  'a digest’s entries and a timeline can be followed, what answers nothing can’t',
  { tags: 'thorough' },
  async () => {
    const { discord, follows, person } = await followedNewsroom();
    const summary = discord.invoke({ command: 'summary', options: { private: true, days: 30 } });
    await summary.reply(({ components }) => components.length > 2);
    if (summary.record === null) throw new Error('there is no digest');
    await said(discord.select(summary.record, idOf(summary.record, 'follow-story'), ['1']));
    const timeline = discord.invoke({ command: 'timeline', options: { topic: 'Gdynia shipyard strike' } });
    await timeline.reply(({ components }) => components.length > 0);
    if (timeline.record === null) throw new Error('there is no timeline');
    await said(discord.pressButton(timeline.record, idOf(timeline.record, 'follow-story')));
    const followed = await follows.list(person);
    expect(followed.map(({ follow }) => follow?.kind)).toEqual(['story', 'topic']);
    const nothing = discord.invoke({ command: 'ask', options: { question: 'Who won the regatta of Kamchatka?' } });
    const { components } = await nothing.reply((message) => message.components.length > 0);
    expect(JSON.stringify(components)).not.toContain('follow-story');
  },
);
