import { describe, expect, test } from 'vitest';
import { english } from '../../src/wording/english.ts';
import { archiveOf } from '../building/archive.ts';
import { article } from '../building/article.ts';
import { openFrontDesk } from '../building/front-desk.ts';
import { online, textOf } from './harness.ts';

const days = [{ date: '2026-03-01' }, { date: '2026-03-02' }, {}];
const ships = Array.from({ length: 23 }, (_, at) =>
  article(
    `ship-${at}`,
    {
      title: `Ship number ${at} comes in`,
      source: at % 2 === 0 ? 'Baltic Courier' : 'Łódź Post',
      ...days[at % 3],
    },
    `The ship number ${at} came to Gdynia with ${at + 2} containers of ${['tea', 'steel', 'grain', 'toys'][at % 4]} for Poland.`,
  ),
);
const openHouse = (setting: Partial<Parameters<typeof openFrontDesk>[0]> = {}) =>
  openFrontDesk({ library: archiveOf(...ships).library, ...setting });
const ask = (question = 'Which ship came to Gdynia with steel?') => ({ command: 'ask', options: { question } });

describe('fair use', () => {
  test('a person over the limit of a day is told in private when it opens again, after a restart too', async () => {
    let now = Date.parse('2026-03-06T12:00:00Z');
    const setting = { limits: { personPerDay: 2 }, now: () => new Date(now) };
    const house = openHouse(setting);
    const { discord, bot } = await online(house.frontDesk);
    await discord.invoke(ask('Which ship came with tea?')).reply();
    await bot.close(0);
    const again = openHouse({ ...setting, dataDir: house.dataDir });
    await online(again.frontDesk, { token: discord.token, apiUrl: discord.url });
    await discord.invoke(ask('Which ship came with toys?')).reply();
    const refused = discord.invoke(ask());
    const midnight = Date.parse('2026-03-07T00:00:00Z') / 1000;
    expect(textOf(await refused.reply())).toBe(english.refused.personDay(`<t:${midnight}:R>`));
    expect(refused.isEphemeral).toBe(true);
    const other = discord.createUser({ username: 'other', globalName: 'Other' });
    expect(textOf(await discord.invoke({ ...ask(), user: other }).reply())).toContain('steel');
    now = midnight * 1000;
    expect(textOf(await discord.invoke(ask()).reply())).toContain('steel');
  });

  test('a server has limits of its own, and its managers can only lower them', async () => {
    const house = openHouse({ limits: { serverPerDay: 2 } });
    const { discord } = await online(house.frontDesk);
    await house.frontDesk.changeSettings(discord.guildId, { serverPerDay: 1 });
    await discord.invoke(ask()).reply();
    const refused = discord.invoke(ask('Which ship came with tea?'));
    expect(textOf(await refused.reply())).toMatch(/^This server has asked all its questions/);
    await house.frontDesk.changeSettings(discord.guildId, { serverPerDay: 100 });
    await discord.invoke(ask('Which ship came with grain?')).reply();
    expect(textOf(await discord.invoke(ask('Which ship came with toys?')).reply())).toMatch(/^This server has asked/);
  });

  test('what was mistyped, or what we failed at, does not count', async () => {
    const house = openHouse({ limits: { personPerDay: 1 } });
    const { discord } = await online(house.frontDesk);
    const mistyped = discord.invoke({ command: 'ask', options: { question: 'Which ship?', outlet: 'No Such Post' } });
    await expect.poll(() => mistyped.followUps.map(({ latest }) => latest.content).join()).toContain('No Such Post');
    expect(textOf(await discord.invoke(ask()).reply())).toContain('steel');
    expect(textOf(await discord.invoke(ask('Which ship came with tea?')).reply())).toMatch(/^You have asked all/);
  });

  test('what a server allows its people is about questions asked there', async () => {
    const house = openHouse();
    const { discord } = await online(house.frontDesk);
    await house.frontDesk.changeSettings(discord.guildId, { personPerDay: 1 });
    await discord.invoke({ ...ask(), guild: null }).reply();
    expect(textOf(await discord.invoke(ask('Which ship came with tea?')).reply())).toContain('tea');
    expect(textOf(await discord.invoke(ask('Which ship came with toys?')).reply())).toMatch(/^You have asked all/);
    expect(textOf(await discord.invoke({ ...ask('Which ship came with toys?'), guild: null }).reply())).toContain(
      'toys',
    );
  });

  test('a burst waits', async () => {
    const now = Date.parse('2026-03-06T12:00:00Z');
    const { frontDesk } = openHouse({ limits: { personBurst: 3 }, now: () => new Date(now) });
    const { discord } = await online(frontDesk);
    for (const cargo of ['tea', 'steel', 'grain']) await discord.invoke(ask(`Which ship came with ${cargo}?`)).reply();
    const refused = discord.invoke(ask('Which ship came with toys?'));
    expect(textOf(await refused.reply())).toBe(english.refused.personBurst(`<t:${now / 1000 + 60}:R>`));
  });

  test('the same question again is given the first public answer, marked; a private one is nobody else’s', async () => {
    const { frontDesk, state } = openHouse();
    const { discord } = await online(frontDesk);
    const other = discord.createUser({ username: 'other', globalName: 'Other' });
    const hidden = { ...ask(), options: { ...ask().options, private: true } };
    await discord.invoke(hidden).reply();
    expect(textOf(await discord.invoke({ ...ask(), user: other }).reply())).not.toContain('answered here');
    const again = await discord.invoke(ask('  which SHIP came to Gdynia with steel ')).reply();
    expect(textOf(again)).toContain('The same question was answered here <t:');
    expect(textOf(again)).toContain('steel');
    expect(await state.traces.latest(10)).toHaveLength(3);
    const elsewhere = discord.createGuild('Elsewhere');
    const there = discord.invoke({ ...ask(), guild: elsewhere.id, channel: elsewhere.channelId });
    expect(textOf(await there.reply())).not.toContain('answered here');
  });

  test('what is asked again after the coverage changed is answered anew', async () => {
    const archive = archiveOf(...ships);
    const { frontDesk } = openHouse({ library: archive.library });
    const { discord } = await online(frontDesk);
    await discord.invoke(ask()).reply();
    archive.write((writer) => writer.put(article('new', {}, 'A tram is late in Lublin.')));
    expect(textOf(await discord.invoke(ask()).reply())).not.toContain('answered here');
  });

  test('a server that is not allowed is refused, and gets no suggestions', async () => {
    const { frontDesk } = openHouse();
    const { discord } = await online(frontDesk, { allowedGuildIds: ['123456789012345678'] });
    const refused = discord.invoke(ask());
    expect(textOf(await refused.reply())).toBe(english.refused.server);
    expect(refused.isEphemeral).toBe(true);
    const typing = discord.autocomplete({
      command: 'ask',
      options: { question: 'Who?', outlet: '' },
      focused: 'outlet',
    });
    await typing.acknowledged;
    expect(typing.choices).toEqual([]);
  });
});

describe('/settings', () => {
  test('decide who sees answers, in which language and where; each press looks at the permission', async () => {
    const { frontDesk } = openHouse();
    const { discord } = await online(frontDesk);
    expect(() => discord.invoke({ command: 'settings' })).toThrow('lacks its permissions');
    const manager = discord.createUser({ username: 'manager', globalName: 'Manager', permissions: 0x20n | 0x800n });
    const panel = discord.invoke({ command: 'settings', user: manager });
    await panel.reply();
    expect(panel.isEphemeral).toBe(true);
    const { record } = panel;
    if (record === null) throw new Error('There is no panel');
    const shown = () => textOf(record.latest);
    // Without Claude there is nobody to choose.
    expect(shown()).not.toContain(english.settings.checkedBy);
    discord.select(record, 'settings:visibility', ['private'], { user: manager });
    await expect.poll(shown).toContain(`**${english.settings.visibility}:** ${english.settings.private}`);
    const asked = discord.invoke(ask());
    await asked.reply();
    expect(asked.isEphemeral).toBe(true);
    const loud = discord.invoke({ command: 'ask', options: { question: 'Which ship came with tea?', private: false } });
    await loud.reply();
    expect(loud.isEphemeral).toBe(false);
    const other = discord.createChannel({ name: 'elsewhere' });
    discord.select(record, 'settings:channels', [other.id], { user: manager });
    await expect.poll(shown).toContain(`<#${other.id}>`);
    expect(textOf(await discord.invoke(ask()).reply())).toBe(english.refused.channel(`<#${other.id}>`));
    const dialog = discord.pressButton(record, 'settings:limits', { user: manager });
    await dialog.acknowledged;
    discord.submitModal(dialog, { person: '7', server: '' });
    await expect.poll(shown).toContain(`**${english.settings.personPerDay}:** 7`);
    const bad = discord.pressButton(record, 'settings:limits', { user: manager });
    await bad.acknowledged;
    const refused = discord.submitModal(bad, { person: 'many', server: '' });
    await refused.until(({ followUps, message }) =>
      [message, ...followUps.map(({ latest }) => latest)].some((each) => each?.content.includes('many')),
    );
    discord.pressButton(record, 'settings:reset', { user: manager });
    await expect.poll(shown).toContain(english.settings.allChannels);
  });
});

describe('/articles', () => {
  test('browses in pages, newest first and undated last, with what is left out', async () => {
    const { discord } = await online(openHouse().frontDesk);
    const list = discord.invoke({ command: 'articles' });
    const first = await list.reply();
    expect(first.embeds[0]?.footer?.text).toBe('Page 1 of 3 · 23 articles');
    expect(textOf(first).indexOf('Ship number 1 ')).toBeLessThan(textOf(first).indexOf('Ship number 0 '));
    const { record } = list;
    if (record === null) throw new Error('There is no list');
    discord.pressButton(record, 'articles:1::::');
    await expect.poll(() => record.latest.embeds[0]?.footer?.text).toBe('Page 2 of 3 · 23 articles');
    const narrow = discord.invoke({
      command: 'articles',
      options: { outlet: 'łódź post', from: '2026-03-02', topic: 'steel: ships' },
    });
    const shown = textOf(await narrow.reply());
    expect(shown).toContain('Łódź Post');
    expect(shown).not.toContain('Baltic Courier ·');
    expect(shown).toContain('no date');
  });

  test('suggests outlets, topics and days while they are typed', async () => {
    const { discord } = await online(openHouse().frontDesk);
    const typed = async (focused: string, value: string) => {
      const typing = discord.autocomplete({ command: 'articles', options: { [focused]: value }, focused });
      await typing.acknowledged;
      return typing.choices?.map(({ value }) => value);
    };
    expect(await typed('outlet', 'lod')).toEqual(['Łódź Post']);
    expect(await typed('topic', 'pol')).toEqual(['Poland']);
    expect(await typed('from', '2026-2')).toEqual(['2026-02-01']);
    expect((await typed('to', 'yest'))?.[0]).toMatch(/^\d{4}-\d\d-\d\d$/);
  });
});

test('suggestions that fail are none, and the person types on', async () => {
  const { frontDesk } = openHouse();
  const broken = { ...frontDesk, suggest: () => Promise.reject(new Error('the index is gone')) };
  const { discord } = await online(broken);
  const typing = discord.autocomplete({ command: 'articles', options: { outlet: 'lod' }, focused: 'outlet' });
  await typing.acknowledged;
  expect(typing.choices).toEqual([]);
});

describe('what is dated later', () => {
  test('is not published yet: no command tells of it', async () => {
    const embargo = article(
      'embargo',
      { title: 'Minister resigns', source: 'Embargo Wire', date: '2099-01-01', section: 'Secrets' },
      'The minister Jan Nowak resigns, said Orlen.',
    );
    const { discord } = await online(openHouse({ library: archiveOf(...ships, embargo).library }).frontDesk);
    expect(textOf(await discord.invoke({ command: 'status' }).reply())).not.toContain('Minister resigns');
    for (const [focused, value] of Object.entries({ outlet: 'emb', topic: 'secr' })) {
      const typing = discord.autocomplete({ command: 'articles', options: { [focused]: value }, focused });
      await typing.acknowledged;
      expect(typing.choices).toEqual([]);
    }
  });
});

describe('/status, /privacy and /forget-me', () => {
  test('say how fresh the coverage is, what is left, and what is kept', async () => {
    const { discord } = await online(openHouse({ limits: { personPerDay: 9 } }).frontDesk);
    await discord.invoke(ask()).reply();
    const status = textOf(await discord.invoke({ command: 'status' }).reply());
    expect(status).toContain('23 articles');
    expect(status).toContain(`**${english.status.yours}:** 8`);
    expect(status).toContain(`**${english.status.version}:** 1.2.3`);
    const privacy = textOf(await discord.invoke({ command: 'privacy' }).reply());
    expect(privacy).toContain('deleted after 30 days');
    expect(privacy).toContain(english.privacy.noAnthropic);
  });

  test('erase all that a person asked and rated, after asking once more', async () => {
    const { frontDesk, state } = openHouse();
    const { discord } = await online(frontDesk);
    const other = discord.createUser({ username: 'other', globalName: 'Other' });
    await discord.invoke(ask()).reply();
    await discord.invoke({ ...ask('Which ship came with tea?'), user: other }).reply();
    const asking = discord.invoke({ command: 'forget-me' });
    await asking.reply();
    expect(await state.traces.latest(9)).toHaveLength(2);
    if (asking.record === null) throw new Error('There is no question');
    discord.pressButton(asking.record, 'forget');
    await expect.poll(() => asking.message?.content).toBe(english.forget.done(1, 0, 0));
    expect((await state.traces.latest(9)).map(({ question }) => question)).toEqual(['Which ship came with tea?']);
    expect(asking.message?.components).toEqual([]);
  });
});
