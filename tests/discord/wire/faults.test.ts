import { describe, expect, test } from 'vitest';
import type { Answer } from '../../../src/coverage/answer.ts';
import { InputError } from '../../../src/desk/check-input.ts';
import { startBot } from '../../../src/discord/bot.ts';
import { manualClock } from '../../../src/local/discord/played-clock.ts';
import { defaultServerSettings } from '../../../src/store/server-settings.ts';
import { english as wording } from '../../../src/wording/english.ts';
import { onTestFinished } from '../../building/running-test.ts';
import { traceOf } from '../../building/trace.ts';
import { answer, snapshots, talks } from '../answers.ts';
import { online, quiet, scaledClock, scriptedDesk, textOf } from '../harness.ts';

const ask = { command: 'ask', options: { question: 'What did Poland and South Korea agree on?' } };
const answering = scriptedDesk({ ask: () => Promise.resolve(answer()) });

describe.concurrent('what goes wrong', () => {
  test('at the desk becomes an apology, and the log has the error', async () => {
    const { discord, logged } = await online(scriptedDesk({ ask: () => Promise.reject(new Error('disk full')) }));
    const reply = await discord.invoke(ask).reply();
    expect(reply.content).toBe(wording.sorry);
    expect(logged.filter(({ level }) => level === 'error').map(({ fields }) => fields['error'])).toEqual(['disk full']);
  });

  test('before anything is known of the server becomes an apology, too', async () => {
    const broken = scriptedDesk({
      settings: () => {
        throw new Error('disk full');
      },
    });
    const { discord, logged } = await online(broken);
    const reply = await discord.invoke(ask).reply();
    expect(reply.content).toBe(wording.sorry);
    expect(logged.filter(({ level }) => level === 'error')).toHaveLength(1);
  });

  test.each([
    ['fails', () => Promise.reject(new Error('cut'))],
    ['comes all the same', () => Promise.resolve(defaultServerSettings)],
  ])('a look at the server’s settings that takes too long, and then %s: an apology in time, and nothing more', async (_, then) => {
    const { promise: isTold, resolve: told } = Promise.withResolvers<void>();
    const { discord, logged } = await online(scriptedDesk({ settings: () => isTold.then(then) }));
    const asked = discord.invoke(ask);
    expect((await asked.reply()).content).toBe(wording.sorry);
    told();
    await expect.poll(() => logged.filter(({ message }) => /^An interaction /.test(message))).toHaveLength(1);
    expect(discord.messages(discord.channelId)).toHaveLength(1);
  });

  test('a refusal comes through a hiccup of Discord’s: the channel is left empty, the person is told', async () => {
    const refusing = scriptedDesk({
      ask: () => Promise.reject(new InputError(({ input }) => input.unknownOutlet('No Such', ['Wire']))),
    });
    const { discord } = await online(refusing);
    discord.faults.add({ method: 'POST', path: '/webhooks', times: 2 }, { kind: 'status', status: 500 });
    const asked = discord.invoke(ask);
    await expect.poll(() => asked.followUps.map(({ latest }) => latest.content).join()).toContain('No Such');
    expect(asked.followUps.map(({ privateTo }) => privateTo)).toEqual([discord.user.user.id]);
  });

  test('a dialog that Discord fails to take at first opens', async () => {
    const trace = traceOf();
    const { discord } = await online(
      scriptedDesk({ ask: () => Promise.resolve(answer({ trace: trace.id })), findTrace: async () => trace }),
    );
    const asked = discord.invoke(ask);
    await asked.reply(({ components }) => components.length > 0);
    discord.faults.add({ method: 'POST', path: '/callback' }, { kind: 'status', status: 502 });
    if (asked.record === null) throw new Error('There is no answer');
    const dialog = discord.pressButton(asked.record, `follow:${trace.id}`);
    await dialog.acknowledged;
    expect(dialog.modal?.title).toBe(wording.followUp.title);
  });

  test('a page that takes long to turn is acknowledged before it is looked up', async () => {
    const gate = Promise.withResolvers<void>();
    let calls = 0;
    const headlines = Array.from({ length: 10 }, (_, at) => ({
      ...{ id: `a${at}`, title: `Article ${at}`, titleIsOurs: false, source: null, date: null, url: null },
    }));
    const page = { articles: headlines, total: 30, undatedLeftOut: 0, filter: { from: null, to: null, outlets: [] } };
    const slow = scriptedDesk({
      browse: async () => {
        calls += 1;
        if (calls > 1) await gate.promise;
        return page;
      },
    });
    const { discord } = await online(slow);
    const listed = discord.invoke({ command: 'articles', options: {} });
    const shown = await listed.reply(({ components }) => components.length > 0);
    const older = shown.components.flatMap(({ components }) => components).find(({ disabled }) => disabled !== true);
    if (listed.record === null) throw new Error('There is no list');
    const turned = discord.pressButton(listed.record, older?.custom_id ?? '');
    await turned.acknowledged;
    gate.resolve();
    await expect.poll(() => listed.record?.latest.embeds[0]?.footer?.text).toContain('Page 2');
  });

  test('suggestions that take too long are none, in time', async () => {
    const { discord } = await online(scriptedDesk({ suggest: () => new Promise(() => {}) }));
    const typed = discord.autocomplete({ ...ask, options: { ...ask.options, outlet: 'wi' }, focused: 'outlet' });
    await typed.acknowledged;
    expect(typed.choices).toEqual([]);
  });

  test('an interaction that expired before it was deferred ends quietly', async () => {
    const clock = manualClock();
    const { discord, logged } = await online(scriptedDesk({}), {}, { clock });
    discord.faults.add({ method: 'POST', path: '/callback' }, { kind: 'delay', ms: 3_500 });
    const asked = discord.invoke(ask);
    while (!asked.failed) {
      await new Promise((done) => setTimeout(done, 10));
      clock.advance(1_000);
    }
    // However late the bot's first response sets out, time goes on until it has come back.
    await expect
      .poll(() => {
        clock.advance(1_000);
        return logged.map(({ level }) => level);
      })
      .toContain('warn');
    expect(logged.filter(({ level }) => level === 'error')).toEqual([]);
    expect(discord.requests.filter(({ path }) => path.startsWith('/webhooks'))).toEqual([]);
  });

  test('a message deleted while the answer comes in ends the work, quietly', async () => {
    let ended = false;
    const desk = scriptedDesk({
      ask: async (_, { onProgress, signal }) => {
        const all = snapshots(20);
        for (let at = 0; !signal.aborted; at += 1) {
          onProgress?.(all[at % all.length] ?? answer());
          await new Promise((done) => setTimeout(done, 10));
        }
        ended = true;
        return answer();
      },
    });
    const { discord, bot, logged } = await online(desk);
    const asked = discord.invoke(ask);
    await asked.until(({ history }) => history.length > 2);
    if (asked.record) discord.deleteMessage(asked.record);
    await expect.poll(() => bot.inFlight).toBe(0);
    await expect.poll(() => ended).toBe(true);
    expect(asked.followUps).toEqual([]);
    expect(discord.requests.filter(({ status }) => status === 404)).toHaveLength(1);
    expect(logged.filter(({ level }) => level === 'error')).toEqual([]);
  });

  test('an answer that comes after the token’s 15 minutes ends quietly', async () => {
    const clock = manualClock();
    const gate = Promise.withResolvers<Answer>();
    const { discord, bot, logged } = await online(scriptedDesk({ ask: () => gate.promise }), {}, { clock });
    const asked = discord.invoke(ask);
    await asked.acknowledged;
    clock.advance(16 * 60_000);
    gate.resolve(answer());
    await expect.poll(() => bot.inFlight).toBe(0);
    expect(logged.filter(({ level }) => level === 'warn').map(({ fields }) => fields['code'])).toEqual([50027]);
    expect(asked.isLoading).toBe(true);
  });

  test('edits that Discord answers with 500 or 429 do not lose the answer', async () => {
    const desk = scriptedDesk({
      ask: async (_, { onProgress }) => {
        for (const snapshot of snapshots(10)) {
          onProgress?.(snapshot);
          await new Promise((done) => setTimeout(done, 15));
        }
        return answer();
      },
    });
    const { discord } = await online(desk);
    discord.faults.add({ method: 'PATCH', times: 4 }, { kind: 'status', status: 500 });
    discord.faults.add({ method: 'PATCH' }, { kind: 'rate_limited', retryAfterMs: 50 });
    const asked = discord.invoke(ask);
    const reply = await asked.reply(({ embeds }) => embeds.some(({ footer }) => footer?.text.startsWith('Written by')));
    expect(textOf(reply)).toContain('opened a security dialogue');
    expect(asked.followUps).toEqual([]);
  });

  test.each([
    { kind: 'status', status: 503 } as const,
    { kind: 'drop', by: 'close' } as const,
    { kind: 'drop', by: 'reset', afterEffect: true } as const,
  ])('a first response that meets %j is tried again, and the answer comes', async (fault) => {
    const { discord } = await online(answering);
    discord.faults.add({ method: 'POST', path: '/callback' }, fault);
    const reply = await discord.invoke(ask).reply();
    expect(textOf(reply)).toContain('opened a security dialogue');
  });

  test('a second process that has the same token answers nothing twice', async () => {
    const { discord, bot, logged } = await online(answering);
    const second = await startBot({ ...quiet, token: discord.token, apiUrl: discord.url, desk: answering });
    onTestFinished(() => second.close(0));
    const asked = discord.invoke(ask);
    await asked.reply();
    await expect.poll(() => bot.inFlight + second.inFlight).toBe(0);
    expect(asked.history).toHaveLength(2);
    expect(asked.followUps).toEqual([]);
    expect(logged.filter(({ level }) => level === 'error')).toEqual([]);
  });

  test('a final message that Discord fails to take is tried again later', async () => {
    const { discord } = await online(answering);
    discord.faults.add({ method: 'PATCH', times: 3 }, { kind: 'status', status: 503 });
    const reply = await discord.invoke(ask).reply();
    expect(textOf(reply)).toContain('opened a security dialogue');
  });

  test.each([
    { kind: 'status', status: 500 } as const,
    { kind: 'drop', by: 'reset', afterEffect: true } as const,
  ])('a follow-up that meets %j is not sent twice, and the answer stands', async (fault) => {
    const long = talks(300);
    const { discord, bot, logged } = await online(scriptedDesk({ ask: () => Promise.resolve(long) }));
    discord.faults.add({ method: 'POST', path: '/webhooks' }, fault);
    const asked = discord.invoke(ask);
    await asked.reply();
    await expect.poll(() => bot.inFlight).toBe(0);
    expect(asked.message && textOf(asked.message)).toContain('The talks went on in Seoul.');
    expect(new Set(asked.followUps.map(({ latest }) => textOf(latest))).size).toBe(asked.followUps.length);
    expect(asked.message?.content).toBe(wording.restLost);
    expect(logged.map(({ message }) => message)).toContain('An answer was not delivered to its end');
  });

  test('a refusal that cannot be made private is said all the same', async () => {
    const refusing = scriptedDesk({ ask: () => Promise.reject(new InputError(() => 'No outlet is called *that*.')) });
    const { discord } = await online(refusing);
    discord.faults.add({ method: 'DELETE' }, { kind: 'status', status: 500 });
    expect((await discord.invoke(ask).reply()).content).toBe('No outlet is called \\*that\\*.');
  });

  test('a refusal reaches the person although the word that "is thinking" was taken back is lost', async () => {
    const { discord } = await online(
      scriptedDesk({ ask: () => Promise.reject(new InputError(({ input }) => input.unknownOutlet('No Such', []))) }),
    );
    discord.faults.add({ method: 'DELETE' }, { kind: 'drop', by: 'close', afterEffect: true });
    const asked = discord.invoke(ask);
    await expect.poll(() => asked.followUps.map(({ latest }) => latest.content).join()).toContain('No Such');
    expect(asked.record?.deletedBy).toBe('bot');
    expect(asked.followUps.map(({ privateTo }) => privateTo)).toEqual([discord.user.user.id]);
  });

  test('a desk that takes too long is ended in time to say so', async () => {
    const { discord } = await online(scriptedDesk({ ask: () => new Promise(() => undefined) }), {
      clock: scaledClock(10_000),
    });
    const reply = await discord.invoke(ask).reply();
    expect(reply.content).toBe(wording.outOfTime);
  });
});
