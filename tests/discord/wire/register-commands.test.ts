import { expect, test } from 'vitest';
import { ask } from '../../../src/discord/commands/ask-command.ts';
import { commands } from '../../../src/discord/commands/every-command.ts';
import { registerCommands, registerWithToken } from '../../../src/discord/wire/register-commands.ts';
import { troubleMessage } from '../../../src/wording/trouble.ts';
import { strictDiscord } from '../../conformance/strict-discord.ts';
import { memoryStore } from '../harness.ts';

const applicationId = '111111111111111111';
const guildId = '222222222222222222';

/** Takes what is put and counts it. */
function fakeRest(): {
  readonly puts: [string, unknown][];
  put(route: string, options?: { body?: unknown }): Promise<unknown>;
} {
  const puts: [string, unknown][] = [];
  return {
    puts,
    put(route, options) {
      puts.push([route, options?.body]);
      return Promise.resolve([]);
    },
  };
}

test('commands are sent when they changed, in each place on its own, or when it is wanted', async () => {
  const rest = fakeRest();
  const store = memoryStore();
  const everywhere = { rest, applicationId, guildId: null, store, commands, force: false };
  expect(await registerCommands(everywhere)).toBe('registered');
  expect(await registerCommands(everywhere)).toBe('unchanged');
  expect(await registerCommands({ ...everywhere, guildId })).toBe('registered');
  expect(await registerCommands({ ...everywhere, guildId })).toBe('unchanged');
  expect(await registerCommands({ ...everywhere, force: true })).toBe('registered');
  const changed = { ...ask, data: { ...ask.data, description: 'Something else' } };
  expect(await registerCommands({ ...everywhere, commands: [changed] })).toBe('registered');
  expect(await registerCommands({ ...everywhere, applicationId: '3'.repeat(18) })).toBe('registered');
  expect(rest.puts.map(([route]) => route)).toEqual([
    `/applications/${applicationId}/commands`,
    `/applications/${applicationId}/guilds/${guildId}/commands`,
    `/applications/${applicationId}/commands`,
    `/applications/${applicationId}/commands`,
    `/applications/${'3'.repeat(18)}/commands`,
  ]);
});

test('what failed to be registered is sent again next time', async () => {
  const store = memoryStore();
  const failing = { put: () => Promise.reject(new Error('502')) };
  const registration = { applicationId, guildId: null, store, commands, force: false };
  await expect(registerCommands({ ...registration, rest: failing })).rejects.toThrow('502');
  expect(await registerCommands({ ...registration, rest: fakeRest() })).toBe('registered');
});

test('commands work in servers, in direct messages and for people who installed the app', () => {
  for (const { data } of commands) {
    const isOfServers = ['settings', 'digest'].includes(data.name);
    const where = isOfServers
      ? { contexts: [0], integration_types: [0] }
      : { contexts: [0, 1, 2], integration_types: [0, 1] };
    expect(data).toMatchObject(where);
  }
});

test('a local Discord takes them with the token alone, everywhere and in one server', async () => {
  const discord = await strictDiscord();
  const registration = { token: discord.token, apiUrl: discord.url, store: memoryStore(), commands, force: false };
  expect(await registerWithToken({ ...registration, guildId: null })).toBe('registered');
  expect(await registerWithToken({ ...registration, guildId: discord.guildId })).toBe('registered');
  expect(await registerWithToken({ ...registration, guildId: discord.guildId })).toBe('unchanged');
  expect(discord.commands(discord.guildId).map(({ name }) => name)).toEqual(commands.map(({ data }) => data.name));
  await expect(registerWithToken({ ...registration, guildId })).rejects.toThrow(troubleMessage.notInServer(guildId));
  await expect(registerWithToken({ ...registration, token: 'a.b.c', guildId: null })).rejects.toThrow(
    troubleMessage.wrongToken,
  );
});
