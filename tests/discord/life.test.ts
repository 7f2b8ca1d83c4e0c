import { describe, expect, test } from 'vitest';
import type { Answer } from '../../src/coverage/answer.ts';
import { startBot } from '../../src/discord/bot.ts';
import { commands } from '../../src/discord/commands/every-command.ts';
import { english as wording } from '../../src/wording/english.ts';
import { troubleMessage } from '../../src/wording/trouble.ts';
import { strictDiscord } from '../conformance/strict-discord.ts';
import { answer } from './answers.ts';
import { memoryStore, online, quiet, scaledClock, scriptedDesk, textOf } from './harness.ts';

const ask = { command: 'ask', options: { question: 'What did Poland and South Korea agree on?' } };
const answering = scriptedDesk({ ask: () => Promise.resolve(answer()) });

describe.concurrent('going online', () => {
  async function refusedWith(changes: { token?: string; apiUrl?: string; guildId?: string }): Promise<string> {
    const discord = await strictDiscord();
    const started = startBot({
      token: discord.token,
      apiUrl: discord.url,
      desk: answering,
      ...quiet,
      ...changes,
    });
    return started.then(
      () => 'online',
      (error: Error) => error.message,
    );
  }

  test('with a wrong token says where the right one is', async () => {
    expect(await refusedWith({ token: 'bm90LWEtdG9rZW4.wrong.token' })).toBe(troubleMessage.wrongToken);
  });

  test('registers the commands, and a second start with the same ones does not', async () => {
    const store = memoryStore();
    const { discord } = await online(answering, { store });
    expect(discord.commands().map(({ name }) => name)).toEqual(commands.map(({ data }) => data.name));
    const puts = (): number => discord.requests.filter(({ method }) => method === 'PUT').length;
    expect(puts()).toBe(1);
    const again = await startBot({
      token: discord.token,
      apiUrl: discord.url,
      desk: answering,
      ...quiet,
      store,
    });
    await again.close(0);
    expect(puts()).toBe(1);
  });

  test('in a server that the bot is not in ends, and says what to do', async () => {
    expect(await refusedWith({ guildId: '123456789012345678' })).toBe(troubleMessage.notInServer('123456789012345678'));
  });
});

describe.concurrent('the gateway', () => {
  test('dropped in the middle of an answer is resumed, and every question is answered', async () => {
    const gate = Promise.withResolvers<Answer>();
    const { discord, logged } = await online(scriptedDesk({ ask: () => gate.promise }));
    const before = discord.invoke(ask);
    await before.acknowledged;
    discord.gateway.dropSockets();
    await expect.poll(() => discord.gateway.connected()).toBe(0);
    const during = discord.invoke(ask);
    gate.resolve(answer());
    expect(textOf(await before.reply())).toContain('security dialogue');
    expect(textOf(await during.reply())).toContain('security dialogue');
    expect(discord.gateway.behaviour).toMatchObject({ identifies: 1, resumes: 1 });
    await expect.poll(() => logged.map(({ message }) => message)).toContain('The connection to Discord is back');
  });

  test('that closes for good is logged, and said with what to do to whoever runs the bot', async () => {
    const { discord, bot, logged } = await online(answering);
    discord.gateway.closeSockets(4004);
    expect(await bot.lost).toContain('Its token is no longer valid');
    expect(logged.map(({ message }) => message)).toContain('Discord closed the connection for good');
  });
});

describe.concurrent('stopping', () => {
  test('lets an answer in flight finish', async () => {
    const gate = Promise.withResolvers<Answer>();
    const { discord, bot } = await online(scriptedDesk({ ask: () => gate.promise }));
    const asked = discord.invoke(ask);
    await asked.acknowledged;
    const closed = bot.close(60_000);
    gate.resolve(answer());
    await closed;
    expect(asked.message && textOf(asked.message)).toContain('security dialogue');
    expect(discord.gateway.connected()).toBe(0);
  });

  test('after the grace shows what was checked by then', async () => {
    const stoppedAnswer = answer({ quotesReason: 'stopped' });
    const desk = scriptedDesk({
      ask: (_, { signal }) =>
        new Promise((resolve) => signal.addEventListener('abort', () => resolve(stoppedAnswer), { once: true })),
    });
    // A busy machine needs its time for the last words.
    const { discord, bot } = await online(desk, { clock: scaledClock(2) });
    const asked = discord.invoke(ask);
    await asked.acknowledged;
    await bot.close(100);
    expect(asked.message && textOf(asked.message)).toContain('The bot was stopped before Claude had finished');
  });

  test.each([
    ['does not heed its signal', () => new Promise<Answer>(() => undefined)],
    [
      'throws when it is stopped',
      (signal: AbortSignal) =>
        new Promise<Answer>((_, reject) => signal.addEventListener('abort', () => reject(new Error('aborted')))),
    ],
  ])('asks to ask again when the desk %s', async (_, work) => {
    const { discord, bot, logged } = await online(scriptedDesk({ ask: (_question, { signal }) => work(signal) }));
    const asked = discord.invoke(ask);
    await asked.acknowledged;
    await bot.close(100);
    expect(asked.message?.content).toBe(wording.stopped);
    expect(logged.filter(({ level }) => level === 'error')).toEqual([]);
  });

  test('answers a question that comes too late at once, in private', async () => {
    const gate = Promise.withResolvers<Answer>();
    const { discord, bot } = await online(scriptedDesk({ ask: () => gate.promise }));
    const first = discord.invoke(ask);
    await first.acknowledged;
    const closed = bot.close(60_000);
    const late = discord.invoke(ask);
    expect((await late.acknowledged).type).toBe(4);
    expect(late.message?.content).toBe(wording.stopping);
    expect(late.isEphemeral).toBe(true);
    gate.resolve(answer());
    await closed;
  });
});
