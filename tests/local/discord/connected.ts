import { Client, type ClientOptions, Events, GatewayIntentBits, type Interaction } from 'discord.js';
import {
  type LocalDiscord,
  type LocalDiscordOptions,
  startLocalDiscord,
} from '../../../src/local/discord/local-discord.ts';
import { onTestFinished } from '../../building/running-test.ts';

/** A local Discord that ends with its test. */
export async function discord(options: LocalDiscordOptions = {}): Promise<LocalDiscord> {
  const local = await startLocalDiscord(options);
  onTestFinished(() => local.close());
  return local;
}

/** A discord.js client for it, not logged in yet; it ends with its test, before its Discord does. */
export function client(local: LocalDiscord, options: Partial<ClientOptions> = {}): Client {
  const bot = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api: local.url, offset: 0 }, ...options });
  onTestFinished(() => bot.destroy());
  return bot;
}

/** A bot that is online and answers each interaction with `answer`; what `answer` throws is kept in `errors`. */
export async function online(
  local: LocalDiscord,
  answer: (interaction: Interaction) => Promise<unknown> = async () => {},
  options: Partial<ClientOptions> = {},
): Promise<{ bot: Client<true>; errors: unknown[] }> {
  const bot = client(local, options);
  const errors: unknown[] = [];
  bot.on(Events.InteractionCreate, (interaction) => {
    answer(interaction).catch((error: unknown) => errors.push(error));
  });
  bot.on(Events.Error, (error) => errors.push(error));
  const { promise: ready, resolve } = Promise.withResolvers<Client<true>>();
  bot.once(Events.ClientReady, resolve);
  await bot.login(local.token);
  return { bot: await ready, errors };
}

/** The commands most tests need. */
export const ask = {
  name: 'ask',
  description: 'Ask about the coverage',
  options: [
    { type: 3, name: 'question', description: 'What you want to know', required: true, max_length: 300 },
    { type: 4, name: 'days', description: 'How far back', min_value: 1, max_value: 30 },
    { type: 5, name: 'private', description: 'Only you see the answer' },
    { type: 3, name: 'outlet', description: 'Only from this outlet', autocomplete: true },
  ],
};
export const check = { type: 3, name: 'Check against coverage' };

/** Sends a request as a bot would, without a library that waits or retries. */
export async function request(
  local: LocalDiscord,
  method: string,
  path: string,
  body?: unknown,
  authorization = `Bot ${local.token}`,
): Promise<{ status: number; body: unknown; headers: Headers }> {
  const response = await fetch(`${local.url}/v10${path}`, {
    method,
    headers: { authorization, 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? null : JSON.parse(text), headers: response.headers };
}

/** Registers commands without a client. */
export const register = (local: LocalDiscord, commands: unknown, guildId?: string) =>
  request(
    local,
    'PUT',
    `/applications/${local.applicationId}${guildId === undefined ? '' : `/guilds/${guildId}`}/commands`,
    commands,
  );

/** Answers an interaction without a client. */
export const callback = (local: LocalDiscord, { id, token }: { id: string; token: string }, body: unknown) =>
  request(local, 'POST', `/interactions/${id}/${token}/callback?with_response=true`, body, '');

/** Works on an interaction's webhook without a client. */
export const webhook = (
  local: LocalDiscord,
  { token }: { token: string },
  method: string,
  path: string,
  body?: unknown,
) => request(local, method, `/webhooks/${local.applicationId}/${token}${path}`, body, '');
