import { expect, test } from 'vitest';
import { openEditorsChannel } from '../../src/discord/editors-channel.ts';
import { newClient } from '../../src/discord/wire/gateway-client.ts';
import { calendarIn } from '../../src/language/calendar.ts';
import type { LocalDiscord } from '../../src/local/discord/local-discord.ts';
import type { MessageRecord } from '../../src/local/discord/message-store.ts';
import { silentLog } from '../../src/log/log.ts';
import { hiddenArticles } from '../../src/store/sqlite/open-hidden.ts';
import { english } from '../../src/wording/english.ts';
import { wordingFor } from '../../src/wording/translations.ts';
import { archiveOf } from '../building/archive.ts';
import { article } from '../building/article.ts';
import { openFrontDesk } from '../building/front-desk.ts';
import { onTestFinished } from '../building/running-test.ts';
import { traceOf, traceRecord } from '../building/trace.ts';
import { strictDiscord } from '../conformance/strict-discord.ts';
import { online, scaledClock, speedUp, textOf } from './harness.ts';

const ferry = article(
  'ferry',
  { title: 'Ferry comes in late', source: 'Baltic Courier', date: '2026-03-01' },
  'The ferry Stena came to Gdynia nine hours late. Its captain blamed fog near Bornholm.',
);
const question = 'What did the captain of the ferry blame?';
const never = new AbortController().signal;
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const said = english.editors;

/** A newsroom with a reader and an editor, whose channel is told by rounds that the test calls. */
async function newsroom() {
  let now = Date.parse('2026-03-03T11:00:00Z');
  const archive = archiveOf(ferry);
  const { frontDesk, state } = openFrontDesk({
    library: archive.library,
    dataDir: archive.dataDir,
    now: () => new Date(now),
  });
  const trouble = { sources: [] as Awaited<ReturnType<typeof frontDesk.status>>['sources'][number][] };
  const base = { state, hidden: hiddenArticles(archive.dataDir), hashId: state.hashId, budget: 2 };
  const options = (channel: string) => ({
    ...{ ...base, channel, sources: () => trouble.sources },
    refused: () => ({ count: 0, first: [], stamp: '' }),
    traceText: ({ id }: { readonly id: string }) => `All of trace ${id}`,
  });
  const calendar = calendarIn('UTC', () => new Date(now));
  const discord = await strictDiscord({ rateLimits: false });
  const editors = discord.createChannel({ name: 'editors' });
  // The bot's own rounds end with the first: the others come when the test says so.
  const clock = {
    ...scaledClock(speedUp),
    wait: (ms: number, signal?: AbortSignal) =>
      ms === minuteMs
        ? new Promise<void>((resolve) => signal?.addEventListener('abort', () => resolve()))
        : scaledClock(speedUp).wait(ms, signal),
  };
  const at = { token: discord.token, apiUrl: discord.url };
  await online(frontDesk, { calendar, clock, ...at, editors: options(editors.id) });
  const editor = discord.createUser({ username: 'editor', globalName: 'Editor', permissions: 0x20n });
  const client = newClient(discord.url, async () => {});
  onTestFinished(() => client.destroy());
  client.rest.setToken(discord.token);
  const place = {
    rest: client.rest,
    botId: discord.applicationId,
    desk: frontDesk,
    calendar,
    log: silentLog,
    read: async () => null,
  };
  const { courier, desk } = openEditorsChannel(options(editors.id), place);

  /** A round, and what it put into the outbox is posted. */
  const round = async (): Promise<readonly MessageRecord[]> => {
    await desk.round(never);
    for (;;) {
      const at = new Date(now);
      const claimed = await state.deliveries.claim('test', hourMs, at, 9);
      if (claimed.length === 0) return discord.messages(editors.id);
      for (const { key, to, payload, mark } of claimed) {
        await state.deliveries.sending(key, 'test', hourMs, at, true);
        let sent = await courier.post(to, payload, mark, never);
        // As the outbox does it: a connection that was closed meanwhile is no refusal.
        if (sent.kind === 'unreachable') sent = await courier.post(to, payload, mark, never);
        if (sent.kind !== 'posted') throw new Error(sent.detail);
        await state.deliveries.posted(key, 'test', sent.posted);
      }
    }
  };
  const pass = (ms: number): void => {
    now += ms;
  };
  await round();
  pass(minuteMs);
  return { archive, discord, editor, editors, frontDesk, state, desk, trouble, round, pass, now: () => new Date(now) };
}

/** A reader asks, and rates the answer down. */
async function reported(discord: LocalDiscord): Promise<MessageRecord> {
  const interaction = discord.invoke({ command: 'ask', options: { question } });
  await interaction.reply(({ components }) => components.length > 0);
  const { record } = interaction;
  const down = record?.latest.components[0]?.components.find(({ custom_id }) => custom_id?.endsWith(':down'));
  if (!record || typeof down?.custom_id !== 'string') throw new Error('There is nothing to rate');
  const pressed = discord.pressButton(record, down.custom_id);
  await expect.poll(() => pressed.modal).not.toBeNull();
  return record;
}

/** The traces that the menu of a post offers. */
const tracesOf = (message: MessageRecord): string[] => {
  const [menu] = message.latest.components[0]?.components ?? [];
  return menu !== undefined && 'options' in menu ? menu.options.map(({ value }) => value) : [];
};

const idsOf = (message: MessageRecord): string[] =>
  message.latest.components.flatMap(({ components }) => components.map(({ custom_id }) => custom_id ?? ''));

test('what readers rated down is posted once, an hour apart at most, and says what was answered', async () => {
  const { discord, round, pass } = await newsroom();
  await reported(discord);
  expect(await round()).toEqual([]);
  pass(3 * minuteMs);
  const [post, ...more] = await round();
  expect(more).toEqual([]);
  expect(textOf(post?.latest ?? { content: '', embeds: [] })).toContain(`**${question}**\n> The ferry Stena`);
  expect(textOf(post?.latest ?? { content: '', embeds: [] })).toContain(`👎 ${said.noReason}`);
  await reported(discord);
  pass(30 * minuteMs);
  expect(await round()).toHaveLength(1);
  pass(30 * minuteMs);
  expect(await round()).toHaveLength(2);
  pass(10 * hourMs);
  expect(await round()).toHaveLength(2);
});

const shown = (message: MessageRecord | undefined): string =>
  message === undefined ? 'nothing' : textOf(message.latest);
const idWith = (message: MessageRecord | undefined, verb: string): string =>
  (message === undefined ? [] : idsOf(message)).find((id) => id.startsWith(verb)) ?? `no ${verb}`;

test('an editor sees a trace, hides an article that it cites, and shows it again', async () => {
  const { discord, editor, round, pass, archive } = await newsroom();
  await reported(discord);
  pass(hourMs);
  const [post] = await round();
  if (post === undefined) throw new Error('There is no post');
  const menu = idWith(post, 'editors-trace');
  const [trace = ''] = tracesOf(post);
  const pressed = discord.select(post, menu, [trace], { user: editor });
  await pressed.reply();
  expect(pressed.isEphemeral).toBe(true);
  const { record: reply } = pressed;
  if (reply === null) throw new Error('There is no reply');
  expect(shown(reply)).toContain('Ferry comes in late');
  expect(reply.latest.attachments.map(({ filename }) => filename)).toEqual([`trace-${trace}.txt`]);

  discord.pressButton(reply, idWith(reply, 'editors-hide'), { user: editor });
  await expect.poll(() => shown(reply)).toContain(`(**${said.hidden}**)`);
  expect(await hiddenArticles(archive.dataDir).find('ferry')).toMatchObject({
    by: expect.stringMatching(/^[\w-]{20,}$/),
  });
  expect((await archive.library.facts(new Date('2026-03-03'))).articles).toBe(0);
  discord.pressButton(reply, idWith(reply, 'editors-hide'), { user: editor });
  await expect.poll(() => shown(reply)).not.toContain(`(**${said.hidden}**)`);
  expect((await archive.library.facts(new Date('2026-03-03'))).articles).toBe(1);
});

test('rights are looked at with each press: who may manage the server, in that channel alone', async () => {
  const { discord, editor, round, pass, archive } = await newsroom();
  const answer = await reported(discord);
  pass(hourMs);
  const [post] = await round();
  if (post === undefined) throw new Error('There is no post');
  const [trace = ''] = tracesOf(post);
  const stranger = discord.select(post, idWith(post, 'editors-trace'), [trace], { user: discord.user });
  expect(textOf(await stranger.reply())).toBe(said.notYours);

  const opened = discord.select(post, idWith(post, 'editors-trace'), [trace], { user: editor });
  await opened.reply();
  if (opened.record === null) throw new Error('There is no reply');
  // Somebody took the role from the editor meanwhile.
  const former = { ...editor, permissions: 0n };
  const hide = discord.pressButton(opened.record, idWith(opened.record, 'editors-hide'), { user: former });
  expect(textOf(await hide.reply())).toBe(said.notYours);
  expect(await hiddenArticles(archive.dataDir).all()).toEqual([]);
  const elsewhere = discord.pressButton(opened.record, idWith(opened.record, 'editors-hide'), {
    user: editor,
    channel: answer.channelId,
  });
  expect(textOf(await elsewhere.reply())).toBe(said.notYours);
});

test('a post loses what a reader has forgotten, and is emptied when nothing is left', async () => {
  const { discord, frontDesk, state, round, pass, now } = await newsroom();
  await reported(discord);
  await state.traces.keep(traceOf({ id: 'SECONDONE1', question: 'And who else?', asker: 'somebody', askedAt: now() }));
  await state.ratings.keep(
    'SECONDONE1',
    'somebody',
    { rating: 'down', reason: 'outdated', comment: 'Old news' },
    now(),
  );
  pass(hourMs);
  const [post] = await round();
  expect(shown(post)).toContain('And who else?');
  expect(shown(post)).toContain(`👎 ${english.rating.reasons.outdated}: “Old news”`);
  await frontDesk.forget(discord.user.user.id);
  // As long as the bot may not edit it, it stands there; then it goes.
  discord.setBotPermissions([]);
  await round();
  expect(shown(post)).toContain(question);
  discord.setBotPermissions(['ViewChannel', 'SendMessages', 'EmbedLinks', 'AttachFiles', 'ReadMessageHistory']);
  await round();
  expect(shown(post)).not.toContain(question);
  expect(shown(post)).toContain('And who else?');
  expect(shown(post)).toContain(said.ended);
  pass(31 * 24 * hourMs);
  await state.traces.deleteBefore(new Date(now().getTime() - 30 * 24 * hourMs));
  await round();
  expect(shown(post)).toBe(said.emptied);
  expect(post?.latest.components).toEqual([]);
});

test('the day says what was not covered, grouped, and what it cost; Export gives what is still kept', async () => {
  const { discord, editor, state, frontDesk, round, pass, now } = await newsroom();
  const ask = (text: string, isPrivate: boolean, asker: string | null = 'somebody') =>
    state.traces.keep(
      traceOf({ question: text, status: 'not_covered', asker, askedAt: now(), record: traceRecord({ isPrivate }) }),
    );
  await ask('When does the Gdynia tunnel open?', false);
  await ask('Does the tunnel of Gdynia open this year?', false);
  await ask('=HYPERLINK("http://x.example")', false, state.hashId('person', discord.user.user.id));
  await ask('Am I ill?', true);
  await state.spending.add(0.5, now(), now());
  pass(23 * hourMs);
  const [post, ...more] = await round();
  expect(more).toEqual([]);
  const text = shown(post);
  expect(text).toContain('**2 ×** tunnel Gdynia open');
  expect(text).not.toContain('ill');
  expect(text).toContain('$0.50 yesterday');
  expect(text).toContain('$2.00 is left');
  if (post === undefined) throw new Error('There is no post');
  await frontDesk.forget(discord.user.user.id);
  const pressed = discord.pressButton(post, idWith(post, 'editors-export'), { user: editor });
  expect(textOf(await pressed.reply())).toBe(said.exported(2));
  await round();
  expect(shown(post)).not.toContain('HYPERLINK');
});

test('warnings are bundled and come once; a server’s own language is spoken', async () => {
  const { discord, editor, desk, frontDesk, trouble, round, pass } = await newsroom();
  await frontDesk.changeSettings(discord.guildId, { language: 'pl' });
  const source = { id: 'gazette @everyone', kind: 'feed', readAt: null, changedAt: null, nextAt: null, articles: 0 };
  trouble.sources.push({ ...source, trouble: 'It says 500.', failures: 3, isSilent: false, held: null });
  await desk.warn({ about: 'held', channel: '123456789012345678', detail: 'no history' });
  const [post, ...more] = await round();
  expect(more).toEqual([]);
  const polish = wordingFor('pl').editors;
  expect(shown(post)).toContain(polish.warnings);
  expect(shown(post)).toContain('gazette \\@everyone');
  expect(shown(post)).toContain(polish.postHeld('<#123456789012345678>', 'no history'));
  pass(2 * hourMs);
  expect(await round()).toHaveLength(1);
  if (post === undefined) throw new Error('There is no post');
  const pressed = discord.pressButton(post, idWith(post, 'editors-sources'), { user: editor });
  expect(textOf(await pressed.reply())).toContain(said.sources);
});

test('once a week figures come with a picture', async () => {
  const { state, round, pass, now } = await newsroom();
  for (const status of ['answered', 'answered', 'not_covered'] as const)
    await state.traces.keep(traceOf({ status, askedAt: now(), question: '' }));
  pass(7 * 24 * hourMs);
  const posts = await round();
  const week = posts.find((post) => shown(post).includes('The week from'));
  expect(shown(week)).toContain('3: 2 answered, 1 not covered, 0 failed');
  expect(week?.latest.attachments).toMatchObject([{ filename: 'week.png', content_type: 'image/png', width: 1_080 }]);
});
