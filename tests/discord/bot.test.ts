import { describe, expect, test } from 'vitest';
import { InputError } from '../../src/desk/check-input.ts';
import { answer, digest, notCovered, snapshots, talks } from './answers.ts';
import { online, scriptedDesk, speedUp, textOf } from './harness.ts';

const ephemeral = 64;
const question = 'What did Poland and South Korea agree on?';
const ask = { command: 'ask', options: { question } };
const answering = scriptedDesk({ ask: () => Promise.resolve(answer()) });

describe('/ask', () => {
  test('defers at once and answers with the sources', async () => {
    const { discord } = await online(answering);
    const asked = discord.invoke(ask);
    expect((await asked.acknowledged).type).toBe(5);
    const reply = await asked.reply();
    expect(textOf(reply)).toContain(`**${question}**`);
    expect(textOf(reply)).toContain('opened a security dialogue. [[1]](<https://example.org/seoul>)');
    expect(asked.isEphemeral).toBe(false);
  });

  test('hands the desk the question, the filter and the moment', async () => {
    let given: unknown;
    const desk = scriptedDesk({
      ask: (asked) => {
        given = asked;
        return Promise.resolve(notCovered());
      },
    });
    const { discord } = await online(desk);
    const options = { question: `  ${question} `, from: '2026-02-01', to: '2026-02-28', outlet: 'Example Wire' };
    await discord.invoke({ command: 'ask', options }).reply();
    expect(given).toEqual({
      text: question,
      filter: { from: '2026-02-01', to: '2026-02-28', outlets: ['Example Wire'] },
      askedAt: expect.any(Date),
    });
  });

  test('an answer that is none carries its trace too, and so does an empty summary', async () => {
    const desk = scriptedDesk({
      ask: () => Promise.resolve(notCovered({ trace: '7K3M9QX2RT' })),
      summarise: () => Promise.resolve(digest({ items: [], trace: '7K3M9QX2RT' })),
    });
    const { discord } = await online(desk);
    for (const command of [ask, { command: 'summary' }]) {
      const { embeds } = await discord.invoke(command).reply();
      expect(embeds.at(-1)?.footer?.text).toBe('Trace 7K3M9QX2RT');
    }
  });

  test('hands the desk who asks and where, and shows the trace in small', async () => {
    const given: unknown[] = [];
    const desk = scriptedDesk({
      ask: (_, { asker }) => {
        given.push(asker);
        return Promise.resolve(answer({ trace: '7K3M9QX2RT' }));
      },
      summarise: (_, { asker }) => {
        given.push(asker);
        return Promise.resolve(digest({ trace: '7K3M9QX2RT' }));
      },
    });
    const { discord } = await online(desk);
    for (const command of [ask, { command: 'summary' }]) {
      const asked = discord.invoke(command);
      const { embeds } = await asked.reply();
      expect(embeds.at(-1)?.footer?.text).toMatch(/^Written by Claude.* · Trace 7K3M9QX2RT$/);
      expect(given.pop()).toEqual({
        id: asked.person.user.id,
        server: expect.stringMatching(/^\d+$/),
        channel: discord.channelId,
        place: 'discord',
        isPrivate: false,
      });
    }
  });

  test('in private is seen by the person alone, follow-ups too', async () => {
    const long = talks(300);
    const { discord } = await online(scriptedDesk({ ask: () => Promise.resolve(long) }));
    const asked = discord.invoke({ command: 'ask', options: { question, private: true } });
    await asked.until(({ followUps }) => followUps.length >= 2);
    expect(asked.isEphemeral).toBe(true);
    expect(asked.followUps.every(({ privateTo }) => privateTo === asked.person.user.id)).toBe(true);
  });

  test('shows what is checked so far in few edits, and the final answer last', async () => {
    const desk = scriptedDesk({
      ask: async (_, { onProgress }) => {
        for (const snapshot of snapshots(60)) {
          onProgress?.(snapshot);
          await new Promise((done) => setTimeout(done, 5));
        }
        return answer();
      },
    });
    const { discord } = await online(desk, {}, { rateLimits: { webhook: { requests: 5, windowMs: 5_000 / speedUp } } });
    const asked = discord.invoke(ask);
    const last = await asked.reply(({ embeds }) => embeds.some(({ footer }) => footer?.text.startsWith('Written by')));
    const [, ...edits] = asked.history;
    expect(edits.length).toBeGreaterThan(3);
    // Fewer than there were snapshots, and below: never more than Discord takes, however long a busy machine is at it.
    expect(edits.length).toBeLessThan(60);
    expect(edits.at(-1)?.message).toEqual(last);
    expect(discord.requests.filter(({ status }) => status === 429)).toEqual([]);
  });

  test('in a user-installed app sends no more than five follow-ups, and says what is missing', async () => {
    const long = talks(900);
    const { discord, logged } = await online(scriptedDesk({ ask: () => Promise.resolve(long) }));
    const asked = discord.invoke({ ...ask, installedBy: 'user' });
    await asked.until(({ followUps }) => followUps.length === 5);
    expect(asked.followUps.map(({ latest }) => textOf(latest)).join('\n')).toContain('There was no room here');
    expect(logged.filter(({ level }) => level !== 'info')).toEqual([]);
  });

  test('by 60 people at once is answered to all of them', { tags: 'thorough' }, async () => {
    const { discord } = await online(answering);
    const all = Array.from({ length: 60 }, () => discord.invoke(ask));
    const replies = await Promise.all(all.map((asked) => asked.reply(() => true, 15_000)));
    expect(replies).toHaveLength(60);
  });

  test('pings nobody, whatever the articles and the question say', async () => {
    const shout = '@everyone @here <@1> <@&2>';
    const everywhere = answer({ question: shout, sentences: [{ text: shout, citations: [1], startsParagraph: true }] });
    const { discord } = await online(
      scriptedDesk({
        ask: (_, { onProgress }) => {
          onProgress?.({ ...everywhere, complete: false });
          return Promise.resolve(everywhere);
        },
      }),
    );
    const asked = discord.invoke({ command: 'ask', options: { question: shout } });
    await asked.reply(({ embeds }) => embeds.some(({ footer }) => footer?.text.startsWith('Written by')));
    for (const { pings } of asked.history) expect(pings).toEqual({ everyone: false, users: [], roles: [] });
    const bodies = discord.requests.filter(({ path, method }) => path.startsWith('/webhooks') && method !== 'DELETE');
    expect(bodies.length).toBeGreaterThan(0);
    for (const { body } of bodies) expect(body).toMatchObject({ allowed_mentions: { parse: [] } });
  });
});

describe('/summary', () => {
  test('answers with the stories, and asks the desk for what was typed', async () => {
    let given: unknown;
    const desk = scriptedDesk({
      summarise: (request) => {
        given = request;
        return Promise.resolve(digest());
      },
    });
    const { discord } = await online(desk);
    const reply = await discord.invoke({ command: 'summary', options: { days: 7, topic: 'tanks' } }).reply();
    expect(given).toMatchObject({ days: 7, topic: 'tanks', count: 5 });
    expect(textOf(reply)).toContain('Warsaw signed for more tanks.');
  });
});

describe('what cannot be used', () => {
  test.each([
    [{ from: '2026-02-30' }, '“2026-02-30” after “from” is not a date I can use.'],
    [{ to: 'last [week](https://evil.example)' }, '“last \\[week\\](https\\://evil.example)” after “to” is not a date'],
    [{ from: '2026-03-01', to: '2026-02-01' }, '“from” (2026-03-01) lies after “to” (2026-02-01).'],
    [{ question: '   ' }, 'There is no question to answer yet.'],
  ])('%j is answered at once, in private, with what to do', async (typed, sentence) => {
    const { discord, logged } = await online(scriptedDesk({}));
    const asked = discord.invoke({ command: 'ask', options: { question, ...typed } });
    expect((await asked.acknowledged).type).toBe(4);
    expect(asked.isEphemeral).toBe(true);
    expect(asked.message?.content).toContain(sentence);
    expect(logged.filter(({ level }) => level !== 'info')).toEqual([]);
  });

  test.each([false, true])('by the desk is said in private (asked in private: %s)', async (isPrivate) => {
    const { discord, logged } = await online(
      scriptedDesk({ ask: () => Promise.reject(new InputError(() => 'You have asked ten questions this hour.')) }),
    );
    const asked = discord.invoke({ command: 'ask', options: { question, private: isPrivate } });
    await asked.until(({ followUps, isLoading, message }) => followUps.length > 0 || (message !== null && !isLoading));
    const told = isPrivate ? asked.record : asked.followUps[0];
    expect(told?.latest.content).toBe('You have asked ten questions this hour.');
    expect((told?.latest.flags ?? 0) & ephemeral).toBe(ephemeral);
    if (!isPrivate) expect(asked.message).toBeNull();
    expect(logged.filter(({ level }) => level !== 'info')).toEqual([]);
  });
});
