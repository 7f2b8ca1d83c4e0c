import { type ChatInputCommandInteraction, type Interaction, MessageFlags } from 'discord.js';
import { expect, test } from 'vitest';
import { manualClock } from '../../../src/local/discord/played-clock.ts';
import { ask, callback, check, discord, online, register, webhook } from './connected.ts';

/** A handler of slash commands only. */
const slash = (answer: (interaction: ChatInputCommandInteraction) => Promise<unknown>) => async (given: Interaction) =>
  given.isChatInputCommand() ? answer(given) : undefined;

test('the bot sees who asks, where, with which options, and the person reads its answer', async () => {
  const local = await discord();
  await register(local, [ask]);
  const seen: unknown[] = [];
  await online(
    local,
    slash(async (given) => {
      const { options, user, guildId, channelId, locale, guildLocale, context } = given;
      const values = [options.getString('question'), options.getInteger('days'), options.getBoolean('private')];
      seen.push({ values, user: user.globalName, guildId, channelId, locale, guildLocale, context });
      await given.reply({ content: 'Poland and South Korea did.' });
    }),
  );
  const asked = local.invoke({
    command: 'ask',
    options: { question: 'Who opened a dialogue?', days: 7, private: false },
    locale: 'pl',
  });
  expect((await asked.reply()).content).toBe('Poland and South Korea did.');
  expect(seen).toEqual([
    {
      values: ['Who opened a dialogue?', 7, false],
      user: 'Reader',
      guildId: local.guildId,
      channelId: local.channelId,
      locale: 'pl',
      guildLocale: 'en-US',
      context: 0,
    },
  ]);
  expect((await asked.acknowledged).type).toBe(4);
  expect(asked.message).toMatchObject({ type: 20, application_id: local.applicationId, edited_timestamp: null });
});

test('a deferral shows thinking; edits follow, each a version; what an edit leaves out stays', async () => {
  const local = await discord();
  await register(local, [ask]);
  const { errors } = await online(
    local,
    slash(async (given) => {
      const { interaction, resource } = await given.deferReply({ withResponse: true });
      expect(interaction.responseMessageId).toBe(local.messages()[0]?.id);
      expect([interaction.responseMessageLoading, resource]).toEqual([true, null]);
      await given.editReply({ content: 'One.', embeds: [{ description: 'Sources' }] });
      await given.editReply({ content: 'One. Two.' });
      await given.editReply({ content: '', components: [] });
    }),
  );
  const asked = local.invoke({ command: 'ask', options: { question: 'Why?' } });
  await asked.until(({ history }) => history.length === 4);
  expect(asked.history.map(({ message }) => [message.content, message.embeds.length, message.flags])).toEqual([
    ['', 0, MessageFlags.Loading],
    ['One.', 1, 0],
    ['One. Two.', 1, 0],
    ['', 1, 0],
  ]);
  expect(asked.history[1]?.message.edited_timestamp).toBeNull();
  expect(asked.message?.edited_timestamp).not.toBeNull();
  expect(errors).toEqual([]);
});

test('a private deferral stays private, whatever the edit says, and others do not see it', async () => {
  const local = await discord();
  await register(local, [ask]);
  await online(
    local,
    slash(async (given) => {
      await given.deferReply({ flags: MessageFlags.Ephemeral });
      await given.editReply({ content: 'Only for you.' });
      await given.followUp({ content: 'For everyone.' });
    }),
  );
  const asked = local.invoke({ command: 'ask', options: { question: 'Why?' } });
  await asked.until(({ followUps }) => followUps.length === 1);
  expect(asked.isEphemeral).toBe(true);
  expect(asked.record?.privateTo).toBe(asked.person.user.id);
  expect(asked.followUps[0]?.privateTo).toBeNull();
});

test('a follow-up right after a deferral fills the loading message and stays as private as the deferral', async () => {
  const local = await discord();
  await register(local, [ask]);
  const asked = local.invoke({ command: 'ask', options: { question: 'Why?' } });
  await callback(local, asked, { type: 5 });
  const first = await webhook(local, asked, 'POST', '?wait=true', { content: 'First.', flags: 64 });
  expect(first).toMatchObject({ status: 200, body: { id: asked.message?.id, content: 'First.', flags: 0 } });
  expect(asked.followUps).toEqual([]);
  await webhook(local, asked, 'POST', '', { content: 'Second.', flags: 64 });
  expect(asked.followUps.map(({ latest }) => [latest.content, latest.flags])).toEqual([['Second.', 64]]);
});

test('an answer after 3 seconds comes too late: the person reads that the application did not respond', async () => {
  const clock = manualClock();
  const local = await discord({ clock });
  await register(local, [ask]);
  const late = local.invoke({ command: 'ask', options: { question: 'Why?' } });
  const inTime = local.invoke({ command: 'ask', options: { question: 'When?' } });
  clock.advance(2_990);
  expect((await callback(local, inTime, { type: 5 })).status).toBe(200);
  expect((await inTime.acknowledged).latencyMs).toBe(2_990);
  clock.advance(20);
  expect(late.failed).toBe(true);
  await expect(late.acknowledged).rejects.toThrow('The application did not respond');
  expect(await callback(local, late, { type: 5 })).toMatchObject({
    status: 404,
    body: { code: 10062, message: 'Unknown interaction' },
  });
});

test('a second answer is refused', async () => {
  const local = await discord();
  await register(local, [ask]);
  const asked = local.invoke({ command: 'ask', options: { question: 'Why?' } });
  expect((await callback(local, asked, { type: 5 })).status).toBe(200);
  expect(await callback(local, asked, { type: 4, data: { content: 'Again' } })).toMatchObject({
    status: 400,
    body: { code: 40060 },
  });
});

test('after 15 minutes the reply can no longer be edited', async () => {
  const clock = manualClock();
  const local = await discord({ clock });
  await register(local, [ask]);
  const asked = local.invoke({ command: 'ask', options: { question: 'Why?' } });
  await callback(local, asked, { type: 5 });
  clock.advance(15 * 60_000);
  const edit = () => webhook(local, asked, 'PATCH', '/messages/@original', { content: 'Late.' });
  expect((await edit()).status).toBe(200);
  clock.advance(1);
  expect(await edit()).toMatchObject({ status: 401, body: { code: 50027, message: 'Invalid Webhook Token' } });
});

test('before the first answer there is nothing to edit', async () => {
  const local = await discord();
  await register(local, [ask]);
  const asked = local.invoke({ command: 'ask', options: { question: 'Why?' } });
  expect(await webhook(local, asked, 'PATCH', '/messages/@original', { content: 'x' })).toMatchObject({
    status: 404,
    body: { code: 10015 },
  });
});

test('a reply that a moderator deleted is gone for the bot too', async () => {
  const local = await discord();
  await register(local, [ask]);
  const { errors } = await online(
    local,
    slash(async (given) => {
      await given.reply('Soon gone.');
      const record = local.messages()[0];
      if (record) local.deleteMessage(record);
      await given.editReply('Still there?');
    }),
  );
  const asked = local.invoke({ command: 'ask', options: { question: 'Why?' } });
  await expect.poll(() => errors).toMatchObject([{ code: 10008, status: 404 }]);
  expect(asked.message).toBeNull();
  expect(asked.record?.deletedBy).toBe('user');
});

test('the bot deletes its own reply', async () => {
  const local = await discord();
  await register(local, [ask]);
  await online(
    local,
    slash(async (given) => {
      await given.reply('Gone at once.');
      await given.deleteReply();
    }),
  );
  const asked = local.invoke({ command: 'ask', options: { question: 'Why?' } });
  await asked.until(({ record }) => record?.deletedBy === 'bot');
  expect(local.messages()).toEqual([]);
});

test.each<[string, Record<string, string | number | boolean>, RegExp]>([
  ['without a required option', {}, /requires the option "question"/],
  ['with an option that is not there', { question: 'q', colour: 'red' }, /no option "colour"/],
  ['with text where a number belongs', { question: 'q', days: 'seven' }, /must be an integer/],
  ['with a number out of range', { question: 'q', days: 31 }, /at most 30/],
  ['with text that is too long', { question: 'q'.repeat(301) }, /at most 300 characters/],
])('a person cannot send a command %s', async (_, options, complaint) => {
  const local = await discord();
  await register(local, [ask]);
  expect(() => local.invoke({ command: 'ask', options })).toThrow(complaint);
});

test('a command is offered only where and to whom it was registered for', async () => {
  const local = await discord();
  await register(local, [
    { name: 'here', description: 'd', contexts: [0] },
    { name: 'editors', description: 'd', default_member_permissions: '32' },
    check,
  ]);
  expect(() => local.invoke({ command: 'here', guild: null })).toThrow('not offered in context 1');
  expect(() => local.invoke({ command: 'here', installedBy: 'user' })).toThrow('not offered to a user installation');
  expect(() => local.invoke({ command: 'editors' })).toThrow('lacks its permissions');
  expect(() => local.invoke({ command: 'editors', user: local.createUser({ permissions: 32n }) })).not.toThrow();
  expect(() => local.invoke({ command: 'nothing' })).toThrow('no command /nothing');
});

test('in direct messages there is a user and no server', async () => {
  const local = await discord();
  await register(local, [ask]);
  await online(
    local,
    slash((given) => given.reply(`${given.user.username} ${given.guildId} ${given.context} ${given.inGuild()}`)),
  );
  const user = local.createUser({ username: 'mina' });
  const asked = local.invoke({ command: 'ask', options: { question: 'Why?' }, guild: null, user });
  expect((await asked.reply()).content).toBe('mina null 1 false');
});

test('a person-installed app answers in private without the permission, and follows up five times at most', async () => {
  const local = await discord({ rateLimits: false });
  await register(local, [{ name: 'here', description: 'd', integration_types: [1] }]);
  const user = local.createUser({ permissions: 2048n });
  const asked = local.invoke({ command: 'here', installedBy: 'user', user });
  await callback(local, asked, { type: 4, data: { content: 'Hello' } });
  expect(asked.isEphemeral).toBe(true);
  const followUp = () => webhook(local, asked, 'POST', '?wait=true', { content: 'More' });
  for (let i = 0; i < 5; i += 1) expect((await followUp()).status).toBe(200);
  expect(await followUp()).toMatchObject({ status: 400, body: { code: 40094 } });
});

test('a subcommand with a channel arrives with the channel', async () => {
  const local = await discord();
  const where = { type: 7, name: 'where', description: 'd', required: true };
  const digest = { type: 1, name: 'digest', description: 'd', options: [where] };
  await register(local, [{ name: 'settings', description: 'd', options: [digest] }], local.guildId);
  await online(
    local,
    slash(async (given) => {
      const { name } = given.options.getChannel('where', true);
      await given.reply(`${given.options.getSubcommand()} goes to #${name}`);
    }),
  );
  const asked = local.invoke({ command: 'settings digest', options: { where: local.channelId } });
  expect((await asked.reply()).content).toBe('digest goes to #general');
  expect(() => local.invoke({ command: 'settings' })).toThrow('wants one of: digest');
});

test('whoever looks on hears of everything in its order', async () => {
  const local = await discord();
  await register(local, [ask]);
  const heard: string[] = [];
  local.on((event) => {
    if (event.kind === 'message' || event.kind === 'interaction') heard.push(`${event.kind} ${event.what}`);
  });
  const asked = local.invoke({ command: 'ask', options: { question: 'Why?' } });
  await callback(local, asked, { type: 5 });
  await webhook(local, asked, 'PATCH', '/messages/@original', { content: 'So.' });
  await webhook(local, asked, 'POST', '', { content: 'More.' });
  await webhook(local, asked, 'DELETE', '/messages/@original');
  expect(heard).toEqual([
    'interaction created',
    'message created',
    'interaction acknowledged',
    'message edited',
    'message created',
    'interaction followed_up',
    'message deleted',
  ]);
});
