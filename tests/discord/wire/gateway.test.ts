import { describe, expect, test } from 'vitest';
import { startBot } from '../../../src/discord/bot.ts';
import { archiveOf } from '../../building/archive.ts';
import { article } from '../../building/article.ts';
import { openFrontDesk } from '../../building/front-desk.ts';
import { onTestFinished } from '../../building/running-test.ts';
import { strictDiscord } from '../../conformance/strict-discord.ts';
import { answer } from '../answers.ts';
import { online, quiet, scriptedDesk, textOf } from '../harness.ts';

const ask = { command: 'ask', options: { question: 'What did Poland and South Korea agree on?' } };
const answering = scriptedDesk({ ask: () => Promise.resolve(answer()) });

describe.concurrent('the gateway', () => {
  test('with a session that is invalid but resumable is resumed, and every question is answered once', async () => {
    const { discord } = await online(answering);
    discord.gateway.invalidateSessions(true);
    await expect.poll(() => discord.gateway.behaviour.resumes).toBe(1);
    const asked = discord.invoke(ask);
    expect(textOf(await asked.reply())).toContain('security dialogue');
    expect(asked.followUps).toEqual([]);
  });

  test('that brings a question again after it was resumed is given one answer', async () => {
    const { discord } = await online(answering);
    const sent: unknown[] = [];
    discord.on((entry) => {
      if (entry.kind === 'frame' && entry.t === 'INTERACTION_CREATE') sent.push(entry.d);
    });
    const asked = discord.invoke(ask);
    expect(textOf(await asked.reply())).toContain('security dialogue');
    expect(sent).toHaveLength(1);
    discord.gateway.broadcast('INTERACTION_CREATE', discord.guildId, sent[0]);
    // What comes after it is answered after it.
    await discord.invoke(ask).reply();
    const first = discord.requests.filter(({ path }) => path.includes(asked.id) && path.endsWith('/callback'));
    expect(first.map(({ status }) => status)).toHaveLength(1);
  });

  test('with a session that is lost is begun anew, and the commands are not registered again', async () => {
    const { discord } = await online(answering);
    discord.gateway.invalidateSessions(false);
    await expect.poll(() => discord.gateway.behaviour.identifies).toBe(2);
    await discord.gateway.whenConnected();
    expect(textOf(await discord.invoke(ask).reply())).toContain('security dialogue');
    expect(discord.requests.filter(({ method }) => method === 'PUT')).toHaveLength(1);
  });

  test('that is slow with READY is waited for', async () => {
    const discord = await strictDiscord({ rateLimits: false });
    discord.gateway.behaviour.readyDelayMs = 300;
    const bot = await startBot({ ...quiet, token: discord.token, apiUrl: discord.url, desk: answering });
    onTestFinished(() => bot.close(0));
    expect(bot.name).toBe('Dateline');
    expect(textOf(await discord.invoke(ask).reply())).toContain('security dialogue');
  });
});

describe.concurrent('a limit on everything', () => {
  test('does not hold answers up: they have no token in their requests', async () => {
    const { discord } = await online(answering, {}, { rateLimits: { global: { requests: 3, windowMs: 60_000 } } });
    const all = Array.from({ length: 20 }, () => discord.invoke(ask));
    for (const asked of all) expect(textOf(await asked.reply())).toContain('security dialogue');
    expect(discord.requests.filter(({ status }) => status === 429)).toEqual([]);
  });

  test('that strikes an answer all the same is waited out', async () => {
    const { discord } = await online(answering);
    discord.faults.add({ method: 'PATCH' }, { kind: 'rate_limited', retryAfterMs: 80, scope: 'global' });
    const asked = discord.invoke(ask);
    expect(textOf(await asked.reply())).toContain('security dialogue');
    expect(asked.history).toHaveLength(2);
  });
});

describe.concurrent('where we may not write', () => {
  test.each([
    ['a channel without permission', 50_001],
    ['a person who takes no messages', 50_007],
  ])('%s: it is tried once, the log has it, and the next question is answered', async (_, code) => {
    const { discord, bot, logged } = await online(answering);
    discord.faults.add({ method: 'PATCH', times: 2 }, { kind: 'forbidden', code });
    const asked = discord.invoke({ ...ask, guild: null });
    await asked.acknowledged;
    await expect.poll(() => bot.inFlight).toBe(0);
    expect(discord.requests.filter(({ method }) => method === 'PATCH').length).toBeLessThanOrEqual(2);
    expect(logged.filter(({ level }) => level === 'error').map(({ fields }) => fields['code'])).toEqual([code]);
    expect(textOf(await discord.invoke(ask).reply())).toContain('security dialogue');
  });
});

describe.concurrent('presses', () => {
  test('of one button by two people at once, and twice by one, are each answered once, and privately', async () => {
    const ferry = article('ferry', { title: 'Ferry late' }, 'The ferry of Ystad came six hours late in fog.');
    const { discord, bot } = await online(openFrontDesk({ library: archiveOf(ferry).library }).frontDesk);
    const asked = discord.invoke({ command: 'ask', options: { question: 'Which ferry came late?' } });
    const { components } = await asked.reply((message) => message.components.length > 0);
    const quotes = components[0]?.components.find(({ custom_id }) => custom_id?.startsWith('quotes'))?.custom_id ?? '';
    if (asked.record === null) throw new Error('There is no answer');
    const { record } = asked;
    const other = discord.createUser({ username: 'other', globalName: 'Other' });
    const pressed = [{}, {}, { user: other }].map((who) => discord.pressButton(record, quotes, who));
    for (const each of pressed) {
      expect(textOf(await each.reply())).toContain('> The ferry of Ystad came six hours late in fog.');
      expect(each.isEphemeral).toBe(true);
      expect(each.followUps).toEqual([]);
    }
    await expect.poll(() => bot.inFlight).toBe(0);
    expect(new Set(pressed.map((each) => each.record?.id)).size).toBe(3);
  });
});
