import { expect, test } from 'vitest';
import { strictDiscord } from '../../conformance/strict-discord.ts';

async function stage() {
  const discord = await strictDiscord({ rateLimits: false });
  const call = async (method: string, path: string, body: unknown) => {
    const response = await fetch(`${discord.url}/v10${path}`, {
      ...{ method, body: JSON.stringify(body) },
      headers: { authorization: `Bot ${discord.token}`, 'content-type': 'application/json' },
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
  return { discord, call, open: (recipient_id: string) => call('POST', '/users/@me/channels', { recipient_id }) };
}

test('a bot opens the direct messages of a person, always the same channel, and writes there', async () => {
  const { discord, call, open } = await stage();
  const { status, body } = await open(discord.user.user.id);
  expect(status).toBe(200);
  expect(body).toMatchObject({ type: 1, recipients: [{ id: discord.user.user.id }] });
  expect((await open(discord.user.user.id)).body['id']).toBe(body['id']);
  expect((await call('POST', `/channels/${body['id']}/messages`, { content: 'Hello' })).status).toBe(200);
  expect(discord.messages(String(body['id'])).map(({ latest }) => latest.content)).toEqual(['Hello']);
});

test('who has closed them is not written to, as Discord says it; nobody is there of an unknown id', async () => {
  const { discord, call, open } = await stage();
  discord.setDirectMessages(discord.user.user.id, 'closed');
  const { id } = (await open(discord.user.user.id)).body;
  const refused = await call('POST', `/channels/${id}/messages`, { content: 'Hello' });
  expect(refused).toMatchObject({ status: 403, body: { code: 50007 } });
  discord.setDirectMessages(discord.user.user.id, 'open');
  expect((await call('POST', `/channels/${id}/messages`, { content: 'Hello' })).status).toBe(200);
  expect(await open('123456789012345678')).toMatchObject({ status: 400, body: { code: 50033 } });
});
