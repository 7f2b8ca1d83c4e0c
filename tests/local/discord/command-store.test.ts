import { SlashCommandBuilder } from 'discord.js';
import { expect, test } from 'vitest';
import { ask, check, discord, online, register, request } from './connected.ts';

const long = (length: number) => 'x'.repeat(length);
const option = (name: string, more: object = {}) => ({ type: 3, name, description: 'd', ...more });
const command = (more: object) => [{ name: 'ask', description: 'd', ...more }];

test('registered commands can be read back, global and of a server', async () => {
  const local = await discord();
  const { bot } = await online(local);
  const slash = new SlashCommandBuilder()
    .setName('ask')
    .setDescription('Ask about the coverage')
    .setDescriptionLocalizations({ pl: 'Zapytaj o artykuły' })
    .addStringOption((text) => text.setName('question').setDescription('What').setRequired(true).setMaxLength(300));
  await bot.application.commands.set([slash, check]);
  await bot.application.commands.set([{ name: 'settings', description: 'Set up' }], local.guildId);

  const known = await bot.application.commands.fetch();
  expect(known.map(({ name }) => name)).toEqual(['ask', 'Check against coverage']);
  expect(local.commands().map(({ name }) => name)).toEqual(['ask', 'Check against coverage']);
  expect(local.commands(local.guildId).map(({ name }) => name)).toEqual(['settings']);
});

test('texts in other languages are listed when they are asked for', async () => {
  const local = await discord();
  const option = { type: 3, name: 'question', name_localizations: { pl: 'pytanie' }, description: 'd' };
  await register(local, [{ name: 'ask', description: 'd', description_localizations: { pl: 'o' }, options: [option] }]);
  const path = `/applications/${local.applicationId}/commands`;
  const localised = { description_localizations: { pl: 'o' }, options: [{ name_localizations: { pl: 'pytanie' } }] };
  expect(await request(local, 'GET', `${path}?with_localizations=true`)).toMatchObject({ body: [localised] });
  const plain = await request(local, 'GET', path);
  expect(plain).toMatchObject({ body: [{ name: 'ask', options: [{ name: 'question' }] }] });
  expect(JSON.stringify(plain.body)).not.toContain('_localizations');
});

test('a command that is registered again keeps its id', async () => {
  const local = await discord();
  await register(local, [ask]);
  const before = local.commands()[0];
  await register(local, [check, { ...ask, description: 'Another text' }]);
  expect(local.commands()[1]).toMatchObject({ id: before?.id, description: 'Another text' });
});

test.each<[string, unknown, string, string]>([
  ['upper case in a name', command({ name: 'Ask' }), '0.name', 'APPLICATION_COMMAND_INVALID_NAME'],
  ['a space in a name', command({ name: 'ask me' }), '0.name', 'APPLICATION_COMMAND_INVALID_NAME'],
  ['a name of 33 characters', command({ name: long(33) }), '0.name', 'BASE_TYPE_MAX_LENGTH'],
  ['a description of 101 characters', command({ description: long(101) }), '0.description', 'BASE_TYPE_MAX_LENGTH'],
  ['no description', [{ name: 'ask' }], '0.description', 'BASE_TYPE_REQUIRED'],
  ['no name', [{ description: 'd' }], '0.name', 'BASE_TYPE_REQUIRED'],
  [
    'a localised description that is too long',
    command({ description_localizations: { ko: long(101) } }),
    '0.description_localizations.ko',
    'BASE_TYPE_MAX_LENGTH',
  ],
  [
    '26 options',
    command({ options: Array.from({ length: 26 }, (_, i) => option(`o${i}`)) }),
    '0.options',
    'BASE_TYPE_MAX_LENGTH',
  ],
  [
    '26 choices',
    command({
      options: [option('o', { choices: Array.from({ length: 26 }, (_, i) => ({ name: `n${i}`, value: `v${i}` })) })],
    }),
    '0.options.0.choices',
    'BASE_TYPE_MAX_LENGTH',
  ],
  [
    'a required option after an optional one',
    command({ options: [option('a'), option('b', { required: true })] }),
    '0.options.1',
    'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
  ],
  [
    'two options of one name',
    command({ options: [option('a'), option('a')] }),
    '0.options.1.name',
    'APPLICATION_COMMAND_OPTIONS_NAME_INVALID',
  ],
  [
    'two commands of one name',
    [ask, { name: 'ask', description: 'Again' }],
    '1.name',
    'APPLICATION_COMMANDS_DUPLICATE_NAME',
  ],
  [
    'more than 8,000 characters',
    command({
      options: Array.from({ length: 25 }, (_, i) =>
        option(`o${i}`, {
          choices: Array.from({ length: 2 }, (_, k) => ({ name: `${k}${long(99)}`, value: `${k}${long(99)}` })),
        }),
      ),
    }),
    '0',
    'APPLICATION_COMMAND_TOO_LARGE',
  ],
  [
    'a message command with a description',
    [{ ...check, description: 'd' }],
    '0.description',
    'APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION_INVALID',
  ],
])('%s is refused at its place, and nothing is registered', async (_, body, path, code) => {
  const local = await discord();
  const refused = await register(local, body);
  expect(refused).toMatchObject({ status: 400, body: { code: 50035, message: 'Invalid Form Body' } });
  expect(refused.body).toHaveProperty(`errors.${path}._errors.0.code`, code);
  expect(local.commands()).toEqual([]);
});

test('names in other scripts are names', async () => {
  const local = await discord();
  const names = ['질문', 'zapytaj-ósmy', 'ask_2', 'प्रश्न'];
  expect(
    (
      await register(
        local,
        names.map((name) => ({ name, description: 'd' })),
      )
    ).status,
  ).toBe(200);
});

test('discord.js hears why a registration was refused', async () => {
  const local = await discord();
  const { bot } = await online(local);
  const refused = bot.application.commands.set([{ name: 'ask', description: '' }]);
  await expect(refused).rejects.toThrow(/0\.description\[BASE_TYPE_REQUIRED\]|description/);
});
