import { describe, expect, test } from 'vitest';
import type { Briefing, BriefingPreview, BriefingRequest } from '../../../src/coverage/briefing.ts';
import type { Interaction } from '../../../src/local/discord/message-handle.ts';
import type { MessageRecord } from '../../../src/local/discord/message-store.ts';
import { defaultServerSettings, type ServerSettings } from '../../../src/store/server-settings.ts';
import { english } from '../../../src/wording/english.ts';
import { openServerDigests } from '../../building/server-digests.ts';
import { SteppedClock } from '../../building/stepped-clock.ts';
import { digest as digestOf, seoul, warsaw } from '../answers.ts';
import { online, scaledClock, scriptedDesk, speedUp, textOf } from '../harness.ts';

const said = english.digests;
const week: BriefingPreview = {
  words: 'arms deals, not sport',
  wish: { wanted: ['arms deals'], unwanted: ['sport'], outlets: [], unwantedOutlets: [] },
  days: 7,
  stories: 19,
  taken: 7,
  newest: [warsaw, seoul],
  nearest: [{ headline: { ...seoul, title: '@everyone **wins** the cup' }, unwanted: 'sport' }],
  elsewhere: 0,
};
const { preview: told } = english.briefing;

/** A digest that tells of tanks. */
function briefing(request: BriefingRequest): Briefing {
  const { items, ...rest } = digestOf({ trace: 'ABCDEFGHJK' });
  const wish = { wanted: [], unwanted: [], outlets: [], unwantedOutlets: [] };
  return {
    ...rest,
    request,
    wish,
    leftOut: 0,
    items: items.map((item) => ({ ...item, news: { kind: 'new' } as const })),
  };
}

/** A server with a manager, over a real store. */
async function stage(preview: () => Promise<BriefingPreview> = async () => week) {
  const clock = scaledClock(speedUp);
  let previewed = 0;
  const { digests, state } = openServerDigests(() => new Date(clock.now()));
  let settings: ServerSettings = defaultServerSettings;
  const desk = scriptedDesk({
    status: async () => ({
      ...{ articles: 1, newest: null, lastSync: null, isSyncOverdue: false, sources: [], claude: 'none' },
      ...{ model: null, isOwnServer: false, version: '1.2.3' },
    }),
    previewBriefing: () => {
      previewed += 1;
      return preview();
    },
    settings: async () => settings,
    changeSettings: async (_, change) => {
      settings = { ...settings, ...change };
    },
  });
  const found = await online(desk, { digests, clock });
  const { discord } = found;
  const manager = discord.createUser({ username: 'manager', globalName: 'Manager', permissions: 0x20n });
  const add = (options: Record<string, string | number> = {}) =>
    discord.invoke({
      command: 'digest add',
      user: manager,
      options: { channel: discord.channelId, every: 'daily', ...options },
    });
  const panel = async (options: Record<string, string | number> = {}): Promise<MessageRecord> => recordOf(add(options));
  const list = () => digests.list(discord.guildId);
  const press = (record: MessageRecord, part: string): Interaction =>
    discord.pressButton(record, idOf(record, part), { user: manager });
  return {
    ...found,
    ...{ digests, state, manager, add, panel, list, press },
    previewed: () => previewed,
    settings: () => settings,
    as: { user: manager },
  };
}

async function recordOf(interaction: Interaction): Promise<MessageRecord> {
  await interaction.reply();
  if (interaction.record === null) throw new Error('There is no message.');
  return interaction.record;
}

/** The custom id of the component that does this. */
function idOf(record: MessageRecord, part: string): string {
  const ids = record.latest.components.flatMap(({ components }) => components.map(({ custom_id }) => custom_id ?? ''));
  const found = ids.find((id) => id.split(':').includes(part));
  if (found === undefined) throw new Error(`There is no ${part} among ${ids.join(', ')}`);
  return found;
}

const shown = (record: MessageRecord) => textOf(record.latest);
/** What Discord shows of a sentence that quotes what was typed. */
const plain = async (interaction: Interaction) => textOf(await interaction.reply()).replaceAll('\\', '');

describe('/digest add', () => {
  test('shows what was understood, what the week would have brought and when it comes; nothing is saved before Save', async () => {
    const { add, list, press, digests, discord } = await stage();
    const asked = add({ at: '8 am', about: 'arms deals, not sport', count: 3 });
    const record = await recordOf(asked);
    expect(asked.isEphemeral).toBe(true);
    const text = shown(record);
    expect(text).toContain(told.understood('on arms deals, without sport'));
    expect(text).toContain(told.takes(7, 19, 7));
    expect(text).toContain('Warsaw signs a second contract for tanks');
    expect(text).toContain('\\@everyone \\*\\*wins\\*\\* the cup');
    expect(text).toContain('every day at 08:00 · time zone UTC');
    expect(text).toContain(said.zoneTaken('UTC'));
    expect(text).not.toContain('⚠');
    expect(await list()).toEqual([]);
    press(record, 'save');
    await expect.poll(() => shown(record)).toMatch(/^Saved as digest \w+\./);
    const [saved] = await list();
    expect(saved).toMatchObject({
      channel: discord.channelId,
      rhythm: { kind: 'daily', at: '08:00' },
      timeZone: 'UTC',
      words: 'arms deals, not sport',
      count: 3,
      language: 'en',
      mention: null,
      whenEmpty: 'skip',
    });
    if (saved === undefined) return;
    expect(saved.createdAt.getTime() - saved.toldUntil.getTime()).toBe(86_400_000);
    const next = digests.nextAt(saved);
    expect(shown(record)).toContain(`<t:${(next?.getTime() ?? 0) / 1000}:R>`);
    expect(record.latest.components).toEqual([]);
  });

  test('every part can be changed before it is saved, and the week is looked at anew for other words alone', async () => {
    const { panel, list, press, discord, as, previewed } = await stage();
    const role = discord.createRole({ name: 'Readers', isMentionable: true });
    const record = await panel();
    const when = press(record, 'when');
    await when.acknowledged;
    discord.submitModal(
      when,
      { rhythm: 'weekly', weekday: '5', at: '20.30', quiet: '22:00 - 7:00', missed: 'none' },
      as,
    );
    await expect.poll(() => shown(record)).toContain('every Friday at 20:30');
    discord.select(record, idOf(record, 'role'), [role.id], as);
    await expect.poll(() => shown(record)).toContain(`<@&${role.id}>`);
    expect(previewed()).toBe(1);
    const what = press(record, 'what');
    await what.acknowledged;
    discord.submitModal(what, { words: 'ships', count: '7', language: 'pl', 'when-empty': 'say' }, as);
    await expect.poll(() => shown(record)).toContain('“ships”');
    expect(previewed()).toBe(2);
    press(record, 'save');
    await expect.poll(list).toHaveLength(1);
    expect((await list())[0]).toMatchObject({
      rhythm: { kind: 'weekly', weekday: 5, at: '20:30' },
      quiet: { from: '22:00', to: '07:00' },
      ...{ missed: 'none', mention: role.id, words: 'ships', count: 7, language: 'pl', whenEmpty: 'say' },
    });
  });

  test('what is mistyped is told in words, and the draft stays', async () => {
    const { add, panel, press, discord, as, list } = await stage();
    expect(await plain(add({ at: 'noonish' }))).toBe(said.badTime('noonish'));
    const record = await panel();
    for (const [values, sentence] of [
      [{ at: '25:00' }, said.badTime('25:00')],
      [{ quiet: 'at night' }, said.badQuiet('at night')],
    ] as const) {
      const opened = press(record, 'when');
      await opened.acknowledged;
      expect(await plain(discord.submitModal(opened, values, as))).toBe(sentence);
    }
    const opened = press(record, 'what');
    await opened.acknowledged;
    expect(await plain(discord.submitModal(opened, { count: '11' }, as))).toBe(said.badCount('11'));
    press(record, 'save');
    await expect.poll(list).toHaveLength(1);
  });

  test('a forum gets a title, and is asked for a tag where it wants one', async () => {
    const { panel, press, discord, as, list } = await stage();
    const forum = discord.createChannel({ kind: 'forum', name: 'news', tags: ['World', 'Local'], requiresTag: true });
    const record = await panel({ channel: forum.id });
    expect(shown(record)).toContain(said.forumDefault);
    const refused = press(record, 'save');
    expect(textOf(await refused.reply())).toBe(said.tagNeeded);
    discord.select(record, idOf(record, 'tags'), [forum.tags[1]?.id ?? ''], as);
    await expect.poll(() => shown(record)).toContain('**Tags:** Local');
    press(record, 'save');
    await expect.poll(list).toHaveLength(1);
    expect((await list())[0]?.forum).toEqual({ name: said.forumDefault, tags: [forum.tags[1]?.id] });
  });

  test('only an announcement channel passes a digest on to followers', async () => {
    const { panel, press, discord, as, list } = await stage();
    const channel = discord.createChannel({ kind: 'announcement', name: 'announcements' });
    const record = await panel({ channel: channel.id });
    press(record, 'crosspost');
    await expect.poll(() => shown(record)).toContain(`**${said.crosspost}:** ${said.yes}`);
    discord.select(record, idOf(record, 'channel'), [discord.channelId], as);
    await expect.poll(() => shown(record)).not.toContain(said.crosspost);
    expect(() => idOf(record, 'crosspost')).toThrow();
    press(record, 'save');
    await expect.poll(list).toHaveLength(1);
    expect((await list())[0]).toMatchObject({ channel: discord.channelId, crosspost: false });
  });

  test('what the bot may not do in the channel is named by its permission', async () => {
    const { panel, discord, as } = await stage();
    const readOnly = discord.createChannel({ name: 'read-only', permissions: { bot: ['ViewChannel'] } });
    const hidden = discord.createChannel({ name: 'hidden', permissions: { bot: [] } });
    const record = await panel({ channel: readOnly.id });
    expect(shown(record)).toContain(said.lacks.digests('Send Messages, Embed Links'));
    expect(shown(record)).toContain(said.lacks.certainty('Read Message History'));
    discord.select(record, idOf(record, 'channel'), [hidden.id], as);
    await expect.poll(() => shown(record)).toContain(said.unseen);
    const role = discord.createRole({ name: 'Staff' });
    const boss = discord.createUser({ username: 'boss', globalName: 'Boss', permissions: 0x8n });
    discord.select(record, idOf(record, 'role'), [role.id], as);
    const theirs = await recordOf(
      discord.invoke({ command: 'digest add', user: boss, options: { channel: discord.channelId, every: 'hourly' } }),
    );
    discord.select(theirs, idOf(theirs, 'role'), [role.id], { user: boss });
    await expect.poll(() => shown(theirs)).toContain(said.lacks.mentions(english.permissions.MentionEveryone));
  });

  test('everyone is never mentioned, nor a role that the person may not mention', async () => {
    const { panel, discord, as, list, press } = await stage();
    const role = discord.createRole({ name: 'Staff' });
    const record = await panel();
    const all = discord.select(record, idOf(record, 'role'), [discord.guildId], as);
    expect(textOf(await all.reply())).toBe(said.everyone);
    const staff = discord.select(record, idOf(record, 'role'), [role.id], as);
    expect(textOf(await staff.reply())).toBe(said.roleNotYours);
    press(record, 'save');
    await expect.poll(list).toHaveLength(1);
    expect((await list())[0]?.mention).toBeNull();
  });

  test('words that match nothing, leave nothing out or say nothing are told so', async () => {
    const nothing = { wanted: [], unwanted: [], outlets: [], unwantedOutlets: [] };
    let preview: BriefingPreview = { ...week, taken: 0, newest: [] };
    const { panel } = await stage(async () => preview);
    expect(shown(await panel({ about: 'unicorns' }))).toContain(`⚠ ${told.takes(0, 19, 7)}`);
    preview = { ...week, taken: 19 };
    expect(shown(await panel({ about: 'things' }))).toContain(`⚠ ${told.takes(19, 19, 7)}`);
    preview = { ...week, wish: nothing, taken: 19 };
    expect(shown(await panel({ about: '…' }))).toContain(`⚠ ${told.unread}`);
    expect(shown(await panel())).not.toContain('⚠');
  });

  test('a week that can’t be looked at is said, and stops nobody', async () => {
    const { panel, press, list } = await stage(() => Promise.reject(new Error('The disk is gone.')));
    const record = await panel();
    expect(shown(record)).toContain(said.previewFailed);
    press(record, 'save');
    await expect.poll(list).toHaveLength(1);
  });

  test('a draft that is gone says so, and a channel that is deleted meanwhile is not saved', async () => {
    const { panel, press, discord, list, bot, digests } = await stage();
    const channel = discord.createChannel({ name: 'short-lived' });
    const record = await panel({ channel: channel.id });
    discord.deleteChannel(channel.id);
    expect(textOf(await press(record, 'save').reply())).toBe(said.channelGone);
    expect(await list()).toEqual([]);
    press(record, 'cancel');
    await expect.poll(() => shown(record)).toBe(said.cancelled);
    const left = await panel();
    await bot.close(0);
    await online(scriptedDesk({}), { token: discord.token, apiUrl: discord.url, digests });
    press(left, 'save');
    await expect.poll(() => shown(left)).toBe(said.draftGone);
    expect(await list()).toEqual([]);
  });

  test('who may not manage the server gets nowhere, whatever they press', async () => {
    const { panel, discord, list } = await stage();
    expect(() => discord.invoke({ command: 'digest list' })).toThrow('lacks its permissions');
    const demoted = discord.createUser({ username: 'demoted', globalName: 'Demoted', permissions: 0x20n });
    const record = await recordOf(
      discord.invoke({
        command: 'digest add',
        user: demoted,
        options: { channel: discord.channelId, every: 'daily' },
      }),
    );
    const now = { ...demoted, permissions: 0x800n };
    expect(textOf(await discord.pressButton(record, idOf(record, 'save'), { user: now }).reply())).toBe(said.notYours);
    expect(await list()).toEqual([]);
    expect(await panel()).toBeDefined();
  });

  test('a server has room for 25', async () => {
    const { add, panel, press, list, state, discord, as } = await stage();
    const record = await panel();
    press(record, 'save');
    await expect.poll(list).toHaveLength(1);
    const [first] = await list();
    if (first === undefined) return;
    for (let at = 0; at < 24; at++) await state.schedules.add(first.server, first, new Date(), new Date());
    expect(textOf(await add().reply())).toBe(said.full(25));
    expect(
      (await recordOf(discord.invoke({ command: 'digest list', ...as }))).latest.components[0]?.components[0],
    ).toMatchObject({ options: { length: 25 } });
  });
});

describe('a digest that is there', () => {
  async function withOne() {
    const found = await stage();
    const { panel, press, list } = found;
    press(await panel({ about: 'ships' }), 'save');
    await expect.poll(list).toHaveLength(1);
    const [schedule] = await list();
    if (schedule === undefined) throw new Error('Nothing was saved.');
    return { ...found, schedule, server: found.discord.guildId };
  }

  test('is listed with its next time, picked, paused, resumed and removed after a question', async () => {
    const { discord, as, schedule, list, press } = await withOne();
    const record = await recordOf(discord.invoke({ command: 'digest list', ...as }));
    expect(shown(record)).toMatch(new RegExp(`\`${schedule.id}\` <#\\d+> · every day at 08:00 · “ships” · <t:\\d+:f>`));
    discord.select(record, 'digests:pick', [schedule.id], as);
    await expect.poll(() => shown(record)).toContain(said.editTitle(schedule.id));
    press(record, 'pause');
    await expect.poll(() => shown(record)).toContain(said.pausedNow);
    expect(shown(record)).toContain(said.pausedBy['by hand']);
    expect((await list())[0]?.paused).toMatchObject({ why: 'by hand' });
    press(record, 'resume');
    await expect.poll(() => shown(record)).toContain('It goes on. The next one comes <t:');
    press(record, 'preview');
    await expect.poll(() => shown(record)).toContain(told.takes(7, 19, 7));
    press(record, 'remove');
    await expect.poll(() => shown(record)).toContain(said.removeAsked);
    expect(await list()).toHaveLength(1);
    press(record, 'removed');
    await expect.poll(() => shown(record)).toBe(said.removed);
    expect(await list()).toEqual([]);
    expect(textOf(await discord.invoke({ command: 'digest list', ...as }).reply())).toBe(said.none);
  });

  test('is found by its description while it is typed, and by its number', async () => {
    const { discord, as, schedule } = await withOne();
    const typing = discord.autocomplete({
      command: 'digest pause',
      options: { digest: 'SHIPS' },
      focused: 'digest',
      ...as,
    });
    await typing.acknowledged;
    expect(typing.choices).toEqual([{ name: 'every day at 08:00 · “ships” · #general', value: schedule.id }]);
    const call = (command: string, digest: string) =>
      discord.invoke({ command: `digest ${command}`, options: { digest }, ...as }).reply();
    expect(textOf(await call('pause', schedule.id))).toContain(said.pausedNow);
    expect(textOf(await call('pause', schedule.id.toUpperCase()))).toContain('It goes on.');
    expect(textOf(await call('preview', schedule.id))).toContain(told.takes(7, 19, 7));
    expect(textOf(await call('remove', 'nonsense'))).toBe(said.gone);
    expect(textOf(await call('edit', schedule.id))).toContain(said.nothingPosted);
  });

  test('that two people change at once is shown to the second as the first left it', async () => {
    const { discord, as, schedule, server, digests, press } = await withOne();
    const edit = () => recordOf(discord.invoke({ command: 'digest edit', options: { digest: schedule.id }, ...as }));
    const [one, other] = [await edit(), await edit()];
    const change = async (record: MessageRecord, words: string) => {
      const opened = press(record, 'what');
      await opened.acknowledged;
      discord.submitModal(opened, { words }, as);
      await expect.poll(() => shown(record)).toContain(`“${words}”`);
      press(record, 'save');
    };
    await change(one, 'harbours');
    await expect.poll(() => shown(one)).toContain('Saved as');
    await change(other, 'trams');
    await expect.poll(() => shown(other)).toContain(said.changedMeanwhile);
    expect(shown(other)).toContain('“harbours”');
    expect(await digests.find(server, schedule.id)).toMatchObject({ words: 'harbours' });
    await digests.remove(server, schedule.id);
    press(other, 'save');
    await expect.poll(() => shown(other)).toBe(said.gone);
  });

  test('goes by the server’s time zone, which is chosen by name; another one is refused', async () => {
    const { discord, as, list, settings } = await withOne();
    const set = (timezone: string) => discord.invoke({ command: 'settings', options: { timezone }, ...as }).reply();
    expect(textOf(await set('Mars/Olympus'))).toBe(said.badZone('Mars/Olympus'));
    const typing = discord.autocomplete({
      command: 'settings',
      options: { timezone: 'seo' },
      focused: 'timezone',
      ...as,
    });
    await typing.acknowledged;
    expect(typing.choices?.[0]).toMatchObject({
      value: 'Asia/Seoul',
      name: expect.stringMatching(/^Asia\/Seoul · now \d/),
    });
    expect(textOf(await set('asia/seoul'))).toContain(`**${english.settings.timeZone}:** Asia/Seoul`);
    expect(settings().timeZone).toBe('Asia/Seoul');
    expect((await list())[0]?.timeZone).toBe('Asia/Seoul');
  });

  test('is told by /status as what comes next, unless it is paused', async () => {
    const { discord, as, schedule, digests, server } = await withOne();
    const told = () => discord.invoke({ command: 'status', ...as }).reply();
    const next = (digests.nextAt(schedule)?.getTime() ?? 0) / 1000;
    expect(textOf(await told())).toContain(`**${said.status}:** <t:${next}:f>`);
    await digests.pause(server, schedule.id);
    expect(textOf(await told())).not.toContain(said.status);
  });

  test('outlasts a bot that is thrown out and invited again, and says when its channel is gone', async () => {
    const { discord, as, schedule, digests, server } = await withOne();
    discord.removeBot();
    discord.inviteBot();
    const list = () => discord.invoke({ command: 'digest list', ...as }).reply();
    expect(textOf(await list())).toContain(`\`${schedule.id}\``);
    const other = discord.createChannel({ name: 'other' });
    const moved = await digests.change(server, schedule.id, schedule, { ...schedule, channel: other.id });
    expect(moved).toMatchObject({ channel: other.id });
    discord.deleteChannel(other.id);
    const shownNow = discord.invoke({ command: 'digest preview', options: { digest: schedule.id }, ...as }).reply();
    expect(textOf(await shownNow)).toContain(said.channelGone);
  });

  test('belongs to its server alone', async () => {
    const { discord, digests, schedule } = await withOne();
    const elsewhere = discord.createGuild('Elsewhere');
    expect(await digests.find(elsewhere.id, schedule.id)).toBeNull();
    expect(await digests.remove(elsewhere.id, schedule.id)).toBe(false);
    expect(await digests.pause(elsewhere.id, schedule.id)).toBe(false);
    expect(await digests.list(elsewhere.id)).toEqual([]);
  });
});

describe('what was saved', () => {
  test('comes when it is due, once, with its buttons, and is measured', async () => {
    const clock = new SteppedClock();
    const results: string[] = [];
    const observer = {
      ...{ connection: () => {}, responded: () => {}, delivered: () => {}, changed: () => {} },
      posted: (result: string) => void results.push(result),
    };
    const { digests, state } = openServerDigests(() => new Date(clock.now()));
    const desk = scriptedDesk({ previewBriefing: async () => week, brief: async (request) => briefing(request) });
    const { discord } = await online(desk, { digests, observer, schedule: { state, clock } });
    const manager = discord.createUser({ username: 'manager', globalName: 'Manager', permissions: 0x20n });
    const channel = discord.createChannel({ kind: 'announcement', name: 'news' });
    const record = await recordOf(
      discord.invoke({ command: 'digest add', user: manager, options: { channel: channel.id, every: 'daily' } }),
    );
    discord.pressButton(record, idOf(record, 'crosspost'), { user: manager });
    await expect.poll(() => shown(record)).toContain(`**${said.crosspost}:** ${said.yes}`);
    discord.pressButton(record, idOf(record, 'save'), { user: manager });
    await expect.poll(() => shown(record)).toContain('Saved as');
    const [saved] = await digests.list(discord.guildId);
    const due = saved === undefined ? null : digests.nextAt(saved);
    expect(discord.messages(channel.id)).toEqual([]);
    await clock.step((due?.getTime() ?? 0) + 1 - clock.now());
    await expect.poll(() => discord.messages(channel.id).length, { timeout: 10_000 }).toBe(1);
    const [posted] = discord.messages(channel.id);
    if (posted === undefined) return;
    expect(shown(posted)).toContain('Warsaw signed for more tanks.');
    expect(posted.latest.components[0]?.components.length).toBeGreaterThan(1);
    await expect.poll(() => results).toEqual(['posted']);
    await clock.step(60_000);
    expect(discord.messages(channel.id)).toHaveLength(1);
  });
});
