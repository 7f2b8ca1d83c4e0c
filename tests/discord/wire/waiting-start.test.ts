import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { Readiness } from '../../../src/desk/readiness.ts';
import { type BotOptions, startBot } from '../../../src/discord/bot.ts';
import type { Fault } from '../../../src/local/discord/faults.ts';
import { closures } from '../../../src/local/discord/gateway-handshake.ts';
import { type LocalDiscord, startLocalDiscord } from '../../../src/local/discord/local-discord.ts';
import { type Log, silentLog } from '../../../src/log/log.ts';
import { troubleMessage } from '../../../src/wording/trouble.ts';
import { onTestFinished } from '../../building/running-test.ts';
import { strictDiscord } from '../../conformance/strict-discord.ts';
import { answer } from '../answers.ts';
import { memoryStore, quiet, scaledClock, scriptedDesk, textOf } from '../harness.ts';

const ask = { command: 'ask', options: { question: 'What did Poland and South Korea agree on?' } };
const answering = scriptedDesk({ ask: () => Promise.resolve(answer()) });

/** A start against a local Discord, with all that it says; it ends with the test. */
function starting(discord: Pick<LocalDiscord, 'token' | 'url'>, options: Partial<BotOptions> = {}) {
  const said: string[] = [];
  const say = (message: string, fields = {}) => void said.push(`${message} ${JSON.stringify(fields)}`);
  const log: Log = { ...silentLog, info: say, warn: say, error: say, about: () => log };
  const stopping = new AbortController();
  const readiness = new Readiness();
  const bot = startBot({
    ...quiet,
    ...{ token: discord.token, apiUrl: discord.url, desk: answering, store: memoryStore() },
    log,
    clock: scaledClock(400),
    random: () => 0,
    stopping: stopping.signal,
    readiness,
    ...options,
  });
  bot.catch(() => {});
  onTestFinished(async () => {
    stopping.abort();
    await bot.then(
      (started) => started.close(0),
      () => {},
    );
  });
  const waits = () => said.filter((line) => line.includes('The next try is in'));
  const end = () =>
    bot.then(
      () => 'online',
      (error: Error) => error.message,
    );
  return { bot, said, waits, stopping, readiness, end };
}

describe.concurrent('a start waits for Discord, says why and until when, and is online once it is there', () => {
  const unavailable: Fault = { kind: 'status', status: 503 };
  test.each<[string, Fault, string]>([
    ['fails', unavailable, '(503 Service Unavailable). Check the network connection'],
    ['ends the connection', { kind: 'drop', by: 'close' }, '(other side closed)'],
    ['resets the connection', { kind: 'drop', by: 'reset' }, '(read ECONNRESET)'],
  ])('that %s', async (_, fault, why) => {
    const discord = await strictDiscord({ rateLimits: false });
    discord.faults.add({ path: '/gateway/bot', times: 4 }, fault);
    const { bot, waits, readiness } = starting(discord);
    expect(readiness.now().isReady).toBe(false);
    expect((await bot).name).toBe('Dateline');
    expect(readiness.now()).toEqual({ isReady: true, reason: null });
    const tries = waits();
    expect(tries[0]).toContain(why);
    expect(tries[0]).toContain('The next try is in 2 s.');
    expect(tries.at(-1)).toMatch(/The next try is in (8|16) s\./);
    expect(textOf(await discord.invoke(ask).reply())).toContain('security dialogue');
  });

  test('that takes no more requests, as long as it asks to', async () => {
    const discord = await strictDiscord({ rateLimits: false });
    discord.faults.add({ path: '/gateway/bot' }, { kind: 'rate_limited', retryAfterMs: 200_000, scope: 'global' });
    const { bot, waits } = starting(discord);
    await bot;
    expect(waits()).toHaveLength(1);
    expect(waits()[0]).toContain('it takes no more requests of this bot for the moment');
    expect(waits()[0]).toContain('The next try is in 3 minutes.');
  });

  test('whose sessions of the day are used up, until the next day', async () => {
    const discord = await strictDiscord({ rateLimits: false });
    Object.assign(discord.gateway.behaviour, { sessionsLeft: 0, sessionsResetMs: 120_000 });
    const { bot, waits } = starting(discord);
    await expect.poll(waits).toHaveLength(1);
    expect(waits()[0]).toContain('(its sessions of today are used up)');
    expect(waits()[0]).toContain('The next try is in 2 minutes.');
    discord.gateway.behaviour.sessionsLeft = 1_000;
    await bot;
    expect(discord.gateway.behaviour.identifies).toBe(1);
  });

  test('that nobody answers for, until somebody does', async () => {
    const gone = await strictDiscord({ rateLimits: false });
    const port = Number(new URL(gone.url).port);
    await gone.close();
    const { waits, end } = starting(gone);
    await expect.poll(waits).not.toEqual([]);
    expect(waits()[0]).toContain('ECONNREFUSED');
    const back = await strictDiscord({ rateLimits: false, port });
    // It is another Discord, with another token: that can't be waited for.
    expect(await end()).toBe(troubleMessage.wrongToken);
    expect(back.requests.length).toBeGreaterThan(0);
  });

  test('whose name nobody knows', async () => {
    const { waits, stopping, end } = starting({ token: 'a.b.c', url: 'http://discord.invalid/api' });
    await expect.poll(waits).not.toEqual([]);
    expect(waits()[0]).toMatch(
      /could not be reached at http:\/\/discord\.invalid\/api \(getaddrinfo E\w+ discord\.invalid\)/,
    );
    stopping.abort();
    expect(await end()).toContain('aborted');
  });

  test('whose gateway takes no connections; it begins one session, and none after its end', async () => {
    const discord = await strictDiscord({ rateLimits: false });
    const { behaviour } = discord.gateway;
    behaviour.refusesConnections = true;
    const { bot, waits, readiness } = starting(discord);
    await expect.poll(() => waits().length).toBeGreaterThan(1);
    expect(waits()[0]).toContain("Discord's gateway can't be reached (Unexpected server response: 503)");
    expect(readiness.now().reason).toContain("Discord's gateway can't be reached");
    behaviour.refusesConnections = false;
    await (await bot).close(0);
    const { connections } = behaviour;
    expect(behaviour.identifies).toBe(1);
    await pause(1_000);
    expect(behaviour.connections).toBe(connections);
  });
});

describe.concurrent('a start that no waiting can help ends at once, and says what to do', () => {
  test('intents that Discord does not allow', async () => {
    const discord = await strictDiscord({ rateLimits: false });
    discord.gateway.behaviour.refusesSessions = closures.disallowedIntents;
    const { waits, end } = starting(discord);
    expect(await end()).toBe(troubleMessage.closedForGood(4014));
    expect(waits()).toEqual([]);
  });

  test('an address where another program answers', async () => {
    const discord = await startLocalDiscord();
    onTestFinished(() => discord.close());
    const { waits, end } = starting({ token: discord.token, url: discord.url.replace('/api', '/other') });
    expect(await end()).toMatch(/is not Discord’s API.*DISCORD_API_URL/);
    expect(waits()).toEqual([]);
  });
});

test.concurrent('told to stop, a start ends at once, wherever it stands, and asks nothing more', async () => {
  const troubles: Record<string, (discord: LocalDiscord) => unknown> = {
    'it waits for the next try': ({ faults }) => faults.add({ times: 99 }, { kind: 'status', status: 500 }),
    'Discord does not answer': ({ faults }) => faults.add({ times: 99 }, { kind: 'hang' }),
    'the gateway takes no connections': ({ gateway }) => Object.assign(gateway.behaviour, { refusesConnections: true }),
    'it waits for READY': ({ gateway }) => Object.assign(gateway.behaviour, { readyDelayMs: 60_000 }),
  };
  // Side by side: each waits for what would come in a second or two.
  const starts = Object.entries(troubles).map(async ([when, befall]) => {
    const discord = await strictDiscord({ rateLimits: false });
    befall(discord);
    const { stopping, end } = starting(discord);
    await expect.poll(() => discord.requests.length + discord.gateway.behaviour.identifies).toBeGreaterThan(0);
    const told = performance.now();
    stopping.abort();
    const said = await end();
    const endedMs = performance.now() - told;
    const asked = () => discord.requests.length + discord.gateway.behaviour.connections;
    // What was under way may have come to its end.
    await pause(700);
    const before = asked();
    await pause(1_000);
    return { when, said, isAtOnce: endedMs < 1_000, askedMore: asked() - before };
  });
  for (const ended of await Promise.all(starts))
    expect(ended).toEqual({ ...ended, said: expect.stringContaining('aborted'), isAtOnce: true, askedMore: 0 });
});

describe.concurrent('commands that Discord does not take for the moment', () => {
  test('are registered once it does, while questions are answered', async () => {
    const discord = await strictDiscord({ rateLimits: false });
    discord.faults.add({ method: 'PUT', times: 2 }, { kind: 'status', status: 502 });
    discord.faults.add({ method: 'PUT', times: 1 }, { kind: 'rate_limited', retryAfterMs: 30_000 });
    const { bot, waits, said } = starting(discord);
    await bot;
    await expect.poll(() => discord.commands().length).toBeGreaterThan(0);
    expect(waits().map((line) => line.replace(/ \{.*/, ''))).toEqual([
      'Commands could not be registered yet. The next try is in 2 s.',
      'Commands could not be registered yet. The next try is in 4 s.',
      expect.stringMatching(/yet\. The next try is in 30 s\.|31 s\./),
    ]);
    // Discord has them a moment before the bot knows.
    await expect.poll(() => said.filter((line) => line.startsWith('Commands are in place'))).toHaveLength(1);
  });
});

describe.concurrent('a gateway lost for long', () => {
  test('is tried for ever, ever less often; that it is lost is said once, and once that it is back', async () => {
    const discord = await strictDiscord({ rateLimits: false });
    const { behaviour } = discord.gateway;
    const { bot, said, readiness } = starting(discord);
    await bot;
    said.splice(0);
    behaviour.refusesConnections = true;
    discord.gateway.dropSockets();
    await expect.poll(() => behaviour.connections).toBeGreaterThan(4);
    expect(said).toEqual([expect.stringContaining('The connection to Discord was lost')]);
    expect(readiness.now()).toMatchObject({ isReady: false });
    expect(readiness.now().reason).toMatch(/Unexpected server response: 503.*The next try is in/);
    behaviour.refusesConnections = false;
    await expect.poll(() => discord.gateway.connected()).toBe(1);
    await expect.poll(() => said).toHaveLength(2);
    expect(said[1]).toMatch(/^The connection to Discord is back \{"afterSeconds":\d+\}/);
    expect(readiness.now().isReady).toBe(true);
    expect(textOf(await discord.invoke(ask).reply())).toContain('security dialogue');
  });

  test('whose sessions end as soon as they begin does not use up those of the day', async () => {
    const discord = await strictDiscord({ rateLimits: false });
    const waits: number[] = [];
    const clock = { now: Date.now, wait: async (ms: number) => void waits.push(ms) };
    const { bot } = starting(discord, {
      clock: { ...clock, wait: (ms) => (ms === 60_000 ? new Promise(() => {}) : clock.wait(ms)) },
    });
    await bot;
    // Once is enough: discord.js lets five seconds of its own pass between two sessions.
    discord.gateway.invalidateSessions(false);
    await expect.poll(() => discord.gateway.behaviour.identifies, { timeout: 20_000 }).toBe(2);
    expect(waits).toEqual([2_000]);
  });

  test('is resumed at once as long as it holds in between: people are asking', async () => {
    const discord = await strictDiscord({ rateLimits: false });
    const waits: number[] = [];
    let passedMs = 0;
    const clock = {
      now: () => Date.now() + passedMs,
      wait: (ms: number) => (ms === 60_000 ? new Promise<void>(() => {}) : Promise.resolve(void waits.push(ms))),
    };
    const { bot, said } = starting(discord, { clock });
    await bot;
    const timesBack = () => said.filter((line) => line.includes('The connection to Discord is back')).length;
    for (let round = 1; round <= 2; round++) {
      passedMs += 5_000;
      discord.gateway.dropSockets();
      // The server has resumed it before the client knows; from when that knows, it holds.
      await expect.poll(timesBack).toBe(round);
    }
    expect(waits).toEqual([]);
    discord.gateway.dropSockets();
    await expect.poll(() => discord.gateway.behaviour.resumes).toBe(3);
    expect(waits).toEqual([2_000]);
  });
});
