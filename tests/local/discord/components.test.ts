import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  type Interaction,
  LabelBuilder,
  MessageFlags,
  ModalBuilder,
  StringSelectMenuBuilder,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js';
import { expect, test } from 'vitest';
import type { MessageRecord } from '../../../src/local/discord/message-store.ts';
import { ask, callback, check, discord, online, register } from './connected.ts';

const buttons = new ActionRowBuilder<ButtonBuilder>().addComponents(
  new ButtonBuilder().setCustomId('more').setLabel('More sources').setStyle(ButtonStyle.Secondary),
  new ButtonBuilder().setCustomId('off').setLabel('Off').setStyle(ButtonStyle.Secondary).setDisabled(true),
  new ButtonBuilder().setURL('https://example.org/').setLabel('Read').setStyle(ButtonStyle.Link),
);
const menu = new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(
  new StringSelectMenuBuilder()
    .setCustomId('sort')
    .addOptions({ label: 'Newest', value: 'newest' }, { label: 'Best', value: 'best' }),
);

/** A bot that replies to /ask with buttons and a menu, and to what else comes with `answer`. */
async function withButtons(answer: (interaction: Interaction) => Promise<unknown>, flags?: MessageFlags.Ephemeral) {
  const local = await discord();
  await register(local, [ask, check]);
  const { errors } = await online(local, async (given) =>
    given.isChatInputCommand()
      ? given.reply({ content: 'Answer', components: [buttons, menu], ...(flags && { flags }) })
      : answer(given),
  );
  const asked = local.invoke({ command: 'ask', options: { question: 'Why?' } });
  await asked.reply();
  const record = asked.record;
  if (record === null) throw new Error('There is no reply');
  return { local, record, errors };
}

const contents = ({ versions }: MessageRecord) => versions.map(({ message }) => message.content);

test('components come back numbered, as discord.js reads them', async () => {
  const { record } = await withButtons(async () => {});
  expect(record.latest.components.map(({ id, components }) => [id, components.map((each) => each.id)])).toEqual([
    [1, [2, 3, 4]],
    [5, [6]],
  ]);
});

test('a pressed button updates its message', async () => {
  const { local, record } = await withButtons(async (given) => {
    if (given.isButton()) await given.update({ content: `${given.customId} of ${given.message.content}` });
  });
  const pressed = local.pressButton(record, 'more');
  expect((await pressed.acknowledged).type).toBe(7);
  expect(contents(record)).toEqual(['Answer', 'more of Answer']);
});

test('a button may defer its update, edit the message, and follow up in private', async () => {
  const { local, record, errors } = await withButtons(async (given) => {
    if (!given.isButton()) return;
    await given.deferUpdate();
    await given.editReply({ content: 'More' });
    await given.followUp({ content: 'Noted', flags: MessageFlags.Ephemeral });
  });
  const pressed = local.pressButton(record, 'more');
  await pressed.until(({ followUps }) => followUps.length === 1);
  expect(contents(record)).toEqual(['Answer', 'More']);
  expect(pressed.followUps[0]?.latest).toMatchObject({
    content: 'Noted',
    type: 19,
    message_reference: { message_id: record.id },
  });
  expect(errors).toEqual([]);
});

test('a person cannot press what is not there, is disabled, or was deleted', async () => {
  const { local, record } = await withButtons(async () => {});
  expect(() => local.pressButton(record, 'nothing')).toThrow('There is no "nothing"');
  expect(() => local.pressButton(record, 'off')).toThrow('is disabled');
  expect(() => local.pressButton(record, 'sort')).toThrow('is not a button');
  local.deleteMessage(record);
  expect(() => local.pressButton(record, 'more')).toThrow('was deleted');
});

test('nobody else can press a button of a private reply', async () => {
  const { local, record } = await withButtons(async () => {}, MessageFlags.Ephemeral);
  expect(() => local.pressButton(record, 'more', { user: local.createUser({ username: 'kim' }) })).toThrow(
    'kim does not see this message',
  );
});

test('a choice in a menu arrives, and only a choice that is offered', async () => {
  const { local, record } = await withButtons(async (given) => {
    if (given.isStringSelectMenu()) await given.update({ content: `By ${given.values.join()}` });
  });
  await local.select(record, 'sort', ['best']).acknowledged;
  expect(record.latest.content).toBe('By best');
  expect(() => local.select(record, 'sort', ['oldest'])).toThrow('no option "oldest"');
  expect(() => local.select(record, 'sort', ['best', 'newest'])).toThrow('takes 1 to 1 values');
});

test('a button opens a form, and the form is answered', async () => {
  const { local, record, errors } = await withButtons(async (given) => {
    if (given.isButton()) {
      const text = new TextInputBuilder().setCustomId('why').setStyle(TextInputStyle.Paragraph).setMaxLength(200);
      const label = new LabelBuilder().setLabel('What is wrong?').setTextInputComponent(text);
      await given.showModal(new ModalBuilder().setCustomId('report').setTitle('Report').addLabelComponents(label));
    }
    if (given.isModalSubmit()) await given.reply(`Thanks: ${given.fields.getTextInputValue('why')}`);
  });
  const pressed = local.pressButton(record, 'more');
  await pressed.acknowledged;
  expect(pressed.modal).toMatchObject({ custom_id: 'report', title: 'Report' });
  expect(() => local.submitModal(pressed, {})).toThrow('"why" is required');
  expect(() => local.submitModal(pressed, { why: 'x'.repeat(201) })).toThrow('at most 200');
  const sent = local.submitModal(pressed, { why: 'A wrong date' });
  expect((await sent.reply()).content).toBe('Thanks: A wrong date');
  expect(errors).toEqual([]);
});

test('a form with a classic row works too', async () => {
  const { local, record } = await withButtons(async (given) => {
    if (given.isModalSubmit()) await given.reply(given.fields.getTextInputValue('why'));
  });
  const pressed = local.pressButton(record, 'more');
  const input = { type: 4, custom_id: 'why', label: 'Why', style: 1 };
  const data = { custom_id: 'm', title: 'Form', components: [{ type: 1, components: [input] }] };
  await callback(local, pressed, { type: 9, data });
  expect((await local.submitModal(pressed, { why: 'So' }).reply()).content).toBe('So');
});

test('what is typed is completed by the bot', async () => {
  const { local } = await withButtons(async (given) => {
    if (!given.isAutocomplete()) return;
    const { name, value } = given.options.getFocused(true);
    await given.respond([{ name: `${name}: ${value}…`, value: 'example-wire' }]);
  });
  const typed = local.autocomplete({ command: 'ask', focused: 'outlet', options: { outlet: 'Exa' } });
  await typed.acknowledged;
  expect(typed.choices).toEqual([{ name: 'outlet: Exa…', value: 'example-wire' }]);
});

test('more than 25 completions are refused', async () => {
  const local = await discord();
  await register(local, [ask]);
  const typed = local.autocomplete({ command: 'ask', focused: 'outlet', options: { outlet: '' } });
  const choices = Array.from({ length: 26 }, (_, i) => ({ name: `${i}`, value: `${i}` }));
  const refused = await callback(local, typed, { type: 8, data: { choices } });
  expect(refused).toMatchObject({ status: 400, body: { code: 50035 } });
  expect(refused.body).toHaveProperty('errors.data.choices._errors.0.code', 'BASE_TYPE_MAX_LENGTH');
});

test("a message's menu runs a command on it, content included", async () => {
  const { local } = await withButtons(async (given) => {
    if (given.isMessageContextMenuCommand()) {
      await given.reply({ content: `“${given.targetMessage.content}” is not covered.`, flags: MessageFlags.Ephemeral });
    }
  });
  const posted = local.postMessage({ content: 'Seoul has moved.', author: local.createUser({ username: 'kim' }) });
  const checked = local.messageCommand('Check against coverage', posted);
  expect(await checked.reply()).toMatchObject({ content: '“Seoul has moved.” is not covered.', type: 23 });
  expect(checked.isEphemeral).toBe(true);
});

test.each<[string, number, string]>([
  ['a command cannot be answered with an update', 7, 'ask'],
  ['a command cannot be answered with choices', 8, 'ask'],
])('%s', async (_, type, command) => {
  const local = await discord();
  await register(local, [ask]);
  const asked = local.invoke({ command, options: { question: 'Why?' } });
  const refused = await callback(local, asked, { type, data: { content: 'x', choices: [] } });
  expect(refused.body).toHaveProperty('errors.type._errors.0.code', 'BASE_TYPE_CHOICES');
  expect((await callback(local, asked, { type: 5 })).status).toBe(200);
});
