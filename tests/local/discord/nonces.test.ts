import type { TextChannel } from 'discord.js';
import { expect, test } from 'vitest';
import { manualClock } from '../../../src/local/discord/played-clock.ts';
import { ask, callback, discord, online, register, request } from './connected.ts';

const mark = 'd34db33fd34db33fd34db33f';

test('the same nonce, enforced, within the window gives the first message once more', async () => {
  const clock = manualClock();
  const local = await discord({ clock, nonceWindowMs: 120_000 });
  const post = (body: object) => request(local, 'POST', `/channels/${local.channelId}/messages`, body);
  const first = await post({ content: 'Digest', nonce: mark, enforce_nonce: true });
  expect(first).toMatchObject({ status: 200, body: { content: 'Digest', nonce: mark } });
  clock.advance(119_999);
  const again = await post({ content: 'Digest, written anew', nonce: mark, enforce_nonce: true });
  expect(again).toMatchObject({ status: 200, body: { ...(first.body as object) } });
  expect(local.messages().map(({ latest }) => latest.content)).toEqual(['Digest']);
  clock.advance(1);
  await post({ content: 'Digest, too late', nonce: mark, enforce_nonce: true });
  expect(local.messages()).toHaveLength(2);
});

test('a nonce that is not enforced, of another channel, or of a message that is gone makes a new message', async () => {
  const local = await discord();
  const other = local.createChannel({ name: 'other' });
  const post = (body: object, channel = local.channelId) =>
    request(local, 'POST', `/channels/${channel}/messages`, { content: 'x', nonce: 7, ...body });
  expect(await post({})).toMatchObject({ status: 200, body: { nonce: 7 } });
  await post({});
  await post({ enforce_nonce: true }, other.id);
  expect(local.messages()).toHaveLength(2);
  expect(local.messages(other.id)).toHaveLength(1);
  for (const message of local.messages()) local.deleteMessage(message);
  await post({ enforce_nonce: true });
  expect(local.messages()).toHaveLength(1);
});

test('a nonce of 26 characters is refused at its place', async () => {
  const local = await discord();
  const path = `/channels/${local.channelId}/messages`;
  const refused = await request(local, 'POST', path, { content: 'x', nonce: 'n'.repeat(26) });
  expect(refused).toMatchObject({ status: 400, body: { code: 50035 } });
  expect(refused.body).toHaveProperty('errors.nonce._errors.0.code', 'BASE_TYPE_MAX_LENGTH');
  expect((await request(local, 'POST', path, { content: 'x', nonce: 'n'.repeat(25) })).status).toBe(200);
});

test('discord.js posts once, however often it sends with one nonce', async () => {
  const local = await discord();
  const { bot } = await online(local);
  const channel = (await bot.channels.fetch(local.channelId)) as TextChannel;
  const send = () => channel.send({ content: 'Digest', nonce: mark, enforceNonce: true });
  const [first, second] = [await send(), await send()];
  expect(second.id).toBe(first.id);
  expect(second.nonce).toBe(mark);
  expect(local.messages()).toHaveLength(1);
});

test('replies to interactions know no nonce', async () => {
  const local = await discord();
  await register(local, [ask]);
  const reply = async () => {
    const asked = local.invoke({ command: 'ask', options: { question: 'Why?' } });
    await callback(local, asked, { type: 4, data: { content: 'Because.', nonce: mark, enforce_nonce: true } });
  };
  await reply();
  await reply();
  expect(local.messages()).toHaveLength(2);
});
