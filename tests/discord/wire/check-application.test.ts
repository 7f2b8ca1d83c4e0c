import { expect, test } from 'vitest';
import { commands } from '../../../src/discord/commands/every-command.ts';
import { checkDiscord } from '../../../src/discord/wire/check-application.ts';
import { differenceOf } from '../../../src/discord/wire/command-difference.ts';
import { inviteLink, missingFor, missingOnServer } from '../../../src/discord/wire/permissions.ts';
import { commandBodies, registerWithToken } from '../../../src/discord/wire/register-commands.ts';
import { type LocalDiscord, startLocalDiscord } from '../../../src/local/discord/local-discord.ts';
import { trouble } from '../../../src/wording/trouble.ts';
import { onTestFinished } from '../../building/running-test.ts';
import { memoryStore } from '../harness.ts';

async function discord(): Promise<LocalDiscord> {
  const local = await startLocalDiscord();
  onTestFinished(() => local.close());
  return local;
}

const placeOf = (local: LocalDiscord, guildId: string | null = null) => ({
  token: local.token,
  apiUrl: local.url,
  guildId,
  commands,
});

const register = (local: LocalDiscord, guildId: string | null) =>
  registerWithToken({ ...placeOf(local, guildId), store: memoryStore(), force: true });

test('everything is told in a handful of requests, and nothing is changed', async () => {
  const local = await discord();
  await register(local, local.guildId);
  const before = local.requests.length;
  const report = await checkDiscord(placeOf(local, local.guildId));
  expect(report).toMatchObject({
    application: {
      ok: true,
      value: {
        id: local.applicationId,
        botName: 'Dateline',
        isPublic: true,
        installedBy: { servers: true, people: true },
      },
    },
    servers: { ok: true, value: [{ id: local.guildId, name: 'Newsroom', missing: [] }] },
    commands: { ok: true, value: { wanted: 11, difference: { missing: [], outdated: [], surplus: [] }, twice: [] } },
  });
  expect(Math.abs(report.aheadMs ?? Number.NaN)).toBeLessThan(2_000);
  expect(local.requests.slice(before).map(({ method }) => method)).toEqual(['GET', 'GET', 'GET', 'GET']);
});

test('a set of commands that is seen twice is found from either place', async () => {
  const local = await discord();
  await register(local, local.guildId);
  const twice = async (guildId: string | null) => {
    const { commands } = await checkDiscord(placeOf(local, guildId));
    return commands?.ok && 'twice' in commands.value ? commands.value.twice : commands;
  };
  // Nothing is registered everywhere yet, so nobody sees anything twice.
  expect(await twice(null)).toEqual([]);
  await register(local, null);
  expect(await twice(null)).toEqual([local.guildId]);
  expect(await twice(local.guildId)).toEqual(['everywhere']);
});

test('a server that the bot is not in keeps its commands to itself', async () => {
  const local = await discord();
  const report = await checkDiscord(placeOf(local, '123456789012345678'));
  expect(report.commands).toEqual({ ok: true, value: { outside: '123456789012345678' } });
});

test('more servers than fit on a page are all found', async () => {
  const local = await discord();
  for (let more = 0; more < 250; more++) local.createGuild(`Desk ${more}`);
  const { servers } = await checkDiscord(placeOf(local));
  expect(servers?.ok && servers.value.length).toBe(251);
});

test('a part that fails leaves the others, with its own trouble', async () => {
  const local = await discord();
  local.faults.add({ path: '/users/@me/guilds', times: 9 }, { kind: 'status', status: 502 });
  const { application, servers, commands: listed } = await checkDiscord(placeOf(local));
  expect(application.ok).toBe(true);
  expect(servers).toMatchObject({ ok: false, trouble: { found: expect.stringContaining('could not be reached') } });
  expect(listed?.ok).toBe(true);
});

test('Discord that never answers, answers too much or is no Discord is told as such, in time', async () => {
  const local = await discord();
  local.faults.add({ times: 2 }, { kind: 'hang' });
  const { application: silent } = await checkDiscord(placeOf(local), 200);
  expect(silent).toMatchObject({ ok: false, trouble: trouble.unreachable(local.url, 'no answer within 0.2 s') });
  local.faults.clear();
  local.faults.add({}, { kind: 'rate_limited', retryAfterMs: 60_000 });
  const { application: busy } = await checkDiscord(placeOf(local));
  expect(busy).toMatchObject({ ok: false, trouble: { remedy: expect.stringMatching(/again in 6[01] seconds/) } });
  const elsewhere = { ...placeOf(local), apiUrl: local.url.replace('/api', '/nowhere') };
  expect((await checkDiscord(elsewhere)).application).toEqual({
    ok: false,
    trouble: trouble.notDiscord(elsewhere.apiUrl),
  });
});

test.each([
  'a.b.c',
  'with a space',
  'fancy “quotes”',
])('token %j is wrong, and never part of what is said', async (token) => {
  const local = await discord();
  const report = await checkDiscord({ ...placeOf(local), token });
  expect(report.application).toEqual({ ok: false, trouble: trouble.wrongToken });
  expect(JSON.stringify(report)).not.toContain(token);
});

test('what Discord fills in, leaves out or orders otherwise is no difference', () => {
  const wanted = commandBodies(null, commands);
  const listed = wanted.map(({ type = 1, name, ...rest }) => ({
    id: '1',
    version: '2',
    dm_permission: true,
    nsfw: false,
    default_member_permissions: null,
    description_localizations: null,
    ...rest,
    name,
    type,
    ...('contexts' in rest && { contexts: rest.contexts?.toReversed() }),
    ...('options' in rest && {
      options: rest.options?.map((option) => ({ required: false, choices: [], channel_types: null, ...option })),
    }),
  }));
  expect(differenceOf(wanted, listed)).toEqual({ missing: [], outdated: [], surplus: [] });
  const translated = { ...wanted[1], type: 1, name: 'summary', name_localizations: { pl: 'skrót' } };
  expect(differenceOf(wanted, [translated, { type: 3, name: 'Old' }])).toEqual({
    missing: [
      '/ask',
      '/timeline',
      '/follow',
      '/articles',
      '“Check against coverage”',
      '/status',
      '/privacy',
      '/forget-me',
      '/settings',
      '/digest',
    ],
    outdated: ['/summary'],
    surplus: ['“Old”'],
  });
});

test('the invite asks for what the features use by default and nothing else; an administrator has it all', () => {
  expect(inviteLink('123')).toBe(
    'https://discord.com/oauth2/authorize?client_id=123&scope=bot+applications.commands&permissions=274878024704',
  );
  expect(missingOnServer('274878024704')).toEqual([]);
  expect(missingOnServer('8')).toEqual([]);
  expect(missingOnServer('19456')).toEqual([
    { permission: 'SendMessagesInThreads', features: ['threads'] },
    { permission: 'ReadMessageHistory', features: ['certainty'] },
  ]);
  expect(missingFor('share', 19_456n)).toEqual([]);
  expect(missingFor('mentions', 19_456n)).toEqual(['MentionEveryone']);
});
